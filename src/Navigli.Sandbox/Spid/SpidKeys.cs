using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;
using System.Xml.Linq;

namespace Navigli.Sandbox.Spid;

/// <summary>The provider's seal, made anew at each start, a stranger's key for the fault of the wrong signature, and signing with either.</summary>
internal sealed class SpidKeys : IDisposable
{
    public SpidKeys(TimeProvider clock)
    {
        Seal = Make(clock.GetUtcNow(), "Sandbox Identity Provider");
        Stranger = Make(clock.GetUtcNow(), "Stranger");
    }

    public X509Certificate2 Seal { get; }

    public X509Certificate2 Stranger { get; }

    public void Dispose()
    {
        Seal.Dispose();
        Stranger.Dispose();
    }

    /// <summary>Signs the element that carries this ID; the signature follows its Issuer, or comes first.</summary>
    public static void Sign(XmlDocument document, string id, X509Certificate2 certificate)
    {
        var element = (XmlElement)document.SelectSingleNode($"//*[@ID='{id}']")!;
        using var key = certificate.GetRSAPrivateKey();
        var xml = new SignedXml(document) { SigningKey = key };
        xml.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        xml.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        var reference = new Reference("#" + id) { DigestMethod = SignedXml.XmlDsigSHA256Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        xml.AddReference(reference);
        xml.KeyInfo = new KeyInfo();
        xml.KeyInfo.AddClause(new KeyInfoX509Data(certificate));
        xml.ComputeSignature();
        var issuer = element.ChildNodes.OfType<XmlElement>().FirstOrDefault(child => child.LocalName == "Issuer");
        element.InsertAfter(document.ImportNode(xml.GetXml(), deep: true), issuer);
    }

    public static XmlDocument ToDocument(XElement element)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using var reader = element.CreateReader();
        document.Load(reader);
        return document;
    }

    private static X509Certificate2 Make(DateTimeOffset now, string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}, O=Navigli Sandbox, C=IT", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(now.AddYears(-1), now.AddYears(10));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
