using System.Net;
using Microsoft.EntityFrameworkCore;
using Navigli.Identity;
using Navigli.Identity.Passkeys;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>Where the staff's roles wait for a passkey, as in production.</summary>
public sealed class PasskeyCity : StaffCity
{
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Identity:Staff:Passkey"] = "Required" };
}

/// <summary>After the national identity, a passkey: made once, shown at each sign-in, good for the session that showed it and no other.</summary>
public sealed class PasskeyTests(PasskeyCity city) : IClassFixture<PasskeyCity>
{
    [Fact]
    public async Task Officer_MakesAPasskeyAtTheFirstSignIn_AndShowsItAtTheNext()
    {
        using var device = Device();
        using var laura = await city.City.SignInAsync(StaffCity.Laura);
        var led = await laura.GetAsync("/anagrafe");
        led.Address.PathAndQuery.ShouldBe("/passkey?ritorno=%2Fanagrafe");
        using var api = new HttpRequestMessage(HttpMethod.Get, new Uri(city.City.PortalAddress, "/api/v1/certificates/" + Guid.Empty));
        (await laura.SendOnceAsync(api)).Status.ShouldBe(HttpStatusCode.Unauthorized);

        var made = await MakeAsync(laura, device, led);
        (made.Address.AbsolutePath, made.Status).ShouldBe(("/anagrafe", HttpStatusCode.OK));
        (await city.ActsAsync("identity.passkey.make")).ShouldBeGreaterThan(0);

        using var tomorrow = await city.City.SignInAsync(StaffCity.Laura);
        var asked = await tomorrow.GetAsync("/anagrafe");
        asked.Page.QuerySelector("#passkey")!.GetAttribute("data-passkey").ShouldBe("Show");
        asked.Page.QuerySelector("[name='Form.Id']").ShouldBeNull("nothing is managed before the passkey is shown");
        var shown = await ShowAsync(tomorrow, device, asked, StaffCity.Laura);
        (shown.Address.AbsolutePath, shown.Status).ShouldBe(("/anagrafe", HttpStatusCode.OK));
        await ForgetAsync(StaffCity.Laura);
    }

