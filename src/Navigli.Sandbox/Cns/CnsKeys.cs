using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Navigli.Sandbox.Trust;

namespace Navigli.Sandbox.Cns;

/// <summary>What is wrong with a card.</summary>
internal enum CardFault
{
    None,
    Expired,
    Revoked,
    OfAnotherIssuer,
    WithoutThePolicy,
    ForSigning,
    WithoutCodiceFiscale,
    WithSilentIssuer,
}

/// <summary>
/// An issuer of cards with its root, made anew at each start, and the cards of the personas: certificates to the profile of the CNS (AgID). Revocation lists are
/// under an address that names the process, or a list kept from an earlier one would speak of other keys.
/// </summary>
internal sealed class CnsKeys : IDisposable
{
    public const string Lists = "/cns/crl";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const string PolicyOfTheCns = "1.3.76.16.2.1";

    private readonly ConcurrentDictionary<(string Persona, CardFault Fault), X509Certificate2> cards = new();
    private readonly SandboxOptions options;
    private readonly Authority root;
    private readonly Authority issuer;
    private readonly Lazy<Authority> stranger;
    private readonly string run = Guid.CreateVersion7().ToString("N");

    public CnsKeys(SandboxOptions options)
    {
        this.options = options;
        root = Authority.Make(this, "Sandbox CNS Root", above: null);
        issuer = Authority.Make(this, "Sandbox CNS Issuer", root);
        stranger = new(() => Authority.Make(this, "Sandbox Stranger", above: null));
    }

    /// <summary>What the portal is to believe, in PEM: the root, and the issuer under it.</summary>
    public string Authorities => root.Certificate.ExportCertificatePem() + "\n" + issuer.Certificate.ExportCertificatePem() + "\n";

    private DateTimeOffset Now => options.Clock.GetUtcNow();

    public X509Certificate2 CardOf(SandboxPersona persona, CardFault fault) => cards.GetOrAdd((persona.Key, fault), _ => MakeCard(persona, fault));

    /// <summary>The revocation list of an authority; null where there is none under that name.</summary>
    public byte[]? List(string process, string authority)
    {
        if (process != run || (authority == "issuer" ? issuer : authority == "root" ? root : null) is not { } by)
            return null;
        var list = new CertificateRevocationListBuilder();
        // All that will ever be: whoever has fetched the list keeps it for a day, whichever card is shown next.
        foreach (var persona in by == issuer ? options.Personas.Where(p => p.CodiceFiscale is not null) : [])
            list.AddEntry(CardOf(persona, CardFault.Revoked), Now.AddHours(-1), X509RevocationReason.KeyCompromise);
        return list.Build(by.Certificate, BigInteger.One, Now.AddDays(1), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, Now.AddDays(-1));
    }

    public void Dispose()
    {
        foreach (var card in cards.Values)
            card.Dispose();
        root.Certificate.Dispose();
        issuer.Certificate.Dispose();
        if (stranger.IsValueCreated)
            stranger.Value.Certificate.Dispose();
    }

    private X509Certificate2 MakeCard(SandboxPersona persona, CardFault fault)
    {
        var code = fault == CardFault.WithoutCodiceFiscale ? "SENZA CODICE" : persona.CodiceFiscale!;
        var name = new X500DistinguishedNameBuilder();
        name.AddCountryOrRegion("IT");
        name.AddOrganizationName("Navigli Sandbox");
        name.Add("2.5.4.4", persona.FamilyName.ToUpperInvariant());
        name.Add("2.5.4.42", persona.GivenName.ToUpperInvariant());
        name.AddCommonName($"{code}/7420000000000001.{Convert.ToBase64String(DigestOf(persona.Key))}");
        // One key for all cards, as no real cards have.
        var request = new CertificateRequest(name.Build(), RsaKeys.Of("Sandbox CNS Card"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: false));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(fault == CardFault.ForSigning ? X509KeyUsageFlags.NonRepudiation : X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ClientAuthentication)], critical: false));
        request.CertificateExtensions.Add(Policy(fault == CardFault.WithoutThePolicy ? "1.3.6.1.4.1.99999.1" : PolicyOfTheCns));
        var (by, list) = fault switch
        {
            CardFault.OfAnotherIssuer => (stranger.Value, AddressOf("issuer")),
            CardFault.WithSilentIssuer => (issuer, AddressOf("nobody")),
            _ => (issuer, AddressOf("issuer")),
        };
        request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([list]));
        return by.Sign(request, Now.AddYears(-1), fault == CardFault.Expired ? Now.AddDays(-1) : Now.AddYears(5), options.Clock);
    }

    // The digest of the data in the card, of which only the length is imitated.
    private static byte[] DigestOf(string text) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))[..20];

    private string AddressOf(string authority) => new Uri(options.Address, $"{Lists}/{run}/{authority}.crl").AbsoluteUri;

    private static X509Extension Policy(string identifier)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
                writer.WriteObjectIdentifier(identifier);
        }

        return new X509Extension("2.5.29.32", writer.Encode(), critical: false);
    }

    /// <summary>A certificate that signs others.</summary>
    private sealed record Authority(X509Certificate2 Certificate)
    {
        public static Authority Make(CnsKeys keys, string name, Authority? above)
        {
            var key = RsaKeys.Of(name);
            var request = new CertificateRequest($"CN={name}, O=Navigli Sandbox, C=IT", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
            if (above is null)
                return new Authority(request.CreateSelfSigned(keys.Now.AddYears(-2), keys.Now.AddYears(20)));
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([keys.AddressOf("root")]));
            using var certificate = above.Sign(request, keys.Now.AddYears(-2), keys.Now.AddYears(10), keys.options.Clock);
            return new Authority(certificate.CopyWithPrivateKey(key));
        }

        public X509Certificate2 Sign(CertificateRequest request, DateTimeOffset from, DateTimeOffset to, TimeProvider clock)
        {
            request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
            return request.Create(Certificate, from, to, clock.NewSerial());
        }
    }
}
