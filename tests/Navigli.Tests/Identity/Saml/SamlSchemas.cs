using System.Xml;
using System.Xml.Schema;
using Xunit;

namespace Navigli.Tests.Identity.Saml;

/// <summary>The schemas of the two federations, read where the specifications are.</summary>
internal static class SamlSchemas
{
    private static readonly string[] Common = ["xml.xsd", "xmldsig-core-schema.xsd", "xenc-schema.xsd", "saml-schema-assertion-2.0.xsd"];

    /// <summary>What a schema of the SPID federation holds against the XML.</summary>
    public static List<string> Errors(string xml, string schema) => Validate(xml, Path.Combine("spid", "xsd"), [.. Common, "spid-invoicing.xsd", "spid.xsd", schema]);

    /// <summary>What the schema of the CIE federation holds against the metadata.</summary>
    public static List<string> CieErrors(string xml) => Validate(xml, Path.Combine("spid", "xsd", "cie"), [.. Common, "cie.xsd", "saml-schema-metadata-sp-cie.xsd"]);

    private static List<string> Validate(string xml, string folder, IEnumerable<string> files)
    {
        var errors = new List<string>();
        // The schemas import one another by relative paths, and one of them by a DTD of the W3C that must not be fetched.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        var schemas = new XmlSchemaSet { XmlResolver = null };
        foreach (var file in files)
        {
            using var reader = XmlReader.Create(Path.Combine(Specs(), folder, file), settings);
            schemas.Add(XmlSchema.Read(reader, null)!);
        }

        schemas.Compile();
        var validation = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas, ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings };
        validation.ValidationEventHandler += (_, problem) => errors.Add(problem.Message);
        using var validated = XmlReader.Create(new StringReader(xml), validation);
        while (validated.Read())
        {
            // Reading is what validates.
        }

        return errors;
    }

    private static string Specs()
    {
        var named = Environment.GetEnvironmentVariable("NAVIGLI_SPECS");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); named is null && folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "Navigli.slnx") is var solution && File.Exists(solution))
                named = Path.Combine(folder.FullName, "..", "shared", "specs");
        Assert.SkipUnless(Directory.Exists(named), "the specifications are not here: set NAVIGLI_SPECS");
        return named!;
    }
}