    [Fact]
    public async Task SecondSession_WithoutThePasskey_CannotMakeAnotherNorManage()
    {
        using var device = Device();
        using var tiziano = await city.City.SignInAsync(StaffCity.Tiziano);
        await MakeAsync(tiziano, device, await tiziano.GetAsync("/passkey"));
        var passkey = await city.InDbAsync(async db => (await db.Passkeys.ToListAsync()).Single(p => p.Name == "Prova"));

        using var thief = await city.City.SignInAsync(StaffCity.Tiziano);
        using var other = Device();
        var page = await thief.GetAsync("/passkey");
        var token = Token(page);
        foreach (var handler in new[] { "rename", "remove" })
            (await thief.PostAsync("/passkey", [token, new("_handler", handler), new("Form.Id", passkey.Id.ToString()), new("Form.Name", "Mia")])).Status.ShouldBe(HttpStatusCode.Forbidden);
        var forged = await thief.SubmitAsync(page, "#passkey", new Dictionary<string, string> { ["Form.Answer"] = other.Get(Options(page), await UserAsync(StaffCity.Tiziano)) });
        forged.Status.ShouldBe(HttpStatusCode.Forbidden, "a passkey that is not among the account's");
        (await thief.GetAsync("/amministrazione")).Address.AbsolutePath.ShouldBe("/passkey");
        await ForgetAsync(StaffCity.Tiziano);
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("unverified")]
    [InlineData("other-session")]
    [InlineData("late")]
    [InlineData("nonsense")]
    [InlineData("empty")]
    public async Task Answer_ThatIsNotToTheQuestion_GivesNothing(string fault)
    {
        using var device = Device();
        using var rita = await city.City.SignInAsync(StaffCity.Rita);
        var page = await rita.GetAsync("/passkey");
        var asked = page;
        switch (fault)
        {
            case "origin":
                device.Origin = "http://evil.example";
                break;
            case "unverified":
                device.VerifiesItsUser = false;
                break;
            case "other-session":
                using (var elsewhere = await city.City.SignInAsync(StaffCity.Rita))
                    asked = await elsewhere.GetAsync("/passkey");
                break;
            case "late":
                city.City.Clock.Move(TimeSpan.FromMinutes(5));
                break;
        }

        var answer = fault switch { "nonsense" => "{\"id\":\"x\"}", "empty" => "", _ => device.Create(Options(asked)) };
        var refused = await rita.SubmitAsync(page, "#passkey", new Dictionary<string, string>
        {
            ["Form.Question"] = asked.Page.QuerySelector("#passkey [name='Form.Question']")!.GetAttribute("value")!,
            ["Form.Answer"] = answer,
        });

        refused.Status.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.Conflict);
        (await rita.GetAsync("/amministrazione")).Address.AbsolutePath.ShouldBe("/passkey");
        (await CountAsync(StaffCity.Rita)).ShouldBe(0);
    }

    [Fact]
    public async Task Cookie_CopiedBeforeThePasskey_IsWorthNothingAfter()
    {
        using var device = Device();
        using var laura = await city.City.SignInAsync(StaffCity.Laura);
        using var thief = city.City.Visit();
        thief.Cookies.Add(city.City.PortalAddress, new Cookie("navigli.session", laura.Cookies.GetCookies(city.City.PortalAddress)["navigli.session"]!.Value));
        (await thief.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.OK);

        await MakeAsync(laura, device, await laura.GetAsync("/passkey"));

        (await laura.GetAsync("/anagrafe")).Status.ShouldBe(HttpStatusCode.OK);
        (await thief.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await ForgetAsync(StaffCity.Laura);
    }

    [Fact]
    public async Task Answer_SentTwice_IsGoodOnce()
    {
        using var device = Device();
        using var rita = await city.City.SignInAsync(StaffCity.Rita);
        var page = await rita.GetAsync("/passkey");
        var answer = new Dictionary<string, string> { ["Form.Answer"] = device.Create(Options(page)), ["Form.Name"] = "Prova" };
        await rita.SubmitAsync(page, "#passkey", answer);
        // The session has its roles now: the old page's token has gone with its claims, so the copy carries a fresh one.
        var again = await rita.SubmitAsync(page, "#passkey", new Dictionary<string, string>(answer) { ["__RequestVerificationToken"] = Token(await rita.GetAsync("/passkey")).Value });

        again.Status.ShouldBe(HttpStatusCode.Conflict);
        (await CountAsync(StaffCity.Rita)).ShouldBe(1);
        await ForgetAsync(StaffCity.Rita);
    }

    [Fact]
    public async Task LastPasskey_CannotBeRemoved_AndOneOfTwoCan()
    {
        using var one = Device();
        using var two = Device();
        using var laura = await city.City.SignInAsync(StaffCity.Laura);
        await MakeAsync(laura, one, await laura.GetAsync("/passkey"));
        var page = await laura.GetAsync("/passkey");
        page.Page.QuerySelectorAll("[name='Form.Id']").Length.ShouldBe(1, "a form to name it, and none to remove it");
        var id = page.Page.QuerySelector("[name='Form.Id']")!.GetAttribute("value")!;
        (await laura.PostAsync("/passkey", [Token(page), new("_handler", "remove"), new("Form.Id", id)])).Status.ShouldBe(HttpStatusCode.Conflict);

        await MakeAsync(laura, two, page);
        var both = await laura.GetAsync("/passkey");
        (await laura.PostAsync("/passkey", [Token(both), new("_handler", "rename"), new("Form.Id", id), new("Form.Name", "Portachiavi")])).Words.ShouldContain("Portachiavi");
        (await laura.PostAsync("/passkey", [Token(both), new("_handler", "remove"), new("Form.Id", id)])).Status.ShouldBe(HttpStatusCode.OK);
        (await CountAsync(StaffCity.Laura)).ShouldBe(1);
        await ForgetAsync(StaffCity.Laura);
    }

    [Fact]
    public async Task Passkey_OfAColleague_CannotBeRenamedOrRemoved()
    {
        using var one = Device();
        using var two = Device();
        using var laura = await city.City.SignInAsync(StaffCity.Laura);
        await MakeAsync(laura, one, await laura.GetAsync("/passkey"));
        using var adele = await city.City.SignInAsync("adele-morandi");
        await MakeAsync(adele, two, await adele.GetAsync("/passkey"));
        await MakeAsync(adele, Device(), await adele.GetAsync("/passkey"));
        var theirs = (await laura.GetAsync("/passkey")).Page.QuerySelector("[name='Form.Id']")!.GetAttribute("value")!;
        var page = await adele.GetAsync("/passkey");

        foreach (var handler in new[] { "rename", "remove" })
            (await adele.PostAsync("/passkey", [Token(page), new("_handler", handler), new("Form.Id", theirs), new("Form.Name", "Mia")])).Status.ShouldBe(HttpStatusCode.NotFound);
        (await CountAsync(StaffCity.Laura)).ShouldBe(1);
        await ForgetAsync(StaffCity.Laura);
        await ForgetAsync("adele-morandi");
    }

    [Fact]
    public async Task Reset_ByAnotherAdministrator_EndsTheSessionsAndAsksForANewOne()
    {
        using var one = Device();
        using var two = Device();
        using var laura = await city.City.SignInAsync(StaffCity.Laura);
        await MakeAsync(laura, one, await laura.GetAsync("/passkey"));
        using var tiziano = await city.City.SignInAsync(StaffCity.Tiziano);
        await MakeAsync(tiziano, two, await tiziano.GetAsync("/passkey"));
        (await tiziano.GetAsync(await PageOfAsync(StaffCity.Tiziano))).Page.QuerySelector("#reset").ShouldBeNull("nobody resets their own");
        var page = await tiziano.GetAsync(await PageOfAsync(StaffCity.Laura));

        (await tiziano.SubmitAsync(page, "#reset")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await tiziano.SubmitAsync(page, "#reset", new Dictionary<string, string> { ["Reset.Reason"] = "Telefono perso, riconosciuta di persona" });

        (await laura.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await CountAsync(StaffCity.Laura)).ShouldBe(0);
        using var again = await city.City.SignInAsync(StaffCity.Laura);
        (await again.GetAsync("/anagrafe")).Page.QuerySelector("#passkey")!.GetAttribute("data-passkey").ShouldBe("Make");
        await ForgetAsync(StaffCity.Tiziano);
    }

    [Fact]
    public async Task Citizen_HasNothingToDoHere()
    {
        using var chiara = await city.City.SignInAsync(StaffCity.Chiara);
        (await chiara.GetAsync("/passkey")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await chiara.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static string Options(Answer page) => page.Page.QuerySelector("#passkey")!.GetAttribute("data-options")!;

    private static KeyValuePair<string, string> Token(Answer page) =>
        new("__RequestVerificationToken", page.Page.QuerySelector("main input[name='__RequestVerificationToken']")!.GetAttribute("value")!);

    private static Task<Answer> MakeAsync(Visitor visitor, SoftAuthenticator device, Answer page) =>
        visitor.SubmitAsync(page, "#passkey", new Dictionary<string, string> { ["Form.Answer"] = device.Create(Options(page)), ["Form.Name"] = "Prova" });

    private async Task<Answer> ShowAsync(Visitor visitor, SoftAuthenticator device, Answer page, string persona) =>
        await visitor.SubmitAsync(page, "#passkey", new Dictionary<string, string> { ["Form.Answer"] = device.Get(Options(page), await UserAsync(persona)) });

    private SoftAuthenticator Device() => new() { Origin = city.City.PortalAddress.GetLeftPart(UriPartial.Authority).Replace("127.0.0.1", "localhost", StringComparison.Ordinal) };

    private async Task<string> UserAsync(string persona) => (await city.AccountAsync(persona)).ToString("N");

    private async Task<string> PageOfAsync(string persona)
    {
        var account = await city.AccountAsync(persona);
        return $"/amministrazione/personale/{await city.InDbAsync(db => db.Appointments.Where(a => a.AccountId == account).Select(a => a.Id).FirstAsync())}";
    }

    private async Task<int> CountAsync(string persona)
    {
        var account = await city.AccountAsync(persona);
        return await city.InDbAsync(db => db.Passkeys.CountAsync(p => p.AccountId == account));
    }

    /// <summary>Each test begins without passkeys.</summary>
    private async Task ForgetAsync(string persona)
    {
        var account = await city.AccountAsync(persona);
        await city.City.RewriteAsync<Passkey>(all => all.Where(p => p.AccountId == account).ExecuteDeleteAsync());
    }
}
