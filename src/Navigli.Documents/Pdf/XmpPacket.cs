using System.Globalization;
using System.Text;
using System.Xml;
using Navigli.Documents.Proofs;

namespace Navigli.Documents.Pdf;

/// <summary>
/// The metadata of a document (XMP, ISO 16684-1): title, dates, the standards it keeps, and the certified facts under a namespace of their own,
/// described by an extension schema as PDF/A wants (ISO 19005-2, 6.6.2.3).
/// </summary>
internal static class XmpPacket
{
    public const string Producer = "Navigli.Documents";
    private const string Facts = "urn:navigli:ns:certificate:1:";

    private static readonly (string Name, string Type, string Description)[] Properties =
    [
        ("issuer", "Text", "Who certifies"),
        ("documentType", "Text", "The kind of certificate"),
        ("protocol", "Text", "The number under which the document is registered"),
        ("code", "Text", "The code that finds the document on the verification page"),
        ("subject", "Text", "The person certified: name; date of birth; place of birth; codice fiscale; relationship; empty where not certified"),
        ("members", "seq Text", "Other persons certified, each written as the subject is"),
        ("address", "Text", "The certified address"),
        ("statements", "seq Text", "What else is certified"),
        ("issuedAt", "Text", "The instant of issue, UTC, ISO 8601"),
        ("validUntil", "Text", "The last day of validity, ISO 8601"),
        ("proof", "Text", "The signed facts as in the QR code: COSE_Sign1 in Base41"),
    ];

    private static readonly string CertificateSchema = Schema("Certified facts", Facts, "cert", Properties);
    private static readonly string UaSchema = Schema("PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", [("part", "Integer", "Part of ISO 14289")]);

    public static byte[] Write(CertificateContent content, PdfProfile profile)
    {
        var xmp = new StringBuilder(8192);
        xmp.Append("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
        xmp.Append("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" ")
            .Append("xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:cert=\"").Append(Facts).Append("\">\n");
        xmp.Append("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">").Append(Escape(content.FileTitle)).Append("</rdf:li></rdf:Alt></dc:title>\n");
        if (content.Municipality.Length > 0)
            xmp.Append("<dc:creator><rdf:Seq><rdf:li>").Append(Escape(content.Municipality)).Append("</rdf:li></rdf:Seq></dc:creator>\n");
        xmp.Append("<dc:language><rdf:Bag><rdf:li>").Append(Escape(content.Language)).Append("</rdf:li></rdf:Bag></dc:language>\n");
        Simple(xmp, "dc:format", "application/pdf");
        Simple(xmp, "xmp:CreateDate", Instant(content.IssuedAt));
        Simple(xmp, "xmp:ModifyDate", Instant(content.IssuedAt));
        Simple(xmp, "pdf:Producer", Producer);
        Simple(xmp, "xmpMM:DocumentID", $"uuid:{content.DocumentId:D}");
        Simple(xmp, "pdfaid:part", profile == PdfProfile.PdfA1b ? "1" : "2");
        Simple(xmp, "pdfaid:conformance", profile == PdfProfile.PdfA1b ? "B" : "A");
        if (profile == PdfProfile.PdfA2aUa1)
            Simple(xmp, "pdfuaid:part", "1");
        if (content is { Facts: { } facts, Proof: { } proof })
            AppendFacts(xmp, facts, proof);
        xmp.Append("</rdf:Description>\n<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" ")
            .Append("xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n<pdfaExtension:schemas><rdf:Bag>\n");
        xmp.Append(CertificateSchema).Append(profile == PdfProfile.PdfA2aUa1 ? UaSchema : string.Empty);
        xmp.Append("</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
        return Encoding.UTF8.GetBytes(xmp.ToString());
    }

    private static void AppendFacts(StringBuilder xmp, CertificateFacts facts, string proof)
    {
        Simple(xmp, "cert:issuer", facts.Issuer);
        Simple(xmp, "cert:documentType", facts.DocumentType);
        Simple(xmp, "cert:protocol", facts.Protocol);
        Simple(xmp, "cert:code", facts.Code);
        Simple(xmp, "cert:subject", Person(facts.Subject));
        Sequence(xmp, "cert:members", facts.Members.Select(Person));
        if (facts.Address is { } address)
            Simple(xmp, "cert:address", address);
        Sequence(xmp, "cert:statements", facts.Statements);
        Simple(xmp, "cert:issuedAt", Instant(facts.IssuedAt));
        if (facts.ValidUntil is { } until)
            Simple(xmp, "cert:validUntil", Day(until));
        Simple(xmp, "cert:proof", proof);
    }

    private static string Person(CertifiedPerson person) =>
        string.Join("; ", person.Name, person.BirthDate is { } birth ? Day(birth) : null, person.BirthPlace, person.CodiceFiscale, person.Relationship);

    private static string Instant(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Sequence(StringBuilder xmp, string name, IEnumerable<string> values)
    {
        var items = string.Concat(values.Select(value => $"<rdf:li>{Escape(value)}</rdf:li>"));
        if (items.Length > 0)
            xmp.Append('<').Append(name).Append("><rdf:Seq>").Append(items).Append("</rdf:Seq></").Append(name).Append(">\n");
    }

    private static void Simple(StringBuilder xmp, string name, string value) =>
        xmp.Append('<').Append(name).Append('>').Append(Escape(value)).Append("</").Append(name).Append(">\n");

    private static string Escape(string text)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        }
        catch (XmlException e)
        {
            throw new DocumentException("A text has a character that metadata cannot hold", e);
        }
    }

    private static string Schema(string title, string uri, string prefix, IEnumerable<(string Name, string Type, string Description)> properties)
    {
        var schema = new StringBuilder();
        schema.Append("<rdf:li rdf:parseType=\"Resource\">\n<pdfaSchema:schema>").Append(title).Append("</pdfaSchema:schema>\n<pdfaSchema:namespaceURI>").Append(uri)
            .Append("</pdfaSchema:namespaceURI>\n<pdfaSchema:prefix>").Append(prefix).Append("</pdfaSchema:prefix>\n<pdfaSchema:property><rdf:Seq>\n");
        foreach (var (name, type, description) in properties)
        {
            schema.Append("<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>").Append(name).Append("</pdfaProperty:name><pdfaProperty:valueType>").Append(type)
                .Append("</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>").Append(description)
                .Append("</pdfaProperty:description></rdf:li>\n");
        }
        return schema.Append("</rdf:Seq></pdfaSchema:property>\n</rdf:li>\n").ToString();
    }
}
