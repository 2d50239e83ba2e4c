using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;
using Navigli.Identity.Saml;

namespace Navigli.Tests.Identity.Saml;

/// <summary>Who signs what, and how.</summary>
internal sealed record PaperSigning
{
    public X509Certificate2? Assertion { get; init; } = PaperProvider.Seal;

    public X509Certificate2? Response { get; init; } = PaperProvider.Seal;

    public string Method { get; init; } = SamlNames.RsaSha256;

    public string Digest { get; init; } = SamlNames.Sha256;

    public string? InclusivePrefixes { get; init; }

    public bool KeyInfo { get; init; } = true;

    /// <summary>What else is done to the signature before it is computed.</summary>
    public Action<SignedXml>? Change { get; init; }
}

/// <summary>Signatures written with the framework alone, as any identity provider would.</summary>
internal static class PaperSignature
{
    /// <summary>Signs the element and puts the signature after its Issuer, or first where it has none.</summary>
    public static void Sign(XmlElement element, X509Certificate2 seal, PaperSigning how)
    {
        using var key = seal.GetRSAPrivateKey();
        var xml = new SignedXml(element.OwnerDocument) { SigningKey = key };
        xml.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        xml.SignedInfo.SignatureMethod = how.Method;
        var id = element.GetAttribute("ID");
        var reference = new Reference(id.Length == 0 ? "" : "#" + id) { DigestMethod = how.Digest };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(how.InclusivePrefixes is null ? new XmlDsigExcC14NTransform() : new XmlDsigExcC14NTransform(how.InclusivePrefixes));
        xml.AddReference(reference);
        if (how.KeyInfo)
            xml.KeyInfo.AddClause(new KeyInfoX509Data(seal));
        how.Change?.Invoke(xml);
        xml.ComputeSignature();
        Place(element, xml.GetXml());
    }

    public static void Place(XmlElement element, XmlElement signature)
    {
        var placed = element.OwnerDocument.ImportNode(signature, deep: true);
        if (element.ChildNodes.OfType<XmlElement>().FirstOrDefault(child => child.LocalName == "Issuer") is { } issuer)
            element.InsertAfter(placed, issuer);
        else
            element.PrependChild(placed);
    }

    public static X509Certificate2 MakeCertificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(SpidStage.Now.AddDays(-1), SpidStage.Now.AddYears(2));
    }
}
