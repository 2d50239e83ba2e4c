using Navigli.Platform.Api;

namespace Navigli.Certificates.Api;

/// <summary>What API clients may be allowed to do with certificates.</summary>
internal static class CertificateScopes
{
    public static readonly ApiScope Issue = new("certificates:issue", typeof(CertificatesTexts));
    public static readonly ApiScope Register = new("certificates:register", typeof(CertificatesTexts));
    public static readonly ApiScope Verify = new("certificates:verify", typeof(CertificatesTexts));
    public static readonly ApiScope Void = new("certificates:void", typeof(CertificatesTexts));

    public static IReadOnlyList<ApiScope> All { get; } = [Issue, Register, Verify, Void];
}
