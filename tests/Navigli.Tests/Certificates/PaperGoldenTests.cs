using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates.Paper;
using Navigli.Certificates.Rules;
using Navigli.Contracts.Residents;
using Navigli.Platform.City;
using Navigli.Tests.City;
using Shouldly;
using Xunit;
using CertificateFacts = Navigli.Documents.Proofs.CertificateFacts;

namespace Navigli.Tests.Certificates;

/// <summary>
/// The text of the paper of every type, in each of the city's editions, word for word as the files under <c>Golden</c> have it. After a change that is
/// meant, run this class with <c>NAVIGLI_GOLDEN=write</c> and read what changed. The same papers, sealed, are given to programs made by others.
/// </summary>
[Trait("Engine", "Any")]
public sealed partial class PaperGoldenTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    private static readonly DateTime IssuedAt = new(2026, 11, 21, 9, 30, 0, DateTimeKind.Utc);

    public static TheoryData<string, string> Papers()
    {
        var papers = new TheoryData<string, string>();
        var certificates = Packs.Milano.Vocabulary.Certificates;
        foreach (var code in certificates.Types.Keys.Concat(certificates.MostAsked.Concat(certificates.Others).Where(s => s.IsCumulative).Select(s => s.Code)))
        {
            foreach (var language in Packs.Milano.Vocabulary.CertificateLanguages.Values.Where(l => l.ByCity))
                papers.Add(code, language.Code);
        }

        return papers;
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Paper_SaysWhatItsGoldenFileSays(string code, string language)
    {
        var file = Path.Combine(Folder(), $"{code}.{language}.txt");
        var snapshot = await WriteAsync(code, language);
        var text = Text(snapshot.Words) + Signed(snapshot.Facts);

        if (Environment.GetEnvironmentVariable("NAVIGLI_GOLDEN") == "write")
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        File.Exists(file).ShouldBeTrue($"{file} is not there: write it with NAVIGLI_GOLDEN=write");
        text.ShouldBe(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Pdf_IsSoundTaggedSealedAndHasEveryWord(string code, string language)
    {
        var snapshot = await WriteAsync(code, language);
        var pdf = await fixture.City.InsideAsync(services => services.GetRequiredService<PaperRenderer>().RenderAsync(Guid.Parse("0190b8a0-0000-7000-8000-0000000000aa"), snapshot, CancellationToken.None));

        (await PdfTools.RunAsync("qpdf", ["--check"], pdf)).ShouldContain("No syntax or stream encoding errors found");
        (await PdfTools.RunAsync("pdfsig", ["-nocert"], pdf)).ShouldContain("Signature is Valid");
        var tags = await PdfTools.RunAsync("pdfinfo", ["-struct-text"], pdf);
        tags.ShouldContain("H1");
        (await PdfTools.RunAsync("pdfinfo", [], pdf)).ShouldMatch(@"Tagged:\s+yes");
        if (snapshot.Words.Parts.Any(p => p.Columns.Count > 0))
            tags.ShouldContain("Table");
        var printed = Letters(await PdfTools.RunAsync("pdftotext", [], pdf, "-"));
        foreach (var line in Lines(snapshot.Words))
            printed.ShouldContain(Letters(line), customMessage: line);
    }

    [Fact]
    public async Task Facts_OfALargeFamilyWithALongHistory_FitInTheQr()
    {
        var selection = Packs.Milano.Vocabulary.Certificates.Select("9")!;
        var record = GoldenRecords.For(selection);
        var house = new CertifiedAddress("Via Privata Giovanni Battista Boeri 114, scala B, interno 12", "Cernusco sul Naviglio (MI)", NoFixedAbode: false);
        record = record with { Residences = [.. Enumerable.Range(0, 20).Select(i => new CertifiedResidence(house, new(1980 + i, 1, 1), new(1980 + i, 12, 31)))] };

        var pdf = await fixture.City.InsideAsync(async services => await services.GetRequiredService<PaperRenderer>().RenderAsync(
            Guid.Parse("0190b8a0-0000-7000-8000-0000000000aa"), services.GetRequiredService<PaperWriter>().Write(Request(services, selection, CertificateLanguage.Italian) with { Record = record }), CancellationToken.None));

        (await PdfTools.RunAsync("pdftotext", [], pdf, "-")).ShouldContain("31/12/1999");
    }

    private Task<PaperSnapshot> WriteAsync(string code, string language) => fixture.City.InsideAsync(services =>
    {
        var selection = Packs.Milano.Vocabulary.Certificates.Select(code)!;
        return Task.FromResult(services.GetRequiredService<PaperWriter>().Write(Request(services, selection, language)));
    });

    private static PaperRequest Request(IServiceProvider services, CertificateSelection selection, string language) => new()
    {
        Selection = selection,
        Record = GoldenRecords.For(selection),
        Ground = new(Packs.Milano.Vocabulary.Uses.Find("2")!, null, 0),
        Language = language,
        Protocol = "2026/000123",
        Code = "7KQ4M2XP93ABCD5E",
        IssuedAt = IssuedAt,
        IssuedOn = DateOnly.FromDateTime(IssuedAt),
        ValidUntil = services.GetRequiredService<RequestRules>().ValidUntil(selection, DateOnly.FromDateTime(IssuedAt)),
        OnDate = selection.OnDate ? new(2015, 6, 30) : null,
    };

    private static IEnumerable<string> Lines(PaperWords words) =>
    [
        words.Protocol, words.Municipality, words.Title, words.Authority, .. words.LegalBasis, words.Statement, words.SubjectName, .. words.SubjectLines,
        .. words.Parts.SelectMany(p => p.Lines.Prepend(p.Label)), words.Validity ?? "", words.PlaceAndDate, words.Warning, words.StampDuty ?? "", words.Fees,
    ];

    private static string Text(PaperWords words)
    {
        var text = new StringBuilder();
        foreach (var line in (string[])[words.Protocol, words.Municipality, words.Title, words.Authority, .. words.LegalBasis, words.Statement, words.SubjectName, .. words.SubjectLines])
            text.Append(line).Append('\n');
        foreach (var part in words.Parts)
        {
            text.Append("\n## ").Append(part.Label).Append('\n');
            foreach (var line in part.Lines)
                text.Append(line).Append('\n');
            foreach (var row in part.Rows.Prepend(part.Columns).Where(r => r.Count > 0))
                text.AppendJoin(" | ", row).Append('\n');
        }

        string?[] after =
        [
            "", words.Validity, words.PlaceAndDate, .. words.Signatory, words.Warning, words.StampDuty, words.Fees, words.VerificationHeading,
            .. words.Instructions, words.CodeLabel, words.Code, words.SealNotice,
        ];
        foreach (var line in after.OfType<string>())
            text.Append(Port().Replace(line, "localhost")).Append('\n');
        // What is marked as English is seen in square brackets.
        return text.ToString().Replace('\u2068', '[').Replace('\u2069', ']');
    }

    /// <summary>What the QR code holds: the same whatever the edition.</summary>
    private static string Signed(CertificateFacts facts)
    {
        string?[] lines =
        [
            "", "## QR", facts.DocumentType, .. facts.Members.Prepend(facts.Subject).Select(p => string.Join(" | ", p.Name, $"{p.BirthDate:yyyy-MM-dd}", p.BirthPlace, p.CodiceFiscale, p.Relationship)),
            facts.Address, .. facts.Statements,
        ];
        return string.Concat(lines.OfType<string>().Select(line => line + "\n"));
    }

    /// <summary>The address of verification has the port of the test.</summary>
    [GeneratedRegex(@"localhost:\d+", RegexOptions.None, 1000)]
    private static partial Regex Port();

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string Folder() => Path.Combine(Packs.Root, "tests", "Navigli.Tests", "Certificates", "Golden");
}
