using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>A city whose identity providers can be broken without breaking the other tests' sign-ins.</summary>
public sealed class BreakableCity : IAsyncLifetime
{
    private TestCity? city;

    public TestCity City => city!;

    public async ValueTask InitializeAsync() => city = await TestCity.StartAsync(new TestCityOptions { Residents = 0 });

    public ValueTask DisposeAsync() => city!.DisposeAsync();
}

/// <summary>
/// What a provider answers to everybody is chosen in the fault panel, and the person is told in the right words. (All that it can answer: EveryAnomalyTests.)
/// </summary>
public sealed partial class RefusedSignInTests(BrowserCity browser, BreakableCity own) : IClassFixture<BreakableCity>
{
    [Theory]
    [InlineData("spid", "chiara-colombo", "nr25", "annullato dall’utente")]
    [InlineData("cie", "chiara-colombo", "wrapped", "Accesso non riuscito")]
    [InlineData("eidas", "anna-becker", "attribute-spidCode-empty", "identity.attributes-missing")]
    public async Task Answer_ChosenInThePanel_IsRefusedInItsWords(string scheme, string persona, string anomaly, string words)
    {
        var panel = await browser.OpenAsync(BrowserCity.Desktop);
        await panel.GotoAsync(new Uri(own.City.SandboxAddress, "/faults").ToString());
        await panel.Locator($"#fault-{scheme}").SelectOptionAsync("Anomaly");
        await panel.Locator($"#code-{scheme}").SelectOptionAsync(anomaly);
        await panel.Locator($"form:has(#fault-{scheme}) button").ClickAsync();
        var page = await browser.OpenAsync(BrowserCity.Phone);
        await page.GotoAsync(new Uri(own.City.PortalAddress, "/accedi").ToString());
        if (scheme == "spid")
            await page.Locator("#spid summary").ClickAsync();
        await page.Locator($"form[data-scheme='{scheme}'] button").First.ClickAsync();
        await page.Locator($"form[data-persona='{persona}'] button").ClickAsync();
        await page.WaitForURLAsync(Failed());
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Accesso non riuscito");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);
        (await page.GotoAsync(new Uri(own.City.PortalAddress, "/fascicolo").ToString()))!.Status.ShouldBe(401);
        await page.Context.CloseAsync();
        await panel.Locator("button[value='all']").ClickAsync();
        await panel.Context.CloseAsync();
    }

    [GeneratedRegex(@"/accedi/esito\?", RegexOptions.None, 1000)]
    private static partial Regex Failed();
}
