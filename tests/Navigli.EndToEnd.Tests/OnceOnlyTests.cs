using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>However a confirmation is repeated, there is one document with one number.</summary>
public sealed class OnceOnlyTests(BrowserCity city)
{
    [Fact]
    public async Task Confirm_DoubleClicked_GivesOneDocument()
    {
        var page = await SummaryAsync("niccolo-dangelo");
        await page.Locator("#confirm button").DblClickAsync();
        await ExpectOutcomeAsync(page);
        await ExpectOneDocumentAsync(page);
    }

    [Fact]
    public async Task Confirm_DoubleClickedWithoutScript_GivesOneDocument()
    {
        var page = await SummaryAsync("davide-riva", options => options.JavaScriptEnabled = false);
        await page.Locator("#confirm button").DblClickAsync();
        await ExpectOutcomeAsync(page);
        await ExpectOneDocumentAsync(page);
    }

    [Fact]
    public async Task Confirm_AgainAfterTheBackButton_GivesTheSameDocument()
    {
        var page = await SummaryAsync("jurgen-muller");
        await page.Locator("#confirm button").ClickAsync();
        var first = await ExpectOutcomeAsync(page);
        await page.GoBackAsync();
        if (await page.Locator("#confirm button").CountAsync() > 0)
            await page.Locator("#confirm button").ClickAsync();
        (await ExpectOutcomeAsync(page)).ShouldBe(first);
        await ExpectOneDocumentAsync(page);
    }

    [Fact]
    public async Task Confirm_InTwoTabs_GivesTheSameDocument()
    {
        var page = await SummaryAsync("sean-obrien");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await Task.WhenAll(page.Locator("#confirm button").ClickAsync(), other.Locator("#confirm button").ClickAsync());
        (await ExpectOutcomeAsync(other)).ShouldBe(await ExpectOutcomeAsync(page));
        await ExpectOneDocumentAsync(page);
    }

    [Fact]
    public async Task Draft_LeftForLater_IsResumedOnAnotherDevice()
    {
        var phone = await city.OpenAsAsync("hodan-warsame", BrowserCity.Phone);
        await phone.GotoAsync(city.Address("", "/certificati"));
        await phone.Locator("#begin button[value='8']").ClickAsync();
        await phone.Locator("input[name='Use.Destination'][value='2'] + label").ClickAsync();
        await phone.Locator("#use button[name='Use.Later']").ClickAsync();
        await phone.WaitForURLAsync(url => !url.EndsWith("/uso", StringComparison.Ordinal));
        await phone.Context.CloseAsync();

        var desk = await city.OpenAsAsync("hodan-warsame", BrowserCity.Desktop);
        await desk.GotoAsync(city.Address("", "/certificati"));
        await desk.Locator("main a[href^='/certificati/richiesta/']").First.ClickAsync();
        await desk.GotoAsync(desk.Url + "/uso");
        (await desk.Locator("input[name='Use.Destination'][value='2']").IsCheckedAsync()).ShouldBeTrue("what was answered on the phone is there");
        await desk.Locator("input[name='Use.Stamp'][value='Exempt'] + label").ClickAsync();
        await desk.Locator("#use button:not([name])").ClickAsync();
        await desk.Locator("#confirm button").ClickAsync();
        await ExpectOutcomeAsync(desk);
        await ExpectOneDocumentAsync(desk);
    }

    private async Task<IPage> SummaryAsync(string persona, Action<BrowserNewContextOptions>? adjust = null)
    {
        using var visitor = await city.OpenVisitorAsync(persona);
        var summary = await Samples.RequestAsync(visitor, Samples.Person(city.City, persona).PersonId!.Value);
        var page = await city.OpenAsAsync(persona, BrowserCity.Phone, adjust);
        await page.GotoAsync(summary.Address.ToString());
        return page;
    }

    private static async Task<string> ExpectOutcomeAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Il certificato è pronto");
        return page.Url;
    }

    private async Task ExpectOneDocumentAsync(IPage page)
    {
        await page.GotoAsync(city.Address("", "/documenti?tipo=certificati"));
        await Assertions.Expect(page.Locator("main article a.btn[href^='/certificati/']")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }
}
