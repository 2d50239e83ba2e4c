using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>A daughter who lives elsewhere helps her father: he gives her a delegation, she asks for his certificate, he sees it and revokes it, and she is told why it does not work any more.</summary>
public sealed class DelegationJourneyTests(BrowserCity city)
{
    private const string Father = "salvatore-russo";
    private const string Daughter = "mei-zhang";

    public static TheoryData<string> Languages => ["", "/en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Daughter_HelpsHerFather_WhoSeesItAndRevokesIt(string prefix)
    {
        var english = prefix.Length > 0;
        var his = await city.OpenAsAsync(Father, BrowserCity.Phone, options => options.HasTouch = options.IsMobile = true);
        var hers = await city.OpenAsAsync(Daughter, BrowserCity.Desktop);
        var (watchHim, watchHer) = (new PageWatch(his), new PageWatch(hers));
        var father = Samples.Person(city.City, Father);

        await his.GotoAsync(city.Address(prefix, "/deleghe"));
        await Hand.Pointer.PressAsync(his, "main a[href$='/deleghe/nuova']");
        await his.FillAsync("#form-codicefiscale", Samples.Person(city.City, Daughter).CodiceFiscale.Value);
        await his.CheckAsync("#service-certificates-ask");
        await Hand.Pointer.PressAsync(his, "#give button");
        await Assertions.Expect(his.Locator("main .alert")).ToContainTextAsync(english ? "Request recorded" : "Richiesta registrata");

        // She finds it on her first page, reads what it means, and accepts.
        await hers.GotoAsync(city.Address(prefix, "/fascicolo"));
        await Hand.Pointer.PressAsync(hers, "section[aria-labelledby='da-fare'] a.btn[href*='/deleghe/']");
        (await watchHer.ViolationsAsync("asked")).ShouldBeEmpty();
        await Hand.Pointer.PressAsync(hers, "#accept form:first-of-type button");
        await Assertions.Expect(hers.Locator("main .card").Filter(new() { HasText = "Salvatore Russo" }).First).ToBeVisibleAsync();
        await Hand.Pointer.PressAsync(hers, $"main a[href$='/certificati?persona={father.PersonId}']");
        await Hand.Pointer.PressAsync(hers, "#begin button[value='1']");
        await Hand.Pointer.ChooseAsync(hers, "Use.Stamp", "Exempt");
        await Hand.Pointer.ChooseAsync(hers, "Use.Destination", "2");
        await Hand.Pointer.PressAsync(hers, "#use button:not([name])");
        await Assertions.Expect(hers.Locator("main")).ToContainTextAsync(english ? "on their behalf, by delegation" : "per suo conto, con delega");
        await Hand.Pointer.PressAsync(hers, "#confirm button");
        await Assertions.Expect(hers.Locator(".nv-paper")).ToContainTextAsync("RUSSO Salvatore");
        await hers.GotoAsync(city.Address(prefix, "/fascicolo/richieste"));
        await Assertions.Expect(hers.Locator("main")).ToContainTextAsync(english ? "On behalf of Salvatore" : "Per conto di Salvatore");

        // He sees who has read and why, and ends it.
        await his.GotoAsync(city.Address(prefix, "/chi-ha-visto-i-miei-dati"));
        await Assertions.Expect(his.Locator("main")).ToContainTextAsync(english ? "The person to whom you gave a delegation" : "La persona a cui hai dato una delega");
        await his.GotoAsync(city.Address(prefix, "/deleghe"));
        await Hand.Pointer.PressAsync(his, "main .card a[href$='/fine']");
        (await watchHim.ViolationsAsync("revoking")).ShouldBeEmpty();
        await Hand.Pointer.PressAsync(his, "#end button");
        await Assertions.Expect(his.Locator("main .alert")).ToContainTextAsync(english ? "Delegation revoked" : "Delega revocata");

        (await hers.GotoAsync(city.Address(prefix, $"/certificati?persona={father.PersonId}")))!.Status.ShouldBe(404);
        await Assertions.Expect(hers.Locator("main .alert-danger")).ToContainTextAsync(english ? "delegation" : "delega");
        watchHim.Complaints("father").ShouldBeEmpty();
        watchHer.Complaints("daughter").ShouldBeEmpty();
        await his.Context.CloseAsync();
        await hers.Context.CloseAsync();
    }
}
