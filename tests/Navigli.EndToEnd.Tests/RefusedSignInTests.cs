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

/// <summary>What the providers answer is chosen in the fault panel, and the person is told in the right words.</summary>
public sealed partial class RefusedSignInTests(BrowserCity browser, BreakableCity own) : IClassFixture<BreakableCity>
{
    [Theory]
    [InlineData("spid", "chiara-colombo", "nr19", "ripetuta sottomissione di credenziali errate")]
    [InlineData("spid", "chiara-colombo", "nr20", "privo di credenziali compatibili")]
    [InlineData("spid", "chiara-colombo", "nr21", "Timeout durante l’autenticazione")]
    [InlineData("spid", "chiara-colombo", "nr22", "nega il consenso")]
    [InlineData("spid", "chiara-colombo", "nr23", "identità sospesa o revocata")]
    [InlineData("spid", "chiara-colombo", "nr25", "annullato dall’utente")]
    [InlineData("spid", "chiara-colombo", "stranger", "identity.response-signature")]
    [InlineData("spid", "chiara-colombo", "assertion-unsigned", "identity.response-signature")]
    [InlineData("spid", "chiara-colombo", "expired", "È passato troppo tempo")]
    [InlineData("spid", "chiara-colombo", "level-lower", "livello più basso di quello")]
    [InlineData("spid", "chiara-colombo", "audience-wrong", "identity.response-unrelated")]
    [InlineData("spid", "chiara-colombo", "attribute-fiscalNumber-missing", "non ha inviato tutti i dati necessari")]
    [InlineData("cie", "chiara-colombo", "nr23", "identity.cie-23")]
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
