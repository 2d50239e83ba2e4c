using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity.Clients;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity.Clients;

/// <summary>An administrator changes what a registered client may do and how much.</summary>
public sealed class ClientTermsTests(ClientsCity fixture) : IClassFixture<ClientsCity>
{
    private const string Administrator = "tiziano-sormani";

    [Fact]
    public async Task Scope_ThatIsTakenAway_IsRefusedToATokenGivenBefore()
    {
        using var software = await ClientSoftware.RegisterAsync(fixture.City);
        var token = await software.TokenAsync();
        using var admin = await fixture.City.SignInAsync(Administrator);
        var page = await admin.GetAsync(PathOf(software));
        page.Page.QuerySelectorAll("#terms input[type=checkbox]:checked").Length.ShouldBeGreaterThan(1, "the scopes that it has are ticked");

        (await SearchAsync(software, token)).Status.ShouldBe(HttpStatusCode.OK);
        page = await ChangeAsync(admin, page, ("7", "20000"), "certificates:verify");

        (await SearchAsync(software, token)).Status.ShouldBe(HttpStatusCode.Forbidden, "the token was given before");
        page.Address.AbsolutePath.ShouldBe("/amministrazione/client/" + software.Id);
        page.Words.ShouldContain("certificates:verify");
        page.Page.QuerySelector("#facts")!.TextContent.ShouldNotContain("certificates:issue");
        page.Words.ShouldContain("Convenzione 13/2027");
        (await software.AskAsync(software.Assertion(), "certificates:issue")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await software.AskAsync(software.Assertion(), "certificates:verify")).Status.ShouldBe(HttpStatusCode.OK);
        (await ScopesAndLimitAsync(software)).ShouldBe(("certificates:verify", 7));
        var act = await fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<AuditedAct>().AsNoTracking().Where(a => a.Type == "identity.client.change-terms").ToListAsync());
        act.ShouldContain(a => a.Role == "administrator" && a.Reason!.EndsWith(": Convenzione rinnovata", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scope_ThatIsAdded_CanBeAskedForAtOnce()
    {
        using var software = await ClientSoftware.RegisterAsync(fixture.City);
        using var admin = await fixture.City.SignInAsync(Administrator);
        await ChangeAsync(admin, await admin.GetAsync(PathOf(software)), ("50", "20000"));
        (await software.AskAsync(software.Assertion(), "certificates:verify")).Status.ShouldBe(HttpStatusCode.BadRequest, "none is left");

        await ChangeAsync(admin, await admin.GetAsync(PathOf(software)), ("50", "20000"), "certificates:verify");

        (await software.AskAsync(software.Assertion(), "certificates:verify")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Limit_ThatIsLowered_CountsFromTheNextCall()
    {
        using var software = await ClientSoftware.RegisterAsync(fixture.City);
        var token = await software.TokenAsync();
        (await software.GetAsync("/api/v1/status", token)).Status.ShouldBe(HttpStatusCode.OK);
        using var admin = await fixture.City.SignInAsync(Administrator);
        await ChangeAsync(admin, await admin.GetAsync(PathOf(software)), ("300", "1"), "certificates:verify");

        (await software.GetAsync("/api/v1/status", token)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Form_WithMistakes_ChangesNothingAndSaysEach()
    {
        using var software = await ClientSoftware.RegisterAsync(fixture.City);
        var before = await ScopesAndLimitAsync(software);
        using var admin = await fixture.City.SignInAsync(Administrator);
        var answer = await admin.SubmitAsync(
            await admin.GetAsync(PathOf(software)), "#terms", new Dictionary<string, string> { ["Terms.CallsPerMinute"] = "0", ["Terms.CallsPerDay"] = "molte", ["Terms.Agreement"] = "", ["Terms.Reason"] = "" });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var field in new[] { "callsperminute", "callsperday", "agreement", "reason" })
            answer.Page.QuerySelector($"#terms-{field}-error").ShouldNotBeNull(field);
        (await ScopesAndLimitAsync(software)).ShouldBe(before);
    }

    [Fact]
    public async Task Form_OfTermsThatAnotherHasChangedMeanwhile_ChangesNothing()
    {
        using var software = await ClientSoftware.RegisterAsync(fixture.City);
        using var first = await fixture.City.SignInAsync(Administrator);
        using var second = await fixture.City.SignInAsync("rita-casati");
        var old = await second.GetAsync(PathOf(software));
        await ChangeAsync(first, await first.GetAsync(PathOf(software)), ("9", "20000"), "certificates:verify");

        var answer = await ChangeAsync(second, old, ("600", "20000"), "certificates:verify", "certificates:issue");
        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer = await ChangeAsync(second, answer, ("600", "20000"), "certificates:verify", "certificates:issue");
        answer.Status.ShouldBe(HttpStatusCode.Conflict, "the page must be opened anew first");
        (await ScopesAndLimitAsync(software)).ShouldBe(("certificates:verify", 9));
    }

    [Fact]
    public async Task Client_ThatIsRevoked_HasNoTermsToChange()
    {
        using var software = await ClientSoftware.RegisterAsync(fixture.City);
        using var admin = await fixture.City.SignInAsync(Administrator);
        var page = await admin.GetAsync(PathOf(software));
        await admin.SubmitAsync(await admin.GetAsync("/amministrazione/client/" + software.Id), "#revoke");

        (await ChangeAsync(admin, page, ("9", "20000"), "certificates:verify")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await admin.GetAsync(PathOf(software))).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("laura-bernasconi")]
    [InlineData("chiara-colombo")]
    public async Task Page_ForAnybodyElse_IsForbidden(string persona)
    {
        using var software = await ClientSoftware.RegisterAsync(fixture.City);
        using var visitor = await fixture.City.SignInAsync(persona);
        (await visitor.GetAsync(PathOf(software))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static string PathOf(ClientSoftware software) => $"/amministrazione/client/{software.Id}/condizioni";

    private static Task<Answer> SearchAsync(ClientSoftware software, string token) => software.CallAsync(
        HttpMethod.Post,
        "/api/v1/certificates/search",
        new JsonObject { ["number"] = "2026/000001", ["reason"] = "Errore segnalato dall'ufficio" },
        request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token));

    private static Task<Answer> ChangeAsync(Visitor admin, Answer page, (string Minute, string Day) limits, params string[] scopes)
    {
        // A visitor's form keeps the ticks of the page: what is not wanted is unticked first.
        foreach (var box in page.Page.QuerySelectorAll("#terms input[type=checkbox]"))
            box.RemoveAttribute("checked");
        var fields = new Dictionary<string, string> { ["Terms.CallsPerMinute"] = limits.Minute, ["Terms.CallsPerDay"] = limits.Day, ["Terms.Agreement"] = "Convenzione 13/2027", ["Terms.Reason"] = "Convenzione rinnovata" };
        foreach (var scope in scopes)
            fields["Scope." + scope] = "true";
        return admin.SubmitAsync(page, "#terms", fields);
    }

    private Task<(string, int)> ScopesAndLimitAsync(ClientSoftware software) => fixture.City.InsideAsync(async services =>
    {
        var id = Guid.Parse(software.Id);
        var client = await services.GetRequiredService<CityDb>().Set<ApiClient>().AsNoTracking().SingleAsync(c => c.Id == id);
        return (client.Scopes, client.CallsPerMinute);
    });
}
