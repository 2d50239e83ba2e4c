using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>
/// What the sandbox's identity providers can be made to answer, one after the other in the same browser: the list is read from their own page, and one of each kind
/// of words is taken, of CIE and eIDAS those that SPID has not (all of them are, without a browser, in Navigli.Tests). What is wrong leads to the page that says so,
/// from which the person tries again.
/// </summary>
public sealed partial class EveryAnomalyTests(BrowserCity browser, BreakableCity own) : IClassFixture<BreakableCity>
{
    [Theory]
    [InlineData("spid", "chiara-colombo", 17)]
    [InlineData("cie", "chiara-colombo", 4)]
    [InlineData("eidas", "anna-becker", 3)]
    public async Task Answer_OnDemand_IsToldInItsWords(string scheme, string persona, int atLeast)
    {
        var page = await browser.OpenAsync(BrowserCity.Phone);
        // How the pages look is watched elsewhere, and there are hundreds to go through.
        await page.RouteAsync(Looks(), route => route.AbortAsync());
        await LeaveAsync(page, scheme);
        var codes = await page.Locator("#anomaly option").EvaluateAllAsync<string[]>("options => options.map(o => o.value)");
        var oneOfAKind = codes.Where(code => IsTried(scheme, code)).DistinctBy(code => AnomalyWords.Of(scheme, code)).ToList();
        oneOfAKind.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        var wrong = new List<string>();
        foreach (var code in oneOfAKind)
        {
            await page.Locator("details summary").ClickAsync();
            await page.Locator("#persona").SelectOptionAsync(persona);
            await page.Locator("#anomaly").SelectOptionAsync(code);
            await page.Locator("form[data-anomaly] button").ClickAsync();
            await page.WaitForURLAsync(Arrived());
            var told = new Uri(page.Url).AbsolutePath == "/accedi/esito" ? await page.Locator("main").InnerTextAsync() : AnomalyWords.Sound;
            if (!told.Contains(AnomalyWords.Of(scheme, code), StringComparison.Ordinal))
                wrong.Add($"{code} is told as: {told.ReplaceLineEndings(" ")}");
            if (told == AnomalyWords.Sound)
                await page.Context.ClearCookiesAsync();
            await LeaveAsync(page, scheme);
        }

        wrong.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    // Of every scheme one that is right, one that the person cancelled and one that is forged besides.
    private static bool IsTried(string scheme, string code) =>
        scheme == "spid" || code is "nr25" or "wrapped" || code.StartsWith(AnomalyWords.Sound, StringComparison.Ordinal) || AnomalyWords.Of(scheme, code) != AnomalyWords.Of("spid", code);

    private async Task LeaveAsync(IPage page, string scheme)
    {
        if (new Uri(page.Url) is { AbsolutePath: "/accedi/esito" })
            await page.Locator("main a[href='/accedi']").ClickAsync();
        else
            await page.GotoAsync(new Uri(own.City.PortalAddress, "/accedi").ToString());
        if (scheme == "spid")
            await page.Locator("#spid summary").ClickAsync();
        await page.Locator($"form[data-scheme='{scheme}'] button").First.ClickAsync();
        await page.Locator("form[data-anomaly]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    [GeneratedRegex(@"\.(?:css|woff2?|png|svg|ico)(?:\?|$)", RegexOptions.None, 1000)]
    private static partial Regex Looks();

    [GeneratedRegex(@"/accedi/esito\?|/fascicolo$", RegexOptions.None, 1000)]
    private static partial Regex Arrived();
}
