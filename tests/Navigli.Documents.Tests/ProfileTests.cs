using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Navigli.Documents.Tests.Profiles;
using Shouldly;

namespace Navigli.Documents.Tests;

/// <summary>
/// Runs the conditions of the published validation profiles, as they are written there, over what the reader finds in our files. A rule about a kind of
/// object that our files do not have passes only where that absence is asserted; a property that the model lacks is a failure, not a pass.
/// </summary>
public sealed class ProfileTests
{
    private const string Evaluator = """
        // The conditions were written for an engine whose strings are Java's.
        String.prototype.contains = String.prototype.includes;
        const input = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));
        for (const rule of input.rules) {
          const test = new Function('o', 'with (o) { return (' + rule.test.replaceAll('.length()', '.length') + '); }');
          for (const object of input.objects[rule.object]) {
            let held;
            try { held = test(object); } catch (e) { held = e.message; }
            if (held !== true) console.log(rule.id + ' ' + rule.object + ': ' + rule.test + ' -> ' + held + ' for ' + JSON.stringify(object).slice(0, 300));
          }
        }
        """;

    public static TheoryData<string, string> Cases { get; } = new()
    {
        { "pdf/PDFA-2A.xml", "residence" }, { "pdf/PDFA-2A.xml", "family" }, { "pdf/PDFA-2A.xml", "crowd" }, { "pdf/PDFA-2A.xml", "unsealed" },
        { "pdf/PDFUA-1.xml", "residence" }, { "pdf/PDFUA-1.xml", "family" }, { "pdf/PDFUA-1.xml", "crowd" }, { "pdf/PDFUA-1.xml", "unsealed" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Document_KeepsEveryRuleOfTheProfile(string profile, string document)
    {
        var rules = Rules(Tools.Specification(profile));
        var model = new ProfileModel(new PdfReader(await Document(document)));

        Violations(rules, model).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("pdf/PDFA-2A.xml", "pdfaid:conformance>A<", "pdfaid:conformance>B<", "6.6.4-3")]
    [InlineData("pdf/PDFA-2A.xml", "/F 132 /Rect", "/F 130 /Rect", "6.3.2-2")]
    [InlineData("pdf/PDFA-2A.xml", "/Marked true", "/Marked null", "6.7.2.2-1")]
    [InlineData("pdf/PDFUA-1.xml", "/S /H1 ", "/S /H3 ", "7.4.2-1")]
    [InlineData("pdf/PDFUA-1.xml", "/S /TH ", "/S /H3 ", "7.2-10")]
    [InlineData("pdf/PDFUA-1.xml", "/Tabs /S", "/Tabs /R", "7.18.3-1")]
    [InlineData("pdf/PDFUA-1.xml", "/S /Form ", "/S /Sect ", "7.18.4-1")]
    [InlineData("pdf/PDFUA-1.xml", "/TU <FEFF", "/TX <FEFF", "7.18.1-3")]
    public async Task BrokenDocument_BreaksTheRule(string profile, string sound, string broken, string rule)
    {
        var file = await Document("family");
        var at = file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(sound));
        at.ShouldBeGreaterThan(0);
        Encoding.ASCII.GetBytes(broken, file.AsSpan(at));

        Violations(Rules(Tools.Specification(profile)), new ProfileModel(new PdfReader(file))).ShouldContain(violation => violation.StartsWith(rule + " ", StringComparison.Ordinal));
    }

    private static async Task<byte[]> Document(string name) => name switch
    {
        "residence" => await CertificateDocument.SealAsync(Samples.Residence, Sealers.Rsa, default),
        "family" => await CertificateDocument.SealAsync(Samples.Family, Sealers.Ecdsa, default),
        "crowd" => await CertificateDocument.SealAsync(Samples.FamilyOf(70), Sealers.Rsa, default),
        _ => CertificateDocument.RenderUnsealed(Samples.Family, PdfProfile.PdfA2aUa1),
    };

    private static List<Rule> Rules(string profile)
    {
        var root = XDocument.Load(profile).Root!;
        var ns = root.Name.Namespace;
        return [.. root.Descendants(ns + "rule").Select(rule =>
        {
            var id = rule.Element(ns + "id")!;
            return new Rule($"{id.Attribute("clause")!.Value}-{id.Attribute("testNumber")!.Value}", rule.Attribute("object")!.Value, rule.Element(ns + "test")!.Value);
        })];
    }

    private static List<string> Violations(List<Rule> rules, ProfileModel model)
    {
        rules.Count.ShouldBeGreaterThan(100);
        rules.Select(rule => rule.Object).Distinct().Where(type => !model.Objects.ContainsKey(type) && !ProfileModel.Absent.ContainsKey(type)).ShouldBeEmpty();
        model.PresentDespiteExpectation().ShouldBeEmpty();
        var checkable = rules.Where(rule => model.Objects.ContainsKey(rule.Object));
        using var input = new TemporaryFile(JsonSerializer.SerializeToUtf8Bytes(new
        {
            rules = checkable.Select(rule => new { id = rule.Id, @object = rule.Object, test = rule.Test }),
            objects = model.Objects,
        }));
        using var script = new TemporaryFile(Encoding.UTF8.GetBytes(Evaluator));
        var (exitCode, output) = Tools.Run("node", script.Path, input.Path);
        exitCode.ShouldBe(0, output);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private sealed record Rule(string Id, string Object, string Test);
}
