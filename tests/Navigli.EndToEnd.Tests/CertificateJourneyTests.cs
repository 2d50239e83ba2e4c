using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>
/// A mother, on her phone, needs a residence certificate for her daughter's sports club: she signs in, asks for it, receives the sealed paper;
/// whoever is handed it verifies it; she sees what happened to her daughter's data.
/// </summary>
public sealed partial class CertificateJourneyTests(BrowserCity city)
{
    private const string Chiara = "form[data-persona='chiara-colombo'] button";

    private enum Script
    {
        Runs,
        Off,
    }

    [Fact]
    public async Task Journey_OnAPhone_EndsWithASealedPaperThatVerifies() => await WalkAsync(Hand.Pointer, "");

    [Fact]
    public async Task Journey_InEnglish_SpeaksEnglish() => await WalkAsync(Hand.Pointer, "/en");

    [Fact]
    public async Task Journey_WithoutJavaScript_Works() => await WalkAsync(Hand.Pointer, "", Script.Off);

    [Fact]
    public async Task Journey_ByKeyboard_Works() => await WalkAsync(Hand.Keyboard, "");

    [Fact]
    public async Task SkipLink_ByKeyboard_LeadsToTheMainPart()
    {
        var page = await city.OpenAsync(BrowserCity.Desktop);
        await page.GotoAsync(city.Address("", "/"));
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')")).ShouldBe("#main");
        (await page.Locator("a[href='#main']").BoundingBoxAsync())!.Height.ShouldBeGreaterThan(10, "the link is seen once it has the focus");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>("document.querySelector('#main').contains(document.activeElement)")).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    private async Task WalkAsync(Hand hand, string prefix, Script script = Script.Runs)
    {
        var page = await city.OpenAsync(BrowserCity.Phone, options =>
        {
            options.HasTouch = options.IsMobile = true;
            options.JavaScriptEnabled = script == Script.Runs;
        });
        var watch = new PageWatch(page);
        await SignInAsync(page, hand, prefix, script);
        await RequestAsync(page, hand, prefix);
        var (code, protocol) = await TakeAsync(page, hand, prefix);
        await VerifyAsync(hand, prefix, code, protocol, script);
        await SeeWhoReadAsync(page, prefix, protocol);
        watch.Complaints("journey").ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private async Task SignInAsync(IPage page, Hand hand, string prefix, Script script)
    {
        await page.GotoAsync(city.Address(prefix, "/"));
        await hand.PressAsync(page, $"main a[href='{prefix}/accedi']");
        await hand.PressAsync(page, "#spid summary");
        await hand.PressAsync(page, "form[data-idp] button");
        if (script == Script.Off)
            await hand.PressAsync(page, "form[data-hand-over] button");
        await hand.PressAsync(page, Chiara);
        if (script == Script.Off)
            await hand.PressAsync(page, "form[data-hand-over] button");
        await page.WaitForURLAsync(city.Address(prefix, "/fascicolo"));
    }

    private async Task RequestAsync(IPage page, Hand hand, string prefix)
    {
        await hand.PressAsync(page, $"main a[href='{prefix}/certificati']");
        await hand.PressAsync(page, $"main a[href*='persona={city.Samples.Daughter}']");
        await hand.PressAsync(page, "#begin button[value='8']");
        await hand.ChooseAsync(page, "Use.Stamp", "Exempt");
        await hand.ChooseAsync(page, "Use.Destination", "2");
        await hand.PressAsync(page, "#use button:not([name])");
        await Assertions.Expect(page.Locator("#riepilogo")).ToContainTextAsync("Sofia");
        await Assertions.Expect(page.Locator("#riepilogo")).ToContainTextAsync("Via Padova");
        await hand.PressAsync(page, "#confirm button");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(prefix.Length > 0 ? EnglishOutcome() : ItalianOutcome());
    }

    private static async Task<(string Code, string Protocol)> TakeAsync(IPage page, Hand hand, string prefix)
    {
        var code = await page.Locator("#verifica code").InnerTextAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => hand.PressAsync(page, "main a[href$='/pdf']"));
        var protocol = Protocol().Match(await page.Locator("main").InnerTextAsync()).Value;
        protocol.ShouldNotBeEmpty();
        download.SuggestedFilename.ShouldBe($"certificato-{protocol.Replace('/', '-')}.pdf");
        var paper = await download.PathAsync();
        (await File.ReadAllBytesAsync(paper)).AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        if (Has("pdfsig"))
            (await RunAsync("pdfsig", paper)).ShouldContain("Signature is Valid");
        if (Has("pdftotext"))
            (await RunAsync("pdftotext", paper, "-")).ShouldContain(protocol);
        await hand.PressAsync(page, $"main a[href='{prefix}/documenti'].btn");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(protocol);
        return (code, protocol);
    }

    private async Task VerifyAsync(Hand hand, string prefix, string code, string protocol, Script script)
    {
        var page = await city.OpenAsync(BrowserCity.Phone, options => options.JavaScriptEnabled = script == Script.Runs);
        var watch = new PageWatch(page);
        await page.GotoAsync(city.Address(prefix, "/verifica"));
        await hand.TypeAsync(page, "[name='Verify.Code']", code);
        await hand.PressAsync(page, "#verify button:not([name])");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(protocol);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Via Padova");
        if (script == Script.Runs)
            (await watch.ViolationsAsync("verdict")).ShouldBeEmpty();
        watch.Complaints("verdict").ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private async Task SeeWhoReadAsync(IPage page, string prefix, string protocol)
    {
        await page.GotoAsync(city.Address(prefix, $"/chi-ha-visto-i-miei-dati?persona={city.Samples.Daughter}"));
        var lines = await page.Locator(".nv-event").AllInnerTextsAsync();
        lines.ShouldContain(line => line.Contains(protocol, StringComparison.Ordinal), "the certificate is in the daughter's timeline");
        lines.Count(line => line.Contains(protocol, StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(2, "and so is its verification");
    }

    private static bool Has(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));

    private static async Task<string> RunAsync(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    [GeneratedRegex(@"\d{4}/\d{6}", RegexOptions.None, 1000)]
    private static partial Regex Protocol();

    [GeneratedRegex("certificato è pronto", RegexOptions.None, 1000)]
    private static partial Regex ItalianOutcome();

    [GeneratedRegex("certificate is ready", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex EnglishOutcome();
}
