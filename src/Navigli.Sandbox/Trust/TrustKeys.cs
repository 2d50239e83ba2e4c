using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Navigli.Sandbox.Trust;

/// <summary>
/// A demonstration trust service provider's certificates, made anew at each start: a root, under it the timestamp authority and the city's
/// remote seal, and what each fault needs.
/// </summary>
internal sealed class TrustKeys : IDisposable
{
    private const string TimestampingPurpose = "1.3.6.1.5.5.7.3.8";
    private readonly TimeProvider clock;
    private readonly ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Lazy<X509Certificate2> timestamp;
    private readonly Lazy<X509Certificate2> expiredTimestamp;
    private readonly Lazy<X509Certificate2> seal;
    private readonly Lazy<X509Certificate2> stranger;

    public TrustKeys(TimeProvider clock)
    {
        this.clock = clock;
        var now = clock.GetUtcNow();
        var request = new CertificateRequest("CN=Sandbox Trust Root, O=Navigli Sandbox, C=IT", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        Root = request.CreateSelfSigned(now.AddYears(-2), now.AddYears(20));
        timestamp = new(() => Make("Sandbox Timestamp Authority", now.AddYears(-1), now.AddYears(10), Stamps));
        expiredTimestamp = new(() => Make("Sandbox Timestamp Authority of old", now.AddYears(-1), now.AddDays(-1), Stamps));
        seal = new(() => Make("Sigillo remoto dimostrativo non qualificato", now.AddYears(-1), now.AddYears(10), Seals));
        stranger = new(() => Make("Stranger", now.AddYears(-1), now.AddYears(10), Seals));
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Timestamp => timestamp.Value;

    public X509Certificate2 ExpiredTimestamp => expiredTimestamp.Value;

    public X509Certificate2 Seal => seal.Value;

    /// <summary>A key that is nobody's.</summary>
    public X509Certificate2 Stranger => stranger.Value;

    public void Dispose()
    {
        foreach (var made in new[] { timestamp, expiredTimestamp, seal, stranger }.Where(m => m.IsValueCreated))
            made.Value.Dispose();
        Root.Dispose();
        rootKey.Dispose();
    }

    private static void Stamps(CertificateRequest request)
    {
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        // RFC 3161, 2.3: this purpose, no other, and critical.
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(TimestampingPurpose)], critical: true));
    }

    private static void Seals(CertificateRequest request) =>
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));

    private X509Certificate2 Make(string name, DateTimeOffset from, DateTimeOffset to, Action<CertificateRequest> purpose)
    {
        var key = RsaKeys.Of(name);
        var request = new CertificateRequest($"CN={name}, O=Navigli Sandbox, C=IT", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Root, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        purpose(request);
        using var certificate = request.Create(Root.SubjectName, X509SignatureGenerator.CreateForECDsa(rootKey), from, to, clock.NewSerial());
        return certificate.CopyWithPrivateKey(key);
    }
}

internal static class Serials
{
    /// <summary>Positive, and never used before.</summary>
    public static byte[] NewSerial(this TimeProvider clock) => [1, .. Guid.CreateVersion7(clock.GetUtcNow()).ToByteArray(bigEndian: true)];
}
