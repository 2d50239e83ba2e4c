using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Options;
using Navigli.Platform.City;
using Navigli.Platform.Keys;

namespace Navigli.Certificates.Certifiers.Anpr;

/// <summary>
/// The WS-Security header by which ANPR knows who calls: a timestamp, and a SAML 2.0 assertion, signed with the workstation's certificate, that names
/// operator, office and workstation; then a signature over timestamp and body. Its shape follows the messages that ANPR's support and software
/// houses published (italia/anpr, issues 1903 and 2572), not a schema: docs/protocols.md.
/// </summary>
internal sealed class AnprSecurity(KeyRing keys, CityPack city, IOptions<AnprOptions> options)
{
    private const string Wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private const string Wsu = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private const string Saml = "urn:oasis:names:tc:SAML:2.0:assertion";
    private const string Unspecified = "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified";

    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(5);

    private string? signedWorkstation;

    /// <summary>The workstation's certificate, which opens the connection too.</summary>
    public X509Certificate2 Certificate => keys.Certificate(options.Value.Certificate, rsa => Demonstration(rsa, options.Value.Workstation));

    /// <summary>Fills in the header; gives the message as it travels.</summary>
    public byte[] Sign(XDocument envelope, DateTime now)
    {
        XNamespace soap = AnprMessage.Soap, wsse = Wsse, wsu = Wsu;
        var body = envelope.Root!.Element(soap + "Body")!;
        body.Add(new XAttribute(XNamespace.Xmlns + "wsu", Wsu), new XAttribute(wsu + "Id", "Body"));
        var assertionId = "A-" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        envelope.Root.Element(soap + "Header")!.Add(new XElement(
            wsse + "Security",
            new XAttribute(XNamespace.Xmlns + "wsse", Wsse),
            new XAttribute(XNamespace.Xmlns + "wsu", Wsu),
            new XAttribute(soap + "mustUnderstand", "1"),
            new XElement(wsu + "Timestamp", new XAttribute(wsu + "Id", "Timestamp"), new XElement(wsu + "Created", Instant(now)), new XElement(wsu + "Expires", Instant(now + Validity))),
            Assertion(assertionId, now)));

        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using (var reader = envelope.CreateReader())
            document.Load(reader);
        var assertion = (XmlElement)document.GetElementsByTagName("Assertion", Saml)[0]!;
        assertion.InsertAfter(Signature(document, [assertionId], new XmlDsigEnvelopedSignatureTransform()), assertion.FirstChild);
        assertion.ParentNode!.AppendChild(Signature(document, ["Timestamp", "Body"]));
        return Encoding.UTF8.GetBytes(document.OuterXml);
    }

    private XElement Assertion(string id, DateTime now)
    {
        XNamespace saml = Saml;
        var validity = new[] { new XAttribute("NotBefore", Instant(now)), new XAttribute("NotOnOrAfter", Instant(now + Validity)) };
        return new XElement(
            saml + "Assertion",
            new XAttribute(XNamespace.Xmlns + "saml2", Saml),
            new XAttribute("ID", id),
            new XAttribute("IssueInstant", Instant(now)),
            new XAttribute("Version", "2.0"),
            new XElement(saml + "Issuer", "XS"),
            new XElement(
                saml + "Subject",
                new XElement(saml + "NameID", new XAttribute("Format", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"), options.Value.Operator),
                new XElement(
                    saml + "SubjectConfirmation",
                    new XAttribute("Method", "urn:oasis:names:tc:SAML:2.0:cm:bearer"),
                    new XElement(saml + "SubjectConfirmationData", validity))),
            new XElement(saml + "Conditions", validity),
            new XElement(
                saml + "AttributeStatement",
                Attribute("IdSede", city.Identity.IstatCode),
                Attribute("IdPostazione", options.Value.Workstation),
                Attribute("IdPostazioneFirmato", signedWorkstation ??= SignWorkstation())));

        XElement Attribute(string name, string value) => new(
            saml + "Attribute", new XAttribute("Name", name), new XAttribute("NameFormat", Unspecified), new XElement(saml + "AttributeValue", value));
    }

    /// <summary>The workstation's name in a CMS signed message that holds it.</summary>
    private string SignWorkstation()
    {
        var cms = new SignedCms(new ContentInfo(Encoding.ASCII.GetBytes(options.Value.Workstation)));
        cms.ComputeSignature(new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, Certificate) { DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"), IncludeOption = X509IncludeOption.EndCertOnly });
        return Convert.ToBase64String(cms.Encode());
    }

    private XmlElement Signature(XmlDocument document, IReadOnlyList<string> ids, params IReadOnlyList<Transform> first)
    {
        using var key = Certificate.GetRSAPrivateKey();
        var signed = new IdSignedXml(document) { SigningKey = key };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signed.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        foreach (var id in ids)
        {
            var reference = new Reference("#" + id) { DigestMethod = SignedXml.XmlDsigSHA256Url };
            foreach (var transform in first)
                reference.AddTransform(transform);
            reference.AddTransform(new XmlDsigExcC14NTransform());
            signed.AddReference(reference);
        }

        signed.KeyInfo = new KeyInfo();
        signed.KeyInfo.AddClause(new KeyInfoX509Data(Certificate));
        signed.ComputeSignature();
        return (XmlElement)document.ImportNode(signed.GetXml(), deep: true);
    }

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>For the sandbox: the real certificate comes from ANPR.</summary>
    private static CertificateRequest Demonstration(RSA rsa, string workstation)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(workstation);
        name.AddOrganizationName("Postazione dimostrativa");
        return new CertificateRequest(name.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>WS-Security names what is signed by wsu:Id, of which XML signatures know nothing.</summary>
    private sealed class IdSignedXml(XmlDocument document) : SignedXml(document)
    {
        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) =>
            document?.SelectNodes("//*")!.OfType<XmlElement>().SingleOrDefault(e => e.GetAttribute("Id", Wsu) == idValue || e.GetAttribute("ID") == idValue);
    }
}
