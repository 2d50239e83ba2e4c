using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

/// <summary>Every type, asked for by a persona of whom the registry can certify it.</summary>
public sealed class EveryTypeJourneyTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    [Theory]
    [InlineData("1", "chiara-colombo", "Nascita")]
    [InlineData("3", "lan-nguyen", "Ha contratto matrimonio con")]
    [InlineData("5", "mei-zhang", "Cittadinanza")]
    [InlineData("7", "rosa-mariani", "Esistenza in vita")]
    [InlineData("10", "francesca-galli", "Berlin")]
    [InlineData("11", "davide-riva", "Unito civilmente")]
    [InlineData("13", "lan-nguyen", "Stato civile")]
    [InlineData("14", "teresa-locatelli", "Residenza per anziani Le Robinie")]
    [InlineData("15", "francesca-galli", "La famiglia iscritta all'AIRE")]
    [InlineData("16", "lan-nguyen", "Relazione di parentela")]
    [InlineData("17", "rosa-mariani", "Vedova")]
    [InlineData("18", "davide-riva", "FUMAGALLI Andrea")]
    [InlineData("19", "chiara-colombo", "BRAMBILLA Luca")]
    [InlineData("1+5+7+8", "chiara-colombo", "Esistenza in vita")]
    [InlineData("4", "bruno-valsecchi", "cancellato dall'anagrafe dal 30/09/2021")]
    public async Task Type_AskedByWhoHasIt_IsIssued(string code, string persona, string says)
    {
        using var visitor = await fixture.City.SignInAsync(persona);

        var outcome = await ObtainAsync(visitor, code, persona);

        outcome.Heading.ShouldBe("Il certificato è pronto");
        outcome.Words.ShouldContain(says);
        (await fixture.IssuedAsync(CertificatesCity.PersonOf(persona))).ShouldContain(c => c.TypeCode == code);
        (await visitor.GetAsync(outcome.Address.AbsolutePath + "/pdf")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("/documenti")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("9", "bruno-valsecchi", "", "Via Giambellino")]
    [InlineData("6", "mei-zhang", "", "14/06/2021")]
    [InlineData("20", "chiara-colombo", "30/06/2018", "Via Padova")]
    public async Task PastSituation_NeedsItsReason(string code, string persona, string day, string says)
    {
        using var visitor = await fixture.City.SignInAsync(persona);
        var what = await CertificatesCity.BeginOtherAsync(visitor, code, persona);

        var refused = await visitor.SubmitAsync(what, "main form", new Dictionary<string, string> { ["What.OnDate"] = day, ["What.PastReason"] = "" });
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("art. 35 D.P.R. 223/1989");
        var use = await visitor.SubmitAsync(what, "main form", new Dictionary<string, string> { ["What.OnDate"] = day, ["What.PastReason"] = "Pratica di successione" });
        var outcome = await visitor.SubmitAsync(await CertificatesCity.DeclareAsync(visitor, use, CertificatesCity.SportsClub), "#confirm");

        outcome.Words.ShouldContain(says);
    }

    [Fact]
    public async Task Cumulative_ComposedInTheFirstStep_IsOnePaper()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var use = await CertificatesCity.BeginAsync(chiara, CertificatesCity.Residence, "chiara-colombo");
        var what = await chiara.GetAsync(use.Address.AbsolutePath.Replace("/uso", "", StringComparison.Ordinal));

        var refused = await chiara.SubmitAsync(what, "main form", new Dictionary<string, string> { ["What.Types.12"] = "true", ["What.Types.16"] = "true" });
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        var again = await chiara.SubmitAsync(what, "main form", new Dictionary<string, string> { ["What.Types.12"] = "true", ["What.Types.17"] = "true" });
        var outcome = await chiara.SubmitAsync(await CertificatesCity.DeclareAsync(chiara, again, CertificatesCity.SportsClub), "#confirm");

        outcome.Words.ShouldContain("contestuale di residenza, stato di famiglia e stato libero");
        (await fixture.IssuedAsync(CertificatesCity.PersonOf("chiara-colombo"))).ShouldContain(c => c.TypeCode == "8+12+17");
    }

    [Fact]
    public async Task Bilingual_SaysBothLanguagesAndTheFactsOnce()
    {
        using var jurgen = await fixture.City.SignInAsync("jurgen-muller");
        var use = await CertificatesCity.BeginAsync(jurgen, CertificatesCity.Residence, "jurgen-muller");
        var summary = await jurgen.SubmitAsync(use, "#use", new Dictionary<string, string> { ["Use.Stamp"] = "Exempt", ["Use.Destination"] = "9", ["Use.Language"] = "IT-EN" });
        var outcome = await jurgen.SubmitAsync(summary, "#confirm");

        outcome.Words.ShouldContain("Risulta iscritto all'indirizzo / Registered at the address");
        outcome.Words.ShouldContain("rilasciato solo per l'estero", customMessage: "a foreign pension is a use abroad");
        outcome.Words.ShouldContain("issued only for use abroad");
        outcome.Page.QuerySelectorAll("[lang=it-IT] [lang=en]").Select(e => e.TextContent).ShouldContain("Registered at the address");
    }

    [Theory]
    [InlineData("private")]
    [InlineData("abroad")]
    public async Task Use_ThatIsNotExempt_IsRefusedWithoutStamp(string use)
    {
        using var sean = await fixture.City.SignInAsync("sean-obrien");

        var refused = await CertificatesCity.DeclareAsync(sean, await CertificatesCity.BeginAsync(sean, CertificatesCity.Residence, "sean-obrien"), use);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("D.P.R. 642/1972");
    }

    [Fact]
    public async Task SelfCertification_IsTwoClicksFromTheCatalogue()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var catalogue = await chiara.GetAsync("/certificati");

        var page = await chiara.GetAsync(catalogue.Page.QuerySelector("a[href*='autocertificazione']")!.GetAttribute("href")!);
        page.Words.ShouldContain("Via Padova 89");
        page.Words.ShouldContain("La sottoscritta COLOMBO Chiara");
        var file = await chiara.GetAsync(page.Page.QuerySelector("a[download]")!.GetAttribute("href")!);

        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Body.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        (await PdfTools.RunAsync("qpdf", ["--check"], file.Body)).ShouldContain("No syntax or stream encoding errors found");
        var text = await PdfTools.RunAsync("pdftotext", [], file.Body, "-");
        text.ShouldContain("Dichiarazione sostitutiva di certificazione");
        text.ShouldNotContain("COMUNE DI MILANO");
        (await fixture.IssuedAsync(CertificatesCity.PersonOf("chiara-colombo"))).ShouldNotContain(c => c.TypeCode == "5", "a declaration is not issued");
    }

    [Fact]
    public async Task SelfCertification_ForAMinor_IsSignedByTheParentAndIsInTheLedger()
    {
        using var marco = await fixture.City.SignInAsync("marco-villa");
        var child = CertificatesCity.PersonOf("tommaso-villa");

        var page = await marco.GetAsync($"/certificati/autocertificazione/{child}/1");

        page.Words.ShouldContain("in qualità di genitore");
        var lines = await fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<LedgerEntry>().AsNoTracking()
            .Where(l => l.Purpose == "certificates.declare" && l.Subject == child).ToListAsync());
        lines.ShouldAllBe(l => l.Right == "parental");
        lines.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("luca-brambilla", "chiara-colombo", "8", HttpStatusCode.Conflict)]
    [InlineData("chiara-colombo", "chiara-colombo", "19", HttpStatusCode.Conflict)]
    [InlineData("chiara-colombo", "davide-riva", "8", HttpStatusCode.NotFound)]
    public async Task SelfCertification_NotOnesToSign_IsRefused(string reader, string subject, string type, HttpStatusCode expected)
    {
        using var visitor = await fixture.City.SignInAsync(reader);

        (await visitor.GetAsync($"/certificati/autocertificazione/{CertificatesCity.PersonOf(subject)}/{type}")).Status.ShouldBe(expected);
        (await visitor.GetAsync($"/certificati/autocertificazione/{CertificatesCity.PersonOf(subject)}/{type}/pdf")).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task SelfCertification_OfAProtectedAddress_LeavesItToBeWritten()
    {
        using var elena = await fixture.City.SignInAsync("elena-marchetti");

        var page = await elena.GetAsync($"/certificati/autocertificazione/{CertificatesCity.PersonOf("elena-marchetti")}/8");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Words.ShouldNotContain("Via Mecenate");
        page.Words.ShouldContain("Da completare a mano");
    }

    private static async Task<Answer> ObtainAsync(Visitor visitor, string code, string persona)
    {
        var use = await (code is "1" or "1+5+7+8" ? CertificatesCity.BeginAsync(visitor, code, persona) : CertificatesCity.BeginOtherAsync(visitor, code, persona));
        return await visitor.SubmitAsync(await CertificatesCity.DeclareAsync(visitor, use, CertificatesCity.SportsClub), "#confirm");
    }
}
