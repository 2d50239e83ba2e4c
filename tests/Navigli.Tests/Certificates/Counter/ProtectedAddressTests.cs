using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates.Counter;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Tests.Certificates.Api;
using Shouldly;
using Xunit;
using static Navigli.Tests.Certificates.Counter.OfficerSteps;

namespace Navigli.Tests.Certificates.Counter;

/// <summary>Elena's address is protected. The pack of Milan lets the counter certify it to herself, and to nobody else.</summary>
public sealed class ProtectedAddressTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    private const string Elena = "elena-marchetti";
    private const string Street = "Mecenate";

    [Fact]
    public async Task Confirm_ToThePersonHerself_WantsAReasonAndShowsTheAddressOnThePaperAlone()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        var summary = await FillAsync(laura, await BeginAsync(laura, Elena, CertificatesCity.Residence), Subject, Exempt);
        summary.Words.ShouldContain("si rilascia solo alla persona stessa");
        summary.Text.ShouldNotContain(Street, customMessage: "nothing is shown before an officer answers for it");

        var without = await laura.SubmitAsync(summary, "#confirm");
        var done = await laura.SubmitAsync(without, "#confirm", new Dictionary<string, string> { ["Confirm.ForceReason"] = "Identificata dal responsabile della sede" });

        without.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        without.Text.ShouldNotContain(Street);
        done.Heading.ShouldBe("Certificato rilasciato");
        done.Words.ShouldContain(Street);
        var row = (await fixture.IssuedAsync(CertificatesCity.PersonOf(Elena))).Last();
        var acts = await fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<AuditedAct>().AsNoTracking()
            .Where(a => a.Type == "certificates.issue-at-counter" && a.OnBehalfOf == row.PersonId).Select(a => a.Reason!).ToListAsync());
        acts.ShouldContain(reason => reason.Contains("protected-address · Identificata dal responsabile della sede"));
        using var elena = await fixture.City.SignInAsync(Elena);
        (await elena.GetAsync("/chi-ha-visto-i-miei-dati")).Words.ShouldContain(row.Protocol);
    }

    [Theory]
    [InlineData("Delegate")]
    [InlineData("ThirdParty")]
    public async Task Fill_ForAnybodyElse_IsRefusedForGood(string requester)
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        var who = new Dictionary<string, string>(ThirdParty) { ["Form.Requester"] = requester, ["Form.Delegation"] = "Delega del 3 marzo 2026" };

        var summary = await FillAsync(laura, await BeginAsync(laura, Elena, CertificatesCity.Residence), who, Exempt);

        summary.Words.ShouldContain("Non dire a chi chiede che l'indirizzo è protetto");
        summary.Page.QuerySelector("#confirm button").ShouldBeNull();
        summary.Text.ShouldNotContain(Street);
    }

    [Fact]
    public async Task Register_OfAPaperThatAnotherOfficerHandedOver_ShowsAndPrintsNoAddress()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        var issued = await ApiCalls.IssueAsync(laura, RequestOfHerself(), ApiCalls.NewKey());
        issued.Status.ShouldBe(HttpStatusCode.Created, issued.Text);
        var (id, protocol) = (Guid.Parse(issued.Word("id")), issued.Word("protocol"));
        var own = await EntryAsync(laura, protocol);
        own.Words.ShouldContain(Street, customMessage: "she handed it over herself");
        await fixture.City.RewriteAsync<CounterIssue>(all => all.Where(i => i.CaseId == id)
            .ExecuteUpdateAsync(u => u.SetProperty(i => i.OfficerAccountId, Guid.Empty)));

        var entry = await EntryAsync(laura, protocol);

        entry.Words.ShouldContain("Riporta un indirizzo che è protetto");
        entry.Text.ShouldNotContain(Street);
        entry.Page.QuerySelector("#reprint").ShouldBeNull();
        var forged = await laura.SubmitAsync(own, "#reprint");
        forged.Words.ShouldContain("non si può stampare adesso");
        var file = await ApiCalls.GetAsync(laura, $"{ApiCalls.Base}/{id}/document");
        (file.Status, file.Problem()).ShouldBe((HttpStatusCode.Conflict, "certificates.paper-hidden"));
    }

    private static System.Text.Json.Nodes.JsonObject RequestOfHerself()
    {
        var request = ApiCalls.Request(Elena);
        request["requester"] = new System.Text.Json.Nodes.JsonObject { ["kind"] = "subject", ["documentKind"] = "identityCard", ["documentNumber"] = "CA12345AB" };
        request["forceReason"] = "Identificata dal responsabile della sede";
        return request;
    }
}
