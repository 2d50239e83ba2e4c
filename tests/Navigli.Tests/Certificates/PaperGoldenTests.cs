using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates.Paper;
using Navigli.Certificates.Rules;
using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
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
        return text.ToString();
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

/// <summary>One invented record, in the state that each certificate needs.</summary>
internal static class GoldenRecords
{
    public static CertifiableRecord For(CertificateSelection selection)
    {
        var record = Record();
        return selection.Code switch
        {
            "2" => record with { Status = RegistryStatus.Deceased, DiedOn = new(2024, 2, 8), Address = null },
            "3" or "11" => record with { CivilStatus = CivilStatus.Married },
            "4" => record with { Status = RegistryStatus.MovedToOtherComune, Removal = new(new(2021, 9, 30), "3"), Address = null },
            "10" or "15" => record with
            {
                Status = RegistryStatus.Aire, Address = null, Removal = new(new(2015, 10, 1), "8"), Abroad = new("Z112", "Berlin", "Musterstraße 12, 10115 Berlin", new(2015, 10, 1)),
            },
            "14" => record with { Cohabitation = new("3", "Residenza per anziani Le Robinie") },
            "18" => record with { CivilStatus = CivilStatus.CivilUnion },
            _ => record,
        };
    }

    private static CertifiableRecord Record()
    {
        var ada = Person("0190b8a0-0000-7000-8000-000000000001", "Ada", "D'Angelò", Sex.Female, new(1980, 6, 1), "DNGDAA80H41F205A");
        var ugo = Person("0190b8a0-0000-7000-8000-000000000002", "Ugo", "Müller", Sex.Male, new(1978, 2, 9), "MLLGUO78B09F205A");
        var lan = Person("0190b8a0-0000-7000-8000-000000000003", "Thị Lan", "Nguyễn", Sex.Female, new(2012, 8, 21), "NGYTLN12M61F205A");
        var act = new SeedAct(214, "1", null, 2018, "F205");
        return new()
        {
            Person = ada with { BirthAct = new(12, "1", "A", 1980, "F205") },
            Address = new("Via Padova 89, scala B", "Milano (MI)", NoFixedAbode: false),
            AddressIsProtected = false,
            Household = [new(ada, KinshipCodes.ReferencePerson, CivilStatus.NeverMarried), new(ugo, KinshipCodes.AffectiveCohabitant, CivilStatus.Divorced), new(lan, KinshipCodes.Child, CivilStatus.NeverMarried)],
            HouseholdKind = HouseholdKind.Family,
            CivilStatus = CivilStatus.NeverMarried,
            RegisteredOn = new(1980, 6, 1),
            Citizenships = [new(SeedCitizenship.Italy, new(2001, 5, 4), null), new("Z210", null, new(2001, 5, 3))],
            Events =
            [
                new(VitalEventKind.CohabitationContract, new(2017, 3, 9), "Milano (MI)", null, ugo),
                new(VitalEventKind.Marriage, new(2018, 6, 9), "Milano (MI)", act, ugo),
                new(VitalEventKind.CivilUnion, new(2018, 6, 9), "Milano (MI)", act, ugo),
                new(VitalEventKind.Death, new(2024, 2, 8), "Milano (MI)", act with { Part = "2", Series = "B", Year = 2024 }, null),
            ],
            Residences =
            [
                new(new("Via Savona 61", "Milano (MI)", NoFixedAbode: false), new(1980, 6, 1), new(2016, 8, 31)),
                new(new("Via Padova 89, scala B", "Milano (MI)", NoFixedAbode: false), new(2016, 9, 1), null),
            ],
            Status = RegistryStatus.Resident,
            CertifiabilityCode = "2",
            ProceedingOpenedOn = null,
        };
    }

    private static CertifiedPerson Person(string id, string givenName, string familyName, Sex sex, DateOnly born, string code) => new()
    {
        PersonId = Guid.Parse(id),
        GivenName = givenName,
        FamilyName = familyName,
        Sex = sex,
        BirthDate = born,
        BirthPlace = "Milano (MI)",
        CodiceFiscale = CodiceFiscale.Compute(new() { Surname = familyName, GivenName = givenName, Sex = sex, BirthDate = born, BelfioreCode = code[11..15] }),
    };
}
