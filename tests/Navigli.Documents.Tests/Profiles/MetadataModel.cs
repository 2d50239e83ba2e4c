using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Navigli.Documents.Tests.Profiles;

/// <summary>The metadata packet: identification, title, and that every property is either predefined or described.</summary>
internal static class MetadataModel
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace PdfA = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace PdfUa = "http://www.aiim.org/pdfua/ns/id/";
    private static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";

    // XMP Specification, January 2004 and September 2005: the namespaces that need no description.
    private static readonly HashSet<string> Predefined =
        [Dc.NamespaceName, PdfA.NamespaceName, "http://ns.adobe.com/xap/1.0/", "http://ns.adobe.com/pdf/1.3/", "http://ns.adobe.com/xap/1.0/mm/", Extension.NamespaceName];

    public static void Add(ProfileModel model, PdfReader pdf)
    {
        var packet = pdf.Stream(pdf.Catalog["Metadata"]).Data;
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(packet);
        var xmp = XDocument.Parse(text);
        var properties = xmp.Descendants(Rdf + "Description").Elements().ToList();
        var schemas = xmp.Descendants(Extension + "schemas").Elements(Rdf + "Bag").Elements(Rdf + "li").ToList();
        var described = schemas.SelectMany(s => s.Descendants(Property + "name").Select(n => XNamespace.Get(s.Element(Schema + "namespaceURI")!.Value) + n.Value))
            .ToDictionary(name => name, name => schemas.SelectMany(s => s.Descendants(Rdf + "li")).First(p => p.Element(Property + "name")?.Value == name.LocalName).Element(Property + "valueType")!.Value);

        model.Add("XMPPackage", ("bytes", null), ("encoding", null), ("isSerializationValid", true), ("actualEncoding", "UTF-8"));
        foreach (var property in properties)
        {
            var isDescribed = described.TryGetValue(property.Name, out var valueType);
            var isSequence = property.Element(Rdf + "Seq") is not null;
            model.Add("XMPProperty", ("name", property.Name.LocalName), ("isPredefinedInXMP2005", Predefined.Contains(property.Name.NamespaceName)),
                ("isDefinedInMainPackage", isDescribed), ("isDefinedInCurrentPackage", isDescribed),
                ("isValueTypeCorrect", !isDescribed || (valueType == "seq Text" ? isSequence : !property.HasElements && (valueType != "Integer" || int.TryParse(property.Value, CultureInfo.InvariantCulture, out _)))));
        }
        var title = xmp.Descendants(Dc + "title").Descendants(Rdf + "li").Single();
        var ua = xmp.Descendants(PdfUa + "part").SingleOrDefault();
        model.Add("MainXMPPackage", ("containsPDFAIdentification", xmp.Descendants(PdfA + "part").Any()), ("containsPDFUAIdentification", ua is not null), ("dc_title", title.Value));
        model.Add("XMPLangAlt", ("xDefault", title.Attribute(XNamespace.Xml + "lang")!.Value == "x-default"), ("gContainsCatalogLang", pdf.Catalog.ContainsKey("Lang")));
        var part = xmp.Descendants(PdfA + "part").Single();
        var conformance = xmp.Descendants(PdfA + "conformance").Single();
        model.Add("PDFAIdentification", ("part", int.Parse(part.Value, CultureInfo.InvariantCulture)), ("conformance", conformance.Value),
            ("partPrefix", Prefix(part)), ("conformancePrefix", Prefix(conformance)), ("amdPrefix", null), ("corrPrefix", null));
        model.Add("PDFUAIdentification", ("part", int.Parse(ua!.Value, CultureInfo.InvariantCulture)), ("partPrefix", Prefix(ua)), ("amdPrefix", null), ("corrPrefix", null));
        AddSchemas(model, xmp, schemas);
    }

    private static void AddSchemas(ProfileModel model, XDocument xmp, List<XElement> schemas)
    {
        var container = xmp.Descendants(Extension + "schemas").Single();
        model.Add("ExtensionSchemasContainer", ("isValidBag", container.Elements().Single().Name == Rdf + "Bag"), ("prefix", Prefix(container)));
        foreach (var schema in schemas)
        {
            var uri = schema.Element(Schema + "namespaceURI");
            model.Add("ExtensionSchemaObject", ("containsUndefinedFields", schema.Elements().Any(e => e.Name.Namespace != Schema)));
            model.Add("ExtensionSchemaDefinition", ("isSchemaValidText", HasText(schema, Schema + "schema")), ("schemaPrefix", Prefix(schema.Element(Schema + "schema"))),
                ("isNamespaceURIValidURI", Uri.IsWellFormedUriString(uri?.Value, UriKind.Absolute)), ("namespaceURIPrefix", Prefix(uri)),
                ("isPrefixValidText", HasText(schema, Schema + "prefix")), ("prefixPrefix", Prefix(schema.Element(Schema + "prefix"))),
                ("isPropertyValidSeq", schema.Element(Schema + "property")?.Element(Rdf + "Seq") is not null), ("propertyPrefix", Prefix(schema.Element(Schema + "property"))),
                ("isValueTypeValidSeq", true), ("valueTypePrefix", null));
            foreach (var property in schema.Descendants(Rdf + "li"))
            {
                var category = property.Element(Property + "category");
                model.Add("ExtensionSchemaProperty", ("isNameValidText", HasText(property, Property + "name")), ("namePrefix", Prefix(property.Element(Property + "name"))),
                    ("isValueTypeValidText", HasText(property, Property + "valueType")), ("isValueTypeDefined", property.Element(Property + "valueType")?.Value is "Text" or "seq Text" or "Integer"),
                    ("valueTypePrefix", Prefix(property.Element(Property + "valueType"))), ("isCategoryValidText", category is not null), ("category", category?.Value),
                    ("categoryPrefix", Prefix(category)), ("isDescriptionValidText", HasText(property, Property + "description")), ("descriptionPrefix", Prefix(property.Element(Property + "description"))));
            }
        }
    }

    private static bool HasText(XElement parent, XName name) => parent.Element(name) is { HasElements: false, Value.Length: > 0 };

    private static string? Prefix(XElement? element) => element?.GetPrefixOfNamespace(element.Name.Namespace);
}
