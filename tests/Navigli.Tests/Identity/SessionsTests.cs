using System.Net;
using Microsoft.EntityFrameworkCore;
using Navigli.Identity;
using Navigli.Identity.Sessions;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>One's own sessions: seen, ended, and nobody else's.</summary>
public sealed class SessionsTests(StaffCity city) : IClassFixture<StaffCity>
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0";

    [Fact]
    public async Task List_TellsDeviceNetworkIdentityAndWhichIsThisOne()
    {
        using var phone = city.City.Visit();
        phone.Headers.UserAgent.ParseAdd("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 Mobile Safari/537.36");
        await phone.SignInAsync("davide-riva");
        using var desk = city.City.Visit();
        desk.Headers.UserAgent.ParseAdd(Firefox);
        await desk.SignInAsync("davide-riva");

        var page = await desk.GetAsync("/sessioni");

        var cards = page.Page.QuerySelectorAll("main .card").Select(c => c.TextContent).ToList();
        cards.Count.ShouldBe(2);
        cards[0].ShouldContain("Firefox su Windows");
        cards[0].ShouldContain("Questa sessione");
        cards[0].ShouldContain("127.0.0.0/24");
        cards[0].ShouldContain("SPID di livello 2");
        cards[1].ShouldContain("Chrome su Android");
        cards[1].ShouldNotContain("Questa sessione");
        page.Text.ShouldNotContain("Mozilla", customMessage: "the names are kept, not the whole of what the browser says");
    }

    [Fact]
    public async Task End_OfAnother_IsFeltAtItsNextRequestAndAudited()
    {
        using var lost = await city.City.SignInAsync("marco-villa");
        using var here = await city.City.SignInAsync("marco-villa");
        var acts = await city.ActsAsync("identity.session.end");
        (await lost.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.OK);

        var list = await here.GetAsync("/sessioni");
        var confirm = await here.GetAsync(list.Page.QuerySelector("main a[href$='/chiudi']")!.GetAttribute("href")!);
        (await lost.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.OK, "it is asked first");
        var done = await here.SubmitAsync(confirm, "#end-session");

        done.Address.PathAndQuery.ShouldBe("/sessioni?chiuse=si");
        (await lost.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await here.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.OK);
        (await city.ActsAsync("identity.session.end")).ShouldBe(acts + 1);
    }

    [Fact]
    public async Task EndOthers_LeavesTheOneThatAsks()
    {
        using var one = await city.City.SignInAsync("paola-cattaneo");
        using var two = await city.City.SignInAsync("paola-cattaneo");
        using var here = await city.City.SignInAsync("paola-cattaneo");

        await here.SubmitAsync(await here.GetAsync("/sessioni/chiudi-le-altre"), "#end-others");

        (await one.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await two.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await here.GetAsync("/sessioni")).Page.QuerySelectorAll("main .card").Length.ShouldBe(1);
    }

    [Fact]
    public async Task SomebodyElsesSession_CannotBeSeenOrEnded()
    {
        using var mine = await city.City.SignInAsync("andrea-fumagalli");
        using var mineToo = await city.City.SignInAsync("andrea-fumagalli");
        using var theirs = await city.City.SignInAsync("sean-obrien");
        var target = (await city.OpenSessionsAsync("sean-obrien")).Single().Id;
        var ownId = (await city.OpenSessionsAsync("andrea-fumagalli"))[0].Id;

        (await mineToo.GetAsync("/sessioni")).Text.ShouldNotContain(target.ToString());
        (await mineToo.GetAsync($"/sessioni/{target}/chiudi")).Status.ShouldBe(HttpStatusCode.NotFound);
        var form = await mineToo.GetAsync($"/sessioni/{ownId}/chiudi");
        var token = form.Page.QuerySelector("#end-session input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        var forged = await mineToo.PostAsync($"/sessioni/{target}/chiudi", [new("__RequestVerificationToken", token), new("_handler", "end-session")]);

        forged.Status.ShouldBe(HttpStatusCode.NotFound);
        (await theirs.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task EndOthers_EndsNobodyElses()
    {
        using var bystander = await city.City.SignInAsync("simona-monti");
        using var here = await city.City.SignInAsync("mei-zhang");

        await here.SubmitAsync(await here.GetAsync("/sessioni/chiudi-le-altre"), "#end-others");

        (await bystander.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Devices_OfSessionsLongOver_AreForgotten()
    {
        using var visitor = city.City.Visit();
        visitor.Headers.UserAgent.ParseAdd(Firefox);
        await visitor.SignInAsync("rosa-mariani");
        var session = (await city.OpenSessionsAsync("rosa-mariani")).Single();
        (session.Browser, session.Network).ShouldBe(("Firefox", "127.0.0.0/24"));

        await ForgetAsync();
        (await FindAsync(session.Id)).Browser.ShouldBe("Firefox", "it may still be in use");
        city.City.Clock.Move(TimeSpan.FromHours(33));
        await ForgetAsync();

        var after = await FindAsync(session.Id);
        (after.Browser, after.System, after.Network).ShouldBe((null, null, null));
    }

    private Task<int> ForgetAsync() => city.City.InsideAsync(services => services.ForgetAsync("identity.devices"));

    private Task<Session> FindAsync(Guid id) => city.InDbAsync(db => db.Sessions.SingleAsync(s => s.Id == id));

    [Theory]
    [InlineData(Firefox, "Firefox", "Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari", "iPhone")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0", "Edge", "macOS")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36", "Chrome", "Linux")]
    [InlineData("curl/8.5.0", null, null)]
    [InlineData("", null, null)]
    public void Device_IsReadCoarsely(string userAgent, string? browser, string? system) => Device.Of(userAgent).ShouldBe(new Device(browser, system));
}
