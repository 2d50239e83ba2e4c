using Microsoft.Playwright;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>A city that lets people in with SPID level 1: confirming a certificate asks for level 2, and the person comes back to the same confirmation.</summary>
public sealed class StepUpJourneyTests(BrowserCity browser)
{
    public static TheoryData<string, bool> Ways => new() { { "", true }, { "/en", false } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Confirmation_FromALevel1Session_GoesOnAtLevel2(string prefix, bool script)
    {
        var page = await browser.OpenAsync(BrowserCity.Phone, options => options.JavaScriptEnabled = script);
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 20, Settings = new Dictionary<string, string?> { ["Identity:SignInLevel"] = "One" } });
        var watch = new PageWatch(page);
        string Address(string path) => new Uri(city.PortalAddress, prefix + path).ToString();

        await page.GotoAsync(Address("/accedi?ritorno=" + Uri.EscapeDataString(prefix + "/sessioni")));
        await SignInAsync(page, script);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(prefix.Length > 0 ? "SPID level 1" : "SPID di livello 1");
        await page.GotoAsync(Address("/certificati"));
        await Hand.Pointer.PressAsync(page, "#begin button[value='8']");
        await Hand.Pointer.ChooseAsync(page, "Use.Stamp", "Exempt");
        await Hand.Pointer.ChooseAsync(page, "Use.Destination", "2");
        await Hand.Pointer.PressAsync(page, "#use button:not([name])");
        await Hand.Pointer.PressAsync(page, "#confirm button");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(prefix.Length > 0 ? "Level 2 is needed" : "Serve il livello 2");
        await SignInAsync(page, script);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(prefix.Length > 0 ? "Go on from where you were" : "Riprendi da dove eri");
        if (script)
            (await watch.ViolationsAsync("resume")).ShouldBeEmpty();
        await Hand.Pointer.PressAsync(page, "#resume button");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(prefix.Length > 0 ? "The certificate is ready" : "Il certificato è pronto");
        watch.Complaints("step-up").ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private static async Task SignInAsync(IPage page, bool script)
    {
        await page.Locator("#spid summary").ClickAsync();
        await page.Locator("form[data-idp] button").First.ClickAsync();
        await HandOverAsync(page, script);
        await page.Locator($"form[data-persona='{Samples.Citizen}'] button").First.ClickAsync();
        await HandOverAsync(page, script);
    }

    private static Task HandOverAsync(IPage page, bool script) => script ? Task.CompletedTask : page.Locator("form[data-hand-over] button").ClickAsync();
}
