using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>Signing in with each identity, and signing out as each allows.</summary>
public sealed partial class SignInJourneyTests(BrowserCity city)
{
    private enum Script
    {
        Runs,
        Off,
    }

    [Theory]
    [InlineData("spid", "chiara-colombo", "Chiara", "")]
    [InlineData("spid", "chiara-colombo", "Chiara", "/en")]
    [InlineData("cie", "luca-brambilla", "Luca", "")]
    [InlineData("eidas", "anna-becker", "Anna", "/en")]
    public async Task SignIn_OnAPhone_OpensTheFolder(string scheme, string persona, string name, string prefix)
    {
        var page = await OpenAsync(Script.Runs);
        var watch = new PageWatch(page);
        await SignInAsync(page, Hand.Pointer, prefix, (scheme, persona), Script.Runs);
        await page.WaitForURLAsync(city.Address(prefix, "/fascicolo"));
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync(name);
        watch.Complaints(scheme).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("spid", "chiara-colombo")]
    [InlineData("cie", "chiara-colombo")]
    [InlineData("eidas", "anna-becker")]
    public async Task SignIn_WithoutJavaScript_Works(string scheme, string persona)
    {
        var page = await OpenAsync(Script.Off);
        await SignInAsync(page, Hand.Pointer, "", (scheme, persona), Script.Off);
        await page.WaitForURLAsync(city.Address("", "/fascicolo"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(nameof(Script.Runs), "")]
    [InlineData(nameof(Script.Off), "/en")]
    public async Task SignIn_WithACard_OpensTheFolder_AndAWrongOneIsExplained(string script, string prefix)
    {
        var page = await OpenAsync(Enum.Parse<Script>(script));
        var watch = new PageWatch(page);
        await page.GotoAsync(city.Address(prefix, "/accedi"));
        await page.Locator("form[data-scheme='cns'] button").ClickAsync();
        await page.Locator("details summary").ClickAsync();
        await page.Locator("#fault").SelectOptionAsync("Expired");
        await page.Locator("form[data-wrong-card] button").ClickAsync();
        await page.WaitForURLAsync(Failed());
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("identity.cns-expired");

        await page.GotoAsync(city.Address(prefix, "/accedi"));
        await page.Locator("form[data-scheme='cns'] button").ClickAsync();
        await page.Locator("form[data-card='luca-brambilla'] button").ClickAsync();
        await page.WaitForURLAsync(city.Address(prefix, "/fascicolo"));
        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("Luca", new() { IgnoreCase = true });
        watch.Complaints("cns").ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task SignIn_ByKeyboard_Works()
    {
        var page = await city.OpenAsync(BrowserCity.Desktop);
        await SignInAsync(page, Hand.Keyboard, "", ("spid", "chiara-colombo"), Script.Runs);
        await page.WaitForURLAsync(city.Address("", "/fascicolo"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Answer_ChosenBesideThePersonas_IsSentOnce()
    {
        var page = await OpenAsync(Script.Runs);
        await LeaveAsync(page, Hand.Pointer, "", "spid", Script.Runs);
        await page.Locator("details summary").ClickAsync();
        await page.Locator("#persona").SelectOptionAsync("chiara-colombo");
        await page.Locator("#anomaly").SelectOptionAsync("twice");
        await page.Locator("form[data-anomaly] button").ClickAsync();
        await page.WaitForURLAsync(Failed());
        await page.Locator("main a[href='/accedi']").ClickAsync();
        await page.Locator("#spid summary").ClickAsync();
        await page.Locator("form[data-scheme='spid'] button").First.ClickAsync();
        await page.Locator("form[data-persona='chiara-colombo'] button").ClickAsync();
        await page.WaitForURLAsync(city.Address("", "/fascicolo"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("spid", "chiara-colombo")]
    [InlineData("cie", "luca-brambilla")]
    [InlineData("eidas", "anna-becker")]
    public async Task SignOut_WhereNoSessionIsKeptElsewhere_EndsHere(string scheme, string persona)
    {
        var page = await OpenAsync(Script.Runs);
        await SignInAsync(page, Hand.Pointer, "", (scheme, persona), Script.Runs);
        await page.WaitForURLAsync(city.Address("", "/fascicolo"));
        await page.GotoAsync(city.Address("", "/esci/conferma"));
        await page.Locator("main form[action='/esci'] button").ClickAsync();
        await page.WaitForURLAsync(city.Address("", "/esci/fatto"));
        (await page.GotoAsync(city.Address("", "/fascicolo")))!.Status.ShouldBe(401);
        await page.Context.CloseAsync();
    }

    private Task<IPage> OpenAsync(Script script) => city.OpenAsync(BrowserCity.Phone, options =>
    {
        options.HasTouch = options.IsMobile = true;
        options.JavaScriptEnabled = script == Script.Runs;
    });

    private async Task LeaveAsync(IPage page, Hand hand, string prefix, string scheme, Script script)
    {
        await page.GotoAsync(city.Address(prefix, "/accedi"));
        if (scheme == "spid")
            await hand.PressAsync(page, "#spid summary");
        await hand.PressAsync(page, $"form[data-scheme='{scheme}'] button");
        if (script == Script.Off)
            await hand.PressAsync(page, "form[data-hand-over] button");
    }

    private async Task SignInAsync(IPage page, Hand hand, string prefix, (string Scheme, string Persona) who, Script script)
    {
        await LeaveAsync(page, hand, prefix, who.Scheme, script);
        await hand.PressAsync(page, $"form[data-persona='{who.Persona}'] button");
        if (script == Script.Off)
            await hand.PressAsync(page, "form[data-hand-over] button");
    }

    [GeneratedRegex(@"/accedi/esito\?", RegexOptions.None, 1000)]
    private static partial Regex Failed();
}
