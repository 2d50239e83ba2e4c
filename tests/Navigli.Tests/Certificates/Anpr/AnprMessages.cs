using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Navigli.Tests.City;
using Xunit;

namespace Navigli.Tests.Certificates.Anpr;

/// <summary>Looks into messages, and holds them against the real service's own schema where that is at hand.</summary>
internal static class AnprMessages
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    public static XElement Body(byte[] envelope)
    {
        using var stream = new MemoryStream(envelope);
        return XDocument.Load(stream).Root!.Element(Soap + "Body")!.Elements().First();
    }

    public static byte[] Pdf(byte[] envelope) => Convert.FromBase64String(Body(envelope).Descendants("certificatoPdf").Single().Value);

    /// <summary>What the schema finds wrong; skips the test where the schema is not.</summary>
    public static IReadOnlyList<string> Faults(XElement message)
    {
        var path = Packs.Specification("anpr", "wsdl", "comuni", "6001certificazione.xsd");
        Assert.SkipUnless(path is not null, "the schema of service 6001 is not here: set NAVIGLI_SPECS");
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        using (var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore }))
            schemas.Add(null, reader);
        List<string> faults = [];
        new XDocument(message).Validate(schemas, (_, e) => faults.Add(e.Message));
        return faults;
    }
}
