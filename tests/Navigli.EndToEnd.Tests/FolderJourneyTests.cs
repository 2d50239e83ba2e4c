using Microsoft.Playwright;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>A mother with three things of different kinds to do, one about her daughter, settles them one after the other without going back to the home page: each leads to the field or button of the next.</summary>
public sealed class FolderJourneyTests(BrowserCity city)
{
    public static TheoryData<string> Languages => ["", "/en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Mother_SettlesThreeThings_WithoutGoingBack(string prefix)
    {
        var page = await city.OpenAsync(BrowserCity.Phone, options => options.HasTouch = options.IsMobile = true);
        await using var own = await TestCity.StartAsync(new TestCityOptions { Residents = 20 });
        using var chiara = await own.SignInAsync(Samples.Citizen);
        await LeaveThreeThingsAsync(own, chiara);
        var watch = new PageWatch(page);
        await page.Context.AddCookiesAsync(BrowserCity.CookiesOf(chiara, own.PortalAddress));
        string Address(string path) => new Uri(own.PortalAddress, prefix + path).ToString();

        await page.GotoAsync(Address("/fascicolo"));
        await Assertions.Expect(page.Locator(".nv-lead")).ToContainTextAsync(prefix.Length > 0 ? "3 things to do" : "3 cose da fare");
        (await watch.ViolationsAsync("home")).ShouldBeEmpty();
        foreach (var width in new[] { 320, 360, BrowserCity.Phone.Width })
        {
            await page.ResizeAsync(width, BrowserCity.Phone.Height);
            (await page.EvaluateAsync<int>("new Set([...document.querySelectorAll('.nv-tabs li')].map(tab => tab.offsetTop)).size")).ShouldBe(1, $"the tabs stand in one line of {width} pixels");
        }

        // The answer of the data-protection officer: read, and said to be read.
        await Hand.Pointer.PressAsync(page, "section[aria-labelledby='da-fare'] a.btn[href*='/richieste/']");
        await Assertions.Expect(page.Locator("#risposta")).ToContainTextAsync("per il certificato");
        await Hand.Pointer.PressAsync(page, "#read button");
        await Assertions.Expect(page.Locator("#read")).ToHaveCountAsync(0);

        // Somebody asks her for help.
        await Hand.Pointer.PressAsync(page, "#prossima-cosa a.btn");
        page.Url.ShouldEndWith("#accept");
        await Hand.Pointer.PressAsync(page, "#accept form:first-of-type button");
        await Assertions.Expect(page.Locator("main .alert")).ToContainTextAsync(prefix.Length > 0 ? "Delegation accepted" : "Delega accettata");

        // A request for her daughter that was left at its second question.
        await Assertions.Expect(page.Locator("#prossima-cosa")).ToContainTextAsync("Sofia");
        await Hand.Pointer.PressAsync(page, "#prossima-cosa a.btn");
        page.Url.ShouldEndWith("#use-stamp");
        await Hand.Pointer.ChooseAsync(page, "Use.Stamp", "Exempt");
        await Hand.Pointer.ChooseAsync(page, "Use.Destination", "2");
        await Hand.Pointer.PressAsync(page, "#use button:not([name])");
        await Hand.Pointer.PressAsync(page, "#confirm button");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(prefix.Length > 0 ? "ready" : "pronto");
        await Assertions.Expect(page.Locator("#prossima-cosa")).ToHaveCountAsync(0);

        (await chiara.GetAsync("/fascicolo/da-fare")).Words.ShouldContain("Non c’è niente da fare");
        (await chiara.GetAsync("/fascicolo/richieste")).Page.QuerySelectorAll("[id^='richiesta-'].card").Length.ShouldBe(2);
        watch.Complaints("mother").ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private static async Task LeaveThreeThingsAsync(TestCity own, Visitor chiara)
    {
        var mother = Samples.Person(own, Samples.Citizen).PersonId!.Value;
        await Samples.ReadWithoutReasonAsync(own, mother);
        var ask = (await chiara.GetAsync("/chi-ha-visto-i-miei-dati")).Page.QuerySelector("main a[href*='/chiedi/']")!.GetAttribute("href")!;
        await chiara.SubmitAsync(await chiara.GetAsync(ask), "main form");
        using var adele = await own.SignInAsync(Samples.ProtectionOfficer);
        var queued = (await adele.GetAsync("/protezione-dati")).Page.QuerySelector("main table a")!.GetAttribute("href")!;
        await adele.SubmitAsync(await adele.GetAsync(queued), "main form", new Dictionary<string, string> { ["Form.Answer"] = "L'ufficio ha letto per il certificato." });
        await BeginAsync(chiara, Samples.Person(own, "sofia-brambilla").PersonId!.Value, "8");
        using var rosa = await own.SignInAsync("rosa-mariani");
        await rosa.SubmitAsync(await rosa.GetAsync("/deleghe/nuova"), "#give", new Dictionary<string, string>
        {
            ["Form.CodiceFiscale"] = Samples.Person(own, Samples.Citizen).CodiceFiscale.Value, ["Form.LastDay"] = "31/12/2026", ["Service.certificates.ask"] = "true",
        });
    }

    private static async Task<Answer> BeginAsync(Visitor visitor, Guid person, string type) =>
        await visitor.SubmitAsync(await visitor.GetAsync($"/certificati?persona={person}"), "#begin", button: $"button[value='{type}']");
}
