using Microsoft.Playwright;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>
/// An officer in a city that requires passkeys, with the browser's own virtual authenticator: signs in with SPID, makes a passkey and works; signs in
/// again and shows it; names it, makes a second one on another device and removes the first. Whoever does not unlock the device stays a citizen.
/// </summary>
public sealed class PasskeyJourneyTests(BrowserCity browser)
{
    public static TheoryData<string> Languages => ["", "/en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Officer_MakesShowsAndManagesPasskeys(string prefix)
    {
        var page = await browser.OpenAsync(BrowserCity.Desktop);
        await using var city = await TestCity.StartAsync(new TestCityOptions
        {
            Residents = 20,
            Settings = new Dictionary<string, string?> { ["Identity:Staff:Passkey"] = "Required" },
        });
        var watch = new PageWatch(page);
        var registry = new Uri(city.PortalAddress, prefix + "/anagrafe").ToString();
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        var laptop = await AddAsync(devices, "internal");

        await SignInAsync(page, city, prefix);
        await Assertions.Expect(page.Locator("#passkey")).ToHaveAttributeAsync("data-passkey", "Make");
        (await watch.ViolationsAsync("make")).ShouldBeEmpty();
        await page.Locator("#passkey [name='Form.Name']").FillAsync("Portatile");
        await page.Locator("#passkey button").ClickAsync();
        await page.WaitForURLAsync(registry);

        await page.Context.ClearCookiesAsync();
        await SignInAsync(page, city, prefix);
        await Assertions.Expect(page.Locator("#passkey")).ToHaveAttributeAsync("data-passkey", "Show");
        (await watch.ViolationsAsync("show")).ShouldBeEmpty();
        await UnlockAsync(devices, laptop, unlocked: false);
        await page.Locator("#passkey button").ClickAsync();
        await Assertions.Expect(page.Locator("[data-passkey-failed]")).ToBeVisibleAsync();
        await UnlockAsync(devices, laptop, unlocked: true);
        await page.Locator("#passkey button").ClickAsync();
        await page.WaitForURLAsync(registry);

        await page.GotoAsync(new Uri(city.PortalAddress, prefix + "/passkey").ToString());
        await page.Locator("[id^='name-']").FillAsync("Portatile vecchio");
        await page.Locator("[id^='p-'] button").ClickAsync();
        await Assertions.Expect(page.Locator("[id^='p-'] h2")).ToHaveTextAsync("Portatile vecchio");
        await devices.SendAsync("WebAuthn.removeVirtualAuthenticator", new Dictionary<string, object> { ["authenticatorId"] = laptop });
        await AddAsync(devices, "usb");
        await page.Locator("#passkey [name='Form.Name']").FillAsync("Chiavetta");
        await page.Locator("#passkey button").ClickAsync();
        await Assertions.Expect(page.Locator("[id^='p-']:not([id$='-title'])")).ToHaveCountAsync(2);
        (await watch.ViolationsAsync("manage")).ShouldBeEmpty();
        await page.Locator("[id^='p-'] button.btn-danger").First.ClickAsync();
        await Assertions.Expect(page.Locator("[id^='p-'] h2")).ToHaveTextAsync("Chiavetta");
        watch.Complaints("passkey").ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Page_WithoutScript_SaysThatItNeedsOne()
    {
        var page = await browser.OpenAsAsync(Samples.Officer, BrowserCity.Phone, options => options.JavaScriptEnabled = false);
        await page.GotoAsync(browser.Address("", "/passkey"));
        await Assertions.Expect(page.Locator("main .alert-heading")).ToHaveTextAsync("Le passkey hanno bisogno di JavaScript");
        await page.Context.CloseAsync();
    }

    private static async Task SignInAsync(IPage page, TestCity city, string prefix)
    {
        await page.GotoAsync(new Uri(city.PortalAddress, $"{prefix}/accedi?ritorno={Uri.EscapeDataString(prefix + "/anagrafe")}").ToString());
        await page.Locator("#spid summary").ClickAsync();
        await page.Locator("form[data-idp] button").First.ClickAsync();
        await page.Locator($"form[data-persona='{Samples.Officer}'] button").First.ClickAsync();
        await page.WaitForURLAsync("**/passkey?ritorno=*");
    }

    private static async Task<string> AddAsync(ICDPSession devices, string transport)
    {
        var added = await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = transport, ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        return added!.Value.GetProperty("authenticatorId").GetString()!;
    }

    private static async Task UnlockAsync(ICDPSession devices, string device, bool unlocked) =>
        await devices.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = device, ["isUserVerified"] = unlocked });
}
