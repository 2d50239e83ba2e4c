using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Shouldly;
using Xunit;
using static Navigli.Tests.Certificates.Api.ApiCalls;

namespace Navigli.Tests.Certificates.Api;

public sealed class IssueByApiTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    [Fact]
    public async Task Post_InOrder_IssuesAtTheCounterAndTellsThePersonWhy()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);

        var issued = await IssueAsync(laura, Request("stefano-fontana"), NewKey());

        issued.Status.ShouldBe(HttpStatusCode.Created, issued.Text);
        issued.Word("state").ShouldBe("valid");
        var row = (await fixture.IssuedAsync(CertificatesCity.PersonOf("stefano-fontana"))).ShouldHaveSingleItem();
        (issued.Word("protocol"), issued.Word("id")).ShouldBe((row.Protocol, row.Id.ToString()));
        issued.Json().GetProperty("fee").GetProperty("amount").GetString().ShouldBe("0.26");
        row.Office.ShouldNotBeNull();
        var self = issued.Headers.Location!;
        self.ToString().ShouldBe($"{fixture.City.PortalAddress}api/v1/certificates/{row.Id}");
        (await GetAsync(laura, self.AbsolutePath)).Word("protocol").ShouldBe(row.Protocol);
        var pdf = await GetAsync(laura, $"{self.AbsolutePath}/document");
        pdf.ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");
        pdf.Body.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        (await ActsAsync("certificates.issue-at-counter")).ShouldContain(a => a.Reason!.Contains("2026-4711"));
        using var stefano = await fixture.City.SignInAsync("stefano-fontana");
        (await stefano.GetAsync("/chi-ha-visto-i-miei-dati")).Words.ShouldContain(row.Protocol);
        (await fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<Navigli.Platform.Ledger.LedgerEntry>().AsNoTracking()
            .CountAsync(e => e.Subject == row.PersonId && e.Purpose == "certificates.counter" && e.Reason == "Richiesta di un terzo allo sportello"))).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task Post_SameKeyAndBody_GivesTheSameCertificate()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        var (key, body) = (NewKey(), Request("davide-riva"));

        var first = await IssueAsync(laura, body, key);
        var again = await IssueAsync(laura, body, key);

        first.Status.ShouldBe(HttpStatusCode.Created, first.Text);
        again.Status.ShouldBe(HttpStatusCode.Created);
        again.Text.ShouldBe(first.Text);
        (await IssueAsync(laura, body, NewKey())).Word("id").ShouldNotBe(first.Word("id"), "another key is another certificate");
        (await fixture.IssuedAsync(CertificatesCity.PersonOf("davide-riva"))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Post_SameKeyAndAnotherBody_IsRefused()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        var key = NewKey();
        await IssueAsync(laura, Request("luca-brambilla"), key);

        var other = await IssueAsync(laura, Request("luca-brambilla", CertificatesCity.Family), key);

        (other.Status, other.Problem()).ShouldBe((HttpStatusCode.UnprocessableEntity, "certificates.key-used"));
        (await fixture.IssuedAsync(CertificatesCity.PersonOf("luca-brambilla"))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Post_SameKeyManyTimesAtOnce_IssuesOnce()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        var (key, body) = (NewKey(), Request("paola-cattaneo"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => IssueAsync(laura, body.DeepClone(), key)));

        answers.Select(a => a.Status).ShouldAllBe(s => s == HttpStatusCode.Created, string.Join('\n', answers.Select(a => a.Text)));
        answers.Select(a => a.Word("id")).Distinct().Count().ShouldBe(1);
        (await fixture.IssuedAsync(CertificatesCity.PersonOf("paola-cattaneo"))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Post_BlockedPerson_NamesTheRule()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        var body = Request("karim-haddad");

        var refused = await IssueAsync(laura, body, NewKey());

        (refused.Status, refused.Problem()).ShouldBe((HttpStatusCode.Conflict, "certificates.blocked"));
        refused.Word("detail").ShouldNotBeEmpty();
        (await fixture.IssuedAsync(CertificatesCity.PersonOf("karim-haddad"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_WrongMembers_NamesEachOfThem()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        var request = Request("marco-villa");
        (request["taxCode"], request["type"], request["reason"], request["language"]) = ("RSSMRA80A01F205A", "999", "breve", "KL");

        var answer = await IssueAsync(laura, request, NewKey());

        (answer.Status, answer.Problem()).ShouldBe((HttpStatusCode.UnprocessableEntity, "certificates.subject-code-wrong"));
        answer.Members().ShouldBe("/language /reason /taxCode /type");
    }

    [Fact]
    public async Task Post_RulesOfTheCounter_AreTheSame()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        var birth = await IssueAsync(laura, Request("marco-villa", Counter.OfficerSteps.Birth), NewKey());
        (birth.Problem(), birth.Members()).ShouldBe(("certificates.not-for-anybody", "/type"));

        var stamped = Request("marco-villa");
        stamped["use"] = "private";
        (await IssueAsync(laura, stamped, NewKey())).Problem().ShouldBe("certificates.exemption-missing");
        stamped["stampSerial"] = "01234567890123";
        (await IssueAsync(laura, stamped, NewKey())).Status.ShouldBe(HttpStatusCode.Created);
        var second = await IssueAsync(laura, stamped, NewKey());
        (second.Status, second.Problem()).ShouldBe((HttpStatusCode.Conflict, "certificates.stamp-used"));

        var nobody = Request("marco-villa");
        nobody["taxCode"] = CodiceFiscale.Compute(new() { Surname = "Nessuno", GivenName = "Proprio", Sex = Sex.Male, BirthDate = new(1950, 1, 1), BelfioreCode = "H501" }).Value;
        var unknown = await IssueAsync(laura, nobody, NewKey());
        (unknown.Status, unknown.Problem(), unknown.Members()).ShouldBe((HttpStatusCode.NotFound, "certificates.subject-unknown", "/taxCode"));
    }

    [Fact]
    public async Task Post_RuleThatCanBeForced_WantsTheReasonAndKeepsIt()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        await Counter.OfficerSteps.DecideAsync(laura, "hodan-warsame", "Partial", "BirthRecordMissing");
        var request = Request("hodan-warsame", Counter.OfficerSteps.Birth);
        request["requester"] = new JsonObject { ["kind"] = "subject", ["documentKind"] = "identityCard", ["documentNumber"] = "CA12345AB" };

        var refused = await IssueAsync(laura, request, NewKey());
        request["forceReason"] = "breve";
        var tooShort = await IssueAsync(laura, request, NewKey());
        request["forceReason"] = "Atto di nascita visto in originale";
        var forced = await IssueAsync(laura, request, NewKey());

        (refused.Status, refused.Problem()).ShouldBe((HttpStatusCode.Conflict, "certificates.blocked"));
        (tooShort.Status, tooShort.Problem(), tooShort.Members()).ShouldBe((HttpStatusCode.UnprocessableEntity, "certificates.force-reason-missing", "/forceReason"));
        forced.Status.ShouldBe(HttpStatusCode.Created, forced.Text);
        (await ActsAsync("certificates.issue-at-counter")).ShouldContain(a => a.Reason!.Contains("partially-certifiable · Atto di nascita visto in originale"));
    }

    [Fact]
    public async Task Search_ByProtocol_OpensItWithTheReason_AndVoidClosesItForGood()
    {
        using var laura = await fixture.City.SignInAsync(Counter.OfficerSteps.Officer);
        var issued = await IssueAsync(laura, Request("chiara-colombo", CertificatesCity.Family), NewKey());
        issued.Status.ShouldBe(HttpStatusCode.Created, issued.Text);
        var path = $"{Base}/{issued.Word("id")}";
        fixture.City.Clock.Move(TimeSpan.FromMinutes(14));
        (await GetAsync(laura, path)).Status.ShouldBe(HttpStatusCode.OK);
        fixture.City.Clock.Move(TimeSpan.FromMinutes(14));
        (await GetAsync(laura, path)).Status.ShouldBe(HttpStatusCode.OK, "the session is kept by use, the opening is not");
        fixture.City.Clock.Move(TimeSpan.FromMinutes(3));
        (await GetAsync(laura, path)).Status.ShouldBe(HttpStatusCode.NotFound, "half an hour is over");

        var found = await PostAsync(laura, $"{Base}/search", new JsonObject { ["number"] = issued.Word("protocol"), ["reason"] = "Il cittadino segnala un errore" }.ToJsonString());

        found.Json().GetProperty("items")[0].GetProperty("id").GetString().ShouldBe(issued.Word("id"));
        (await GetAsync(laura, path)).Status.ShouldBe(HttpStatusCode.OK);
        var shortReason = await PostAsync(laura, $"{path}/void", """{"reason":"no"}""");
        (shortReason.Status, shortReason.Members()).ShouldBe((HttpStatusCode.UnprocessableEntity, "/reason"));
        var voided = await PostAsync(laura, $"{path}/void", """{"reason":"Rilasciato alla persona sbagliata"}""");
        voided.Word("state").ShouldBe("voided");
        var verified = await PostAsync(laura, $"{Base}/verifications", new JsonObject { ["code"] = issued.Word("verificationCode") }.ToJsonString());
        verified.Word("state").ShouldBe("voided");
        var none = await PostAsync(laura, $"{Base}/search", """{"number":"2026/99999999","reason":"Il cittadino segnala un errore"}""");
        (none.Status, none.Json().GetProperty("items").GetArrayLength()).ShouldBe((HttpStatusCode.OK, 0));
    }

    private Task<List<AuditedAct>> ActsAsync(string type) => fixture.City.InsideAsync(services =>
        services.GetRequiredService<CityDb>().Set<AuditedAct>().AsNoTracking().Where(a => a.Type == type).ToListAsync());
}
