using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates.Counter;
using Navigli.Contracts.Identity;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Shouldly;
using Xunit;
using static Navigli.Tests.Certificates.Counter.OfficerSteps;

namespace Navigli.Tests.Certificates.Counter;

public sealed class CounterIssueTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    private static readonly Guid Nobodys = Guid.Parse("0190b8a0-0000-7000-8000-00000000000f");

    [Fact]
    public async Task Issue_ResidenceToAThirdParty_IsRegisteredWithWhoAskedAndToldToThePerson()
    {
        using var laura = await fixture.City.SignInAsync(Officer);

        var done = await IssueAsync(laura, "stefano-fontana", CertificatesCity.Residence, ThirdParty, Exempt);

        done.Heading.ShouldBe("Certificato rilasciato");
        done.Words.ShouldContain("0,26 €");
        var row = (await fixture.IssuedAsync(CertificatesCity.PersonOf("stefano-fontana"))).ShouldHaveSingleItem();
        (row.AccountId, row.Right, row.FeeCents).ShouldBe((null, null, 26));
        row.Office.ShouldNotBeNull();
        var kept = await CounterOfAsync(row.Id);
        (kept.Requester, kept.RequesterName, kept.Document, kept.DocumentNumber).ShouldBe((RequesterKind.ThirdParty, "Teresa Bianchi", IdentityDocument.Passport, "YA 1234567"));
        var pdf = await laura.GetAsync(done.Page.QuerySelector("main a[href$='/pdf']")!.GetAttribute("href")!);
        pdf.Body.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        done.Text.ShouldNotContain("Bianchi", customMessage: "who asked is not on the paper");

        using var stefano = await fixture.City.SignInAsync("stefano-fontana");
        (await stefano.GetAsync("/chi-ha-visto-i-miei-dati")).Words.ShouldContain(row.Protocol);
        (await stefano.GetAsync("/documenti")).Words.ShouldNotContain(row.Protocol, customMessage: "the paper is the third party's");
        (await stefano.GetAsync($"/certificati/{row.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Issue_ToThePerson_IsInTheirDrawer()
    {
        using var laura = await fixture.City.SignInAsync(Officer);

        await IssueAsync(laura, "davide-riva", Birth, Subject, Exempt);

        var row = (await fixture.IssuedAsync(CertificatesCity.PersonOf("davide-riva"))).Last();
        row.Right.ShouldBe(RightKind.Self);
        using var davide = await fixture.City.SignInAsync("davide-riva");
        (await davide.GetAsync("/documenti")).Words.ShouldContain(row.Protocol);
        (await davide.GetAsync($"/certificati/{row.Id}")).Status.ShouldBe(HttpStatusCode.OK);
        (await laura.GetAsync("/documenti")).Words.ShouldNotContain(row.Protocol, customMessage: "the officer's own drawer holds nobody else's");
    }

    [Fact]
    public async Task Fill_BirthForAThirdParty_IsRefusedByArticle33()
    {
        using var laura = await fixture.City.SignInAsync(Officer);

        var answer = await FillAsync(laura, await BeginAsync(laura, "marco-villa", Birth), ThirdParty, Exempt);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("non si rilascia a chiunque");
    }

    [Theory]
    [InlineData("luca-brambilla", true)]
    [InlineData("marco-villa", false)]
    public async Task Fill_ForWhoClaimsARight_AsksTheRegistry(string claims, bool has)
    {
        using var laura = await fixture.City.SignInAsync(Officer);

        var answer = await FillAsync(laura, await BeginAsync(laura, "sofia-brambilla", Birth), RightHolder(claims), Exempt);

        if (has)
            answer.Page.QuerySelector("#confirm").ShouldNotBeNull();
        else
            answer.Words.ShouldContain("non risulta avere diritto");
    }

    [Fact]
    public async Task Fill_WithEveryFault_LinksEachToItsField()
    {
        using var laura = await fixture.City.SignInAsync(Officer);

        var answer = await FillAsync(laura, await BeginAsync(laura, "marco-villa", "9"), new Dictionary<string, string> { ["Form.Requester"] = "Delegate", ["Form.Stamp"] = "Stamped" });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Page.QuerySelectorAll(".nv-error-summary a").Select(a => a.GetAttribute("href")).ShouldBe(
            ["#form-pastreason", "#form-familyname", "#form-givenname", "#form-delegation", "#form-document", "#form-documentnumber", "#form-destination"], ignoreOrder: true);
    }

    [Fact]
    public async Task Issue_PastSituation_KeepsItsReason()
    {
        using var laura = await fixture.City.SignInAsync(Officer);

        var done = await IssueAsync(laura, "marco-villa", "9", ThirdParty, Exempt, new Dictionary<string, string> { ["Form.PastReason"] = "Causa di usucapione" });

        done.Heading.ShouldBe("Certificato rilasciato");
    }

    [Theory]
    [InlineData("1234567890123")]
    [InlineData("12345678901234567")]
    [InlineData("1234567890123A")]
    [InlineData("")]
    public async Task Fill_StampNumberThatCannotBe_IsRefused(string serial)
    {
        using var laura = await fixture.City.SignInAsync(Officer);

        var answer = await FillAsync(laura, await BeginAsync(laura, "marco-villa", CertificatesCity.Residence), ThirdParty, Stamped(serial));

        answer.Words.ShouldContain("ha 14 cifre");
    }

    [Fact]
    public async Task Issue_WithAPaperStamp_WorksOnceAndPrintsItsNumber()
    {
        using var laura = await fixture.City.SignInAsync(Officer);

        var first = await IssueAsync(laura, "luca-brambilla", CertificatesCity.Residence, ThirdParty, Stamped("0123 4567 8901 23"));
        var again = await FillAsync(laura, await BeginAsync(laura, "marco-villa", CertificatesCity.Residence), ThirdParty, Stamped("01234567890123"));

        first.Heading.ShouldBe("Certificato rilasciato");
        first.Words.ShouldContain("contrassegno telematico n. 01234567890123");
        first.Words.ShouldContain("0,52 €");
        again.Words.ShouldContain("già stata usata");
    }

    [Fact]
    public async Task Confirm_TwoAtOnceWithOneStamp_IssuesOne()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        using var other = await fixture.City.SignInAsync(Officer);
        var one = await FillAsync(laura, await BeginAsync(laura, "jurgen-muller", CertificatesCity.Residence), ThirdParty, Stamped("55555555555555"));
        var two = await FillAsync(other, await BeginAsync(other, "jurgen-muller", CertificatesCity.Family), ThirdParty, Stamped("55555555555555"));

        var answers = await Task.WhenAll(laura.SubmitAsync(one, "#confirm"), other.SubmitAsync(two, "#confirm"));

        answers.Count(a => a.Heading == "Certificato rilasciato").ShouldBe(1);
        answers.Single(a => a.Heading != "Certificato rilasciato").Words.ShouldContain("già stata usata");
        (await fixture.IssuedAsync(CertificatesCity.PersonOf("jurgen-muller"))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Confirm_ThreeTimes_IssuesOnce()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        var summary = await FillAsync(laura, await BeginAsync(laura, "chiara-colombo", CertificatesCity.Family), Subject, Exempt);

        var answers = await Task.WhenAll(laura.SubmitAsync(summary, "#confirm"), laura.SubmitAsync(summary, "#confirm"), laura.SubmitAsync(summary, "#confirm"));

        answers.Select(a => $"{a.Status}: {a.Heading}{(a.Heading.Length == 0 ? a.Text : null)}").ShouldAllBe(told => told == "OK: Certificato rilasciato");
        (await fixture.IssuedAsync(CertificatesCity.PersonOf("chiara-colombo"))).Count(c => c.TypeCode == CertificatesCity.Family).ShouldBe(1);
    }

    [Fact]
    public async Task Step_SentAgainOnceIssued_LeadsToTheCertificate()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        var form = await BeginAsync(laura, "niccolo-dangelo", CertificatesCity.Family);
        var summary = await FillAsync(laura, form, Subject, Exempt);
        (await laura.SubmitAsync(summary, "#confirm")).Heading.ShouldBe("Certificato rilasciato");

        (await FillAsync(laura, form, Subject, Exempt)).Heading.ShouldBe("Certificato rilasciato");
        (await laura.SubmitAsync(summary, "#confirm")).Heading.ShouldBe("Certificato rilasciato");
    }

    [Fact]
    public async Task Confirm_RuleThatCanBeForced_WantsAReasonAndKeepsItInTheAuditAlone()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        await DecideAsync(laura, "hodan-warsame", "Partial", "BirthRecordMissing");
        var summary = await FillAsync(laura, await BeginAsync(laura, "hodan-warsame", Birth), Subject, Exempt);
        summary.Words.ShouldContain("solo per residenza e stato di famiglia");
        summary.Words.ShouldNotContain("online", customMessage: "this is the counter");

        var without = await laura.SubmitAsync(summary, "#confirm");
        var forced = await laura.SubmitAsync(without, "#confirm", new Dictionary<string, string> { ["Confirm.ForceReason"] = "Atto di nascita visto in originale" });

        without.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        forced.Heading.ShouldBe("Certificato rilasciato");
        forced.Text.ShouldNotContain("in originale");
        var row = (await fixture.IssuedAsync(CertificatesCity.PersonOf("hodan-warsame"))).ShouldHaveSingleItem();
        (await CounterOfAsync(row.Id)).ForcedRules.ShouldBe("partially-certifiable");
        var audited = await ActsOfAsync("certificates.issue-at-counter", row.PersonId);
        audited.ShouldHaveSingleItem().Reason!.ShouldContain("partially-certifiable · Atto di nascita visto in originale");
    }

    [Fact]
    public async Task Confirm_RuleThatCannotBeForced_OffersNoButtonAndRefusesAForgedPost()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        var summary = await FillAsync(laura, await BeginAsync(laura, "karim-haddad", CertificatesCity.Residence), ThirdParty, Exempt);

        summary.Words.ShouldContain("non è certificabile");
        summary.Page.QuerySelector("#confirm button").ShouldBeNull();
        var forged = await laura.PostAsync(summary.Address.AbsolutePath, new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = summary.Page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!,
            ["_handler"] = "confirm",
            ["Confirm.Version"] = "1",
            ["Confirm.ForceReason"] = "Visto in originale dall'ufficio",
        });
        forged.Status.ShouldBe(HttpStatusCode.Conflict);
        forged.Words.ShouldContain("non è certificabile");
        (await fixture.IssuedAsync(CertificatesCity.PersonOf("karim-haddad"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Fill_ForAProtectedAddress_NeverShowsIt()
    {
        using var laura = await fixture.City.SignInAsync(Officer);

        var summary = await FillAsync(laura, await BeginAsync(laura, "elena-marchetti", CertificatesCity.Residence), ThirdParty, Exempt);

        summary.Words.ShouldContain("indirizzo è protetto");
        summary.Page.QuerySelector("#confirm").ShouldBeNull();
        summary.Text.ShouldNotContain("Mecenate");
    }

    [Fact]
    public async Task Counter_WithoutTheRecordOpen_ShowsNothing()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        var open = await CounterAsync(laura, "marco-villa");
        var lookUp = open.Address.Query;

        (await laura.GetAsync($"/sportello/persone/{CertificatesCity.PersonOf("luca-brambilla")}{lookUp}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await laura.GetAsync($"/sportello/persone/{CertificatesCity.PersonOf("marco-villa")}?ricerca={Nobodys}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await laura.GetAsync($"/sportello/rilascio/{Nobodys}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await laura.GetAsync($"/sportello/rilascio/{Nobodys}/esito")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await laura.GetAsync($"/sportello/rilascio/{Nobodys}/pdf")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Record_OpenForTheJudiciary_OffersNoCounter()
    {
        using var laura = await fixture.City.SignInAsync(Officer);

        var record = await RecordAsync(laura, "marco-villa", "residents.judicial");

        record.Heading.ShouldBe("Marco Villa");
        record.Page.QuerySelector("main a[href*='/sportello/']").ShouldBeNull();
        (await laura.GetAsync($"/sportello/persone/{CertificatesCity.PersonOf("marco-villa")}{record.Address.Query}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<CounterIssue> CounterOfAsync(Guid certificate) => fixture.City.InsideAsync(services =>
        services.GetRequiredService<CityDb>().Set<CounterIssue>().AsNoTracking().SingleAsync(i => i.CaseId == certificate));

    private Task<List<AuditedAct>> ActsOfAsync(string type, Guid person) => fixture.City.InsideAsync(services =>
        services.GetRequiredService<CityDb>().Set<AuditedAct>().AsNoTracking().Where(a => a.Type == type && a.OnBehalfOf == person).ToListAsync());
}
