using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>The whole in English: from the home page over a certificate, documents, deadlines and settings to the contacts, no text of the interface is Italian.</summary>
public sealed class EnglishJourneyTests(BrowserCity city)
{
    private readonly List<string> faults = [];
    private ItalianWords italian = null!;

    [Fact]
    public async Task Citizen_GoesThroughTheFolderInEnglish_AndReadsNoItalian()
    {
        italian = ItalianWords.Read();
        italian.Count.ShouldBeGreaterThan(2000);
        var page = await city.OpenAsAsync("alessio-bassi", BrowserCity.Desktop);
        var watch = new PageWatch(page);

        // The check sees what it is for.
        await page.GotoAsync(city.Address("", "/fascicolo"));
        await page.EvaluateAsync("document.documentElement.lang = 'en'");
        (await italian.OnAsync(page)).Count.ShouldBeGreaterThan(20);

        await page.GotoAsync(city.Address("/en", "/fascicolo"));
        await LookAsync(page);
        await Hand.Pointer.PressAsync(page, "main a[href='/en/certificati']");
        await LookAsync(page);
        await Hand.Pointer.PressAsync(page, "#begin button[value='8']");
        await LookAsync(page);
        await Hand.Pointer.ChooseAsync(page, "Use.Stamp", "Exempt");
        await Hand.Pointer.PressAsync(page, "#use button:not([name])");
        await Assertions.Expect(page.Locator(".nv-error-summary")).ToBeVisibleAsync();
        await LookAsync(page);
        await Hand.Pointer.ChooseAsync(page, "Use.Destination", "2");
        await Hand.Pointer.PressAsync(page, "#use button:not([name])");
        await Assertions.Expect(page.Locator("#confirm button")).ToBeVisibleAsync();
        await LookAsync(page);
        await Hand.Pointer.PressAsync(page, "#confirm button");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("The certificate is ready");
        await LookAsync(page);
        foreach (var path in new[]
        {
            "/documenti", "/fascicolo/richieste", "/fascicolo/scadenze", "/fascicolo/scadenze/calendario", "/fascicolo/scadenze/calendario/abbonamento", "/fascicolo/da-fare", "/i-miei-dati", "/i-miei-familiari",
            "/deleghe", "/deleghe/nuova", "/chi-ha-visto-i-miei-dati", "/la-mia-privacy", "/impostazioni", "/i-miei-contatti", "/i-miei-contatti/codice", "/fascicolo/notifiche-via-mail", "/senza-rete",
        })
        {
            await page.GotoAsync(city.Address("/en", path));
            await LookAsync(page);
        }

        faults.ShouldBeEmpty();
        watch.Complaints("in English").ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private async Task LookAsync(IPage page)
    {
        var where = new Uri(page.Url).AbsolutePath;
        if (!where.StartsWith("/en", StringComparison.Ordinal) || await page.EvaluateAsync<string>("document.documentElement.lang") != "en")
            faults.Add($"{where} is not in English");
        faults.AddRange((await italian.OnAsync(page)).Select(t => $"{where}: {t}"));
    }
}
