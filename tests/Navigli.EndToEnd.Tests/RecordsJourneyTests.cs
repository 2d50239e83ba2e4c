using Microsoft.Playwright;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>A source goes down and comes back: the page shows what it had and since when, another says how to do it today, and both are as before once it answers.</summary>
public sealed class RecordsJourneyTests(BrowserCity city)
{
    [Fact]
    public async Task Source_GoesDownAndComesBack_AndThePageSaysSo()
    {
        var page = await city.OpenAsync(BrowserCity.Phone, options => options.HasTouch = options.IsMobile = true);
        // Nothing is fresh for long here, so that every look asks; and a source is never left alone, so that it is back at once: the pause has tests of its own.
        await using var own = await TestCity.StartAsync(new TestCityOptions
        {
            Residents = 20,
            Settings = new Dictionary<string, string?>
            {
                ["Records:Failures"] = "100",
                ["Records:Sources:libraries:FreshFor"] = "00:00:00",
                ["Records:Sources:libraries:Timeout"] = "00:00:02",
                ["Records:Sources:isee:Timeout"] = "00:00:02",
            },
        });
        using var chiara = await own.SignInAsync(Samples.Citizen);
        await page.Context.AddCookiesAsync(BrowserCity.CookiesOf(chiara, own.PortalAddress));
        var panel = await page.Context.NewPageAsync();
        var watch = new PageWatch(page);
        string Address(string path) => new Uri(own.PortalAddress, path).ToString();

        await page.GotoAsync(Address("/fascicolo"));
        await Hand.Pointer.PressAsync(page, "main a[href$='/fascicolo/biblioteche']");
        await page.WaitForURLAsync("**/fascicolo/biblioteche");
        await ExpectFreshAsync(page, "libraries");
        await Assertions.Expect(page.Locator("#libraries")).ToContainTextAsync("Fonte: Sistema bibliotecario del Comune");
        (await watch.ViolationsAsync("fresh")).ShouldBeEmpty();

        await BreakAsync(panel, own, "libraries");
        await BreakAsync(panel, own, "isee");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#libraries [data-state]")).ToHaveAttributeAsync("data-state", "LastCopy");
        await Assertions.Expect(page.Locator("#libraries .alert")).ToContainTextAsync("questi sono gli ultimi che abbiamo");
        (await watch.ViolationsAsync("last copy")).ShouldBeEmpty();
        await page.GotoAsync(Address("/en/fascicolo/isee-ordinario"));
        await Assertions.Expect(page.Locator("#isee .alert")).ToContainTextAsync("At the moment INPS does not answer");
        await Assertions.Expect(page.Locator("#isee a[href='https://www.inps.it/']")).ToBeVisibleAsync();
        (await watch.ViolationsAsync("down")).ShouldBeEmpty();

        await panel.GotoAsync(new Uri(own.SandboxAddress, "/faults").ToString());
        await panel.Locator("button[name='service'][value='all']").ClickAsync();
        await page.ReloadAsync();
        await ExpectFreshAsync(page, "isee");
        await page.GotoAsync(Address("/fascicolo/biblioteche"));
        await ExpectFreshAsync(page, "libraries");
        watch.Complaints("records").ShouldBeEmpty();
    }

    /// <summary>What is slow because it is the first time, and other tests run beside this one, is not down: a citizen looks again.</summary>
    private static async Task ExpectFreshAsync(IPage page, string source)
    {
        for (var looks = 0; looks < 5 && await page.Locator($"#{source} [data-state='Fresh']").CountAsync() == 0; looks++)
            await page.ReloadAsync();
        await Assertions.Expect(page.Locator($"#{source} [data-state]")).ToHaveAttributeAsync("data-state", "Fresh");
    }

    private static async Task BreakAsync(IPage panel, TestCity own, string source)
    {
        await panel.GotoAsync(new Uri(own.SandboxAddress, "/faults").ToString());
        await panel.SelectOptionAsync($"#fault-records-{source}", "Down");
        await panel.Locator($"form:has(input[value='records-{source}']) button").ClickAsync();
    }
}
