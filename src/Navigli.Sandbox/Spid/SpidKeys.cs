using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;
using System.Xml.Linq;

namespace Navigli.Sandbox.Spid;

/// <summary>How a message is sealed; SHA-1 is what the rules forbid.</summary>
internal sealed record Seal(X509Certificate2 Certificate)
{
    public string Method { get; init; } = SignedXml.XmlDsigRSASHA256Url;

    public string Digest { get; init; } = SignedXml.XmlDsigSHA256Url;
}

/// <summary>The seals of the providers and of their registry, and a stranger's: each made when it is first needed, anew by each process.</summary>
internal sealed class SpidKeys(TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<X509Certificate2>> _made = new(StringComparer.Ordinal);

    /// <summary>Signs the list of the federation's providers.</summary>
    public X509Certificate2 Registry => Named("Sandbox Federation Registry");

    /// <summary>Nobody's.</summary>
    public X509Certificate2 Stranger => Named("Stranger");

    public X509Certificate2 SealOf(SandboxProvider provider) => Named("Sandbox Identity Provider " + provider.Key);

    /// <summary>The seal of another provider of the same sandbox: genuine, and not this one's.</summary>
    public X509Certificate2 SealOfAnother(SandboxProvider provider) => SealOf(SandboxProvider.All.First(other => other != provider));

    public void Dispose()
    {
        foreach (var made in _made.Values.Where(made => made.IsValueCreated))
            made.Value.Dispose();
    }

    /// <summary>Signs the element that carries this ID; the signature follows its Issuer, or comes first.</summary>
    public static void Sign(XmlDocument document, string id, Seal seal)
    {
        var element = (XmlElement)document.SelectSingleNode($"//*[@ID='{id}']")!;
        using var key = seal.Certificate.GetRSAPrivateKey();
        var xml = new SignedXml(document) { SigningKey = key };
        xml.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        xml.SignedInfo.SignatureMethod = seal.Method;
        var reference = new Reference("#" + id) { DigestMethod = seal.Digest };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        xml.AddReference(reference);
        xml.KeyInfo = new KeyInfo();
        xml.KeyInfo.AddClause(new KeyInfoX509Data(seal.Certificate));
        xml.ComputeSignature();
        var issuer = element.ChildNodes.OfType<XmlElement>().FirstOrDefault(child => child.LocalName == "Issuer");
        element.InsertAfter(document.ImportNode(xml.GetXml(), deep: true), issuer);
    }

    public static void Sign(XmlDocument document, string id, X509Certificate2 certificate) => Sign(document, id, new Seal(certificate));

    public static XmlDocument ToDocument(XElement element)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using var reader = element.CreateReader();
        document.Load(reader);
        return document;
    }

    private X509Certificate2 Named(string name) => _made.GetOrAdd(name, _ => new Lazy<X509Certificate2>(() => Make(name))).Value;

    private X509Certificate2 Make(string name)
    {
        var now = clock.GetUtcNow();
        var request = new CertificateRequest($"CN={name}, O=Navigli Sandbox, C=IT", RsaKeys.Of(name), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(now.AddYears(-1), now.AddYears(10));
    }
}
