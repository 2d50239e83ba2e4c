using Microsoft.Playwright;
using Navigli.Sandbox;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>A city that lets people in with SPID level 1, where the identity provider keeps a session too: signing out closes both, and says so.</summary>
public sealed class SingleLogoutJourneyTests(BrowserCity browser)
{
    // Providers that take HTTP-Redirect alone are reached by a page that goes on by itself, scripts or not: a redirect after a form is what browsers stop.
    public static TheoryData<string, bool, SamlBindings> Ways => new() { { "", true, SamlBindings.Both }, { "/en", false, SamlBindings.Both }, { "", false, SamlBindings.RedirectAlone } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task SignOut_FromALevel1Session_ClosesItAtTheProviderToo(string prefix, bool script, SamlBindings bindings)
    {
        var page = await browser.OpenAsync(BrowserCity.Phone, options => options.JavaScriptEnabled = script);
        await using var city = await TestCity.StartAsync(new TestCityOptions
        {
            Residents = 20,
            Bindings = bindings,
            Settings = new Dictionary<string, string?> { ["Identity:SignInLevel"] = "One" },
        });
        var goesOn = script || bindings is SamlBindings.RedirectAlone;
        var watch = new PageWatch(page);
        string Address(string path) => new Uri(city.PortalAddress, prefix + path).ToString();
        List<string> visited = [];
        page.RequestFinished += (_, request) => visited.Add($"{request.Method} {new Uri(request.Url).AbsolutePath}");

        await page.GotoAsync(Address("/accedi?ritorno=" + Uri.EscapeDataString(prefix + "/sessioni")));
        await page.Locator("#spid summary").ClickAsync();
        await page.Locator("form[data-idp] button").First.ClickAsync();
        await HandOverAsync(page, goesOn);
        await page.Locator($"form[data-persona='{Samples.Citizen}'] button").First.ClickAsync();
        await HandOverAsync(page, script);
        await page.WaitForURLAsync(Address("/sessioni"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(prefix.Length > 0 ? "SPID level 1" : "SPID di livello 1");

        await page.GotoAsync(Address("/esci/conferma"));
        await page.Locator("main form[action$='/esci'] button").ClickAsync();
        await HandOverAsync(page, goesOn);
        await HandOverAsync(page, script);
        await page.WaitForURLAsync(Address("/esci/fatto?esito=ovunque"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(prefix.Length > 0 ? "has closed its own" : "ha chiuso la sua e quelle degli altri servizi");
        var asked = bindings is SamlBindings.Both ? "POST /spid/" : "GET /spid/";
        visited.ShouldContain(request => request.StartsWith(asked, StringComparison.Ordinal) && request.EndsWith("/slo", StringComparison.Ordinal) && request.Length > "POST /spid/slo".Length, "the provider was asked");
        visited.ShouldContain("POST /spid/slo", "and answered");
        if (script)
            (await watch.ViolationsAsync("signed out")).ShouldBeEmpty();
        watch.Complaints("single logout").ShouldBeEmpty();
        (await page.GotoAsync(Address("/fascicolo")))!.Status.ShouldBe(401);
        await page.Context.CloseAsync();
    }

    private static Task HandOverAsync(IPage page, bool goesOn) => goesOn ? Task.CompletedTask : page.Locator("form[data-hand-over] button").ClickAsync();
}
