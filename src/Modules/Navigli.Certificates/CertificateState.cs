namespace Navigli.Certificates;

/// <summary>Whether a certificate still counts.</summary>
public enum CertificateState
{
    Valid,
    Expired,
    Voided,
}

internal static class CertificateStates
{
    public static CertificateState State(this IssuedCertificate certificate, DateOnly today) => Of(certificate.VoidedAt, certificate.ValidUntil, today);

    public static CertificateState Of(DateTime? voidedAt, DateOnly? validUntil, DateOnly today) =>
        voidedAt is not null ? CertificateState.Voided : validUntil < today ? CertificateState.Expired : CertificateState.Valid;
}
