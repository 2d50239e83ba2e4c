using System.Globalization;
using System.Security.Cryptography.Xml;
using System.Xml;
using System.Xml.Linq;

namespace Navigli.Sandbox.Anpr;

/// <summary>Looks at the security header: a timestamp that holds, an assertion, and over timestamp and body a signature that is whole. Whose certificate it is does not matter here.</summary>
internal static class AnprSignature
{
    private const string Wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private const string Wsu = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private const string Saml = "urn:oasis:names:tc:SAML:2.0:assertion";

    /// <summary>What is missing or wrong; null where nothing is.</summary>
    public static string? Fault(XDocument envelope, DateTimeOffset now)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using (var reader = envelope.CreateReader())
            document.Load(reader);
        if (document.GetElementsByTagName("Security", Wsse).OfType<XmlElement>().SingleOrDefault() is not { } security)
            return "no security header";
        if (security["Timestamp", Wsu]?["Expires", Wsu]?.InnerText is not { } expires
            || !DateTimeOffset.TryParse(expires, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) || until < now)
            return "no timestamp that holds";
        if (security["Assertion", Saml] is not { } assertion || assertion["Signature", SignedXml.XmlDsigNamespaceUrl] is not { } inner || !Holds(document, inner, assertion.GetAttribute("ID")))
            return "no signed assertion";
        return security["Signature", SignedXml.XmlDsigNamespaceUrl] is { } outer && Holds(document, outer, "Timestamp", "Body") ? null : "no signature over timestamp and body";
    }

    private static bool Holds(XmlDocument document, XmlElement signature, params string[] covered)
    {
        var signed = new IdSignedXml(document);
        signed.LoadXml(signature);
        var references = signed.SignedInfo!.References.Cast<Reference>().Select(r => r.Uri).ToList();
        var certificate = signed.KeyInfo.OfType<KeyInfoX509Data>().SelectMany(d => d.Certificates!.Cast<System.Security.Cryptography.X509Certificates.X509Certificate2>()).FirstOrDefault();
        return certificate is not null && covered.All(id => references.Contains("#" + id)) && signed.CheckSignature(certificate, verifySignatureOnly: true);
    }

    private sealed class IdSignedXml(XmlDocument document) : SignedXml(document)
    {
        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) =>
            document?.SelectNodes("//*")!.OfType<XmlElement>().SingleOrDefault(e => e.GetAttribute("Id", Wsu) == idValue || e.GetAttribute("ID") == idValue);
    }
}
