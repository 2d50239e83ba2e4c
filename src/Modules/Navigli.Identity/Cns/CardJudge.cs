using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Navigli.Platform.Results;

namespace Navigli.Identity.Cns;

/// <summary>
/// Decides whether a certificate is that of a CNS which opens an account today. That whoever shows it holds its key the proxy has seen in the TLS
/// handshake; everything else is checked here, whatever the proxy may have checked.
/// </summary>
internal sealed class CardJudge(IOptions<IdentityOptions> options, TimeProvider clock)
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const string CertificatePolicies = "2.5.29.32";
    private const string Sha1WithRsa = "1.2.840.113549.1.1.5";
    private const int SmallestRsa = 2048;
    private const X509ChainStatusFlags Time = X509ChainStatusFlags.NotTimeValid;
    private const X509ChainStatusFlags Purpose = X509ChainStatusFlags.NotValidForUsage;
    private const X509ChainStatusFlags Unknown = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    private CnsOptions Settings => options.Value.Cns;

    /// <summary>Whose card it is; else why it opens nothing.</summary>
    public Result<CardSubject> Judge(X509Certificate2 certificate)
    {
        try
        {
            return Examine(certificate);
        }
        catch (CryptographicException)
        {
            // An extension that cannot be read.
            return IdentityErrors.CnsUnreadable;
        }
    }

    private Result<CardSubject> Examine(X509Certificate2 certificate)
    {
        // First that it is an issuer's, so that nobody makes the city call an address of their own choosing.
        var path = Build(certificate, X509RevocationMode.NoCheck);
        if ((path & ~(Time | Purpose)) != X509ChainStatusFlags.NoError)
            return IdentityErrors.CnsUntrusted;
        if (path.HasFlag(Time))
            return IdentityErrors.CnsExpired;
        if (path.HasFlag(Purpose) || !IsOfACard(certificate))
            return IdentityErrors.CnsNotACard;
        if (CardSubject.Read(certificate) is not { } subject)
            return IdentityErrors.CnsSubject;
        if (Settings.Revocation == CardRevocation.NotChecked)
            return subject;
        var status = Build(certificate, X509RevocationMode.Online);
        if (status.HasFlag(X509ChainStatusFlags.Revoked))
            return IdentityErrors.CnsRevoked;
        // An issuer that does not answer, or a card that says nowhere whom to ask: it may be revoked.
        return status == X509ChainStatusFlags.NoError ? subject : (status & ~Unknown) == X509ChainStatusFlags.NoError ? IdentityErrors.CnsRevocationUnknown : IdentityErrors.CnsUntrusted;
    }

    private X509ChainStatusFlags Build(X509Certificate2 certificate, X509RevocationMode revocation)
    {
        var authorities = LoadAuthorities();
        try
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            foreach (var authority in authorities)
                (IsRoot(authority) ? chain.ChainPolicy.CustomTrustStore : chain.ChainPolicy.ExtraStore).Add(authority);
            chain.ChainPolicy.RevocationMode = revocation;
            chain.ChainPolicy.RevocationFlag = X509RevocationFlag.ExcludeRoot;
            chain.ChainPolicy.UrlRetrievalTimeout = Settings.RevocationPatience;
            chain.ChainPolicy.DisableCertificateDownloads = true;
            chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;
            chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
            chain.Build(certificate);
            var status = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
            foreach (var element in chain.ChainElements)
                element.Certificate.Dispose();
            return status;
        }
        finally
        {
            foreach (var authority in authorities)
                authority.Dispose();
        }
    }

    // Read at each sign-in, so that a list brought up to date counts at once on every node; a few dozen small files.
    private List<X509Certificate2> LoadAuthorities()
    {
        var found = new X509Certificate2Collection();
        foreach (var file in Directory.EnumerateFiles(Settings.Authorities!).Order(StringComparer.Ordinal))
        {
            if (Path.GetExtension(file) is ".pem")
                found.ImportFromPemFile(file);
            else if (Path.GetExtension(file) is ".crt" or ".cer" or ".der")
                found.Add(X509CertificateLoader.LoadCertificateFromFile(file));
        }

        return [.. found];
    }

    private static bool IsRoot(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    // Profile of the CNS: digitalSignature and not nonRepudiation, clientAuth, the policy of the project; keys and digests as strong as SPID asks of a seal.
    private bool IsOfACard(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509KeyUsageExtension>().SingleOrDefault() is { } usage
        && usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature)
        && !usage.KeyUsages.HasFlag(X509KeyUsageFlags.NonRepudiation)
        && certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SingleOrDefault() is { } purposes
        && purposes.EnhancedKeyUsages.OfType<Oid>().Any(purpose => purpose.Value == ClientAuthentication)
        && certificate.Extensions.OfType<X509BasicConstraintsExtension>().All(constraints => !constraints.CertificateAuthority)
        && PoliciesOf(certificate).Any(policy => Settings.AcceptedPolicies.Contains(policy, StringComparer.Ordinal))
        && certificate.SignatureAlgorithm.Value != Sha1WithRsa
        && IsStrong(certificate);

    private static bool IsStrong(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var ec = certificate.GetECDsaPublicKey();
        return ec is not null || rsa is { KeySize: >= SmallestRsa };
    }

    // RFC 5280, 4.2.1.4: a sequence of PolicyInformation, each of which begins with its identifier.
    private static List<string> PoliciesOf(X509Certificate2 certificate)
    {
        List<string> policies = [];
        if (certificate.Extensions.FirstOrDefault(e => e.Oid?.Value == CertificatePolicies) is not { } extension)
            return policies;
        try
        {
            var all = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
            while (all.HasData)
                policies.Add(all.ReadSequence().ReadObjectIdentifier());
        }
        catch (AsnContentException)
        {
            return [];
        }

        return policies;
    }
}
