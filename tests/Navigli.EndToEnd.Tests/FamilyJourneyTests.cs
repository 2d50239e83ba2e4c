using Microsoft.Playwright;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>
/// Families and their papers: a father who is separated takes a cumulative certificate for the son who lives elsewhere; a daughter of age cannot reach
/// what is not hers; somebody who needs no certificate leaves without one.
/// </summary>
public sealed class FamilyJourneyTests(BrowserCity city)
{
    private const string Cumulative = "1+5+7+8";

    public static TheoryData<string> Languages => ["", "/en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Father_OnAPhoneWithoutJavaScript_GetsACumulativeCertificateForHisSon(string prefix)
    {
        var page = await city.OpenAsAsync("marco-villa", BrowserCity.Phone, options =>
        {
            options.HasTouch = options.IsMobile = true;
            options.JavaScriptEnabled = false;
        });
        var watch = new PageWatch(page);
        var son = Samples.Person(city.City, "tommaso-villa").PersonId;
        await page.GotoAsync(city.Address(prefix, "/certificati"));
        await Hand.Pointer.PressAsync(page, $"main a[href*='persona={son}']");
        await Hand.Pointer.PressAsync(page, $"#begin button[value='{Cumulative}']");
        await Hand.Pointer.ChooseAsync(page, "Use.Stamp", "Exempt");
        await Hand.Pointer.ChooseAsync(page, "Use.Destination", "2");
        await Hand.Pointer.PressAsync(page, "#use button:not([name])");
        await Assertions.Expect(page.Locator("#riepilogo")).ToContainTextAsync("Tommaso");
        await Hand.Pointer.PressAsync(page, "#confirm button");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(prefix.Length > 0 ? "The certificate is ready" : "Il certificato è pronto");
        await Assertions.Expect(page.Locator(".nv-paper")).ToContainTextAsync("VILLA Tommaso");
        var file = await page.RunAndWaitForDownloadAsync(() => Hand.Pointer.PressAsync(page, "main a[href$='/pdf']"));
        (await File.ReadAllBytesAsync(await file.PathAsync())).AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        watch.Complaints("father").ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task AdultChild_AskingForWhatIsNotHers_IsToldWhyAndGoesOn(string prefix)
    {
        var page = await city.OpenAsync(BrowserCity.Phone);
        var watch = new PageWatch(page);
        await using var dayAfter = await TestCity.StartAsync(new TestCityOptions { Residents = 20 });
        dayAfter.Clock.GoTo(new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Unspecified));
        using var giulia = await dayAfter.SignInAsync("giulia-fontana");
        await page.Context.AddCookiesAsync(BrowserCity.CookiesOf(giulia, dayAfter.PortalAddress));
        string Address(string path) => new Uri(dayAfter.PortalAddress, prefix + path).ToString();

        // Whoever is of age and in no family of hers is not told even whether the city knows that person.
        var stranger = Samples.Person(dayAfter, "chiara-colombo").PersonId;
        (await page.GotoAsync(Address($"/certificati?persona={stranger}")))!.Status.ShouldBe(404);
        await Assertions.Expect(page.Locator("main .alert-danger")).ToContainTextAsync(prefix.Length > 0 ? "your children under 18" : "per i figli minorenni");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Colombo");
        (await watch.ViolationsAsync("refused")).ShouldBeEmpty();

        // Her father's certificate she may ask for, as one of the family; his declaration only he signs.
        var father = Samples.Person(dayAfter, "stefano-fontana").PersonId;
        (await page.GotoAsync(Address($"/certificati/autocertificazione/{father}/8")))!.Status.ShouldBe(409);
        await Assertions.Expect(page.Locator("main .alert-danger")).ToContainTextAsync(prefix.Length > 0 ? "art. 5" : "art. 5 D.P.R. 445/2000");
        await Hand.Pointer.PressAsync(page, $"main .nv-buttons a[href='{prefix}/certificati']");
        await Assertions.Expect(page.Locator("#begin button").First).ToBeVisibleAsync();
        watch.Complaints("adult child").ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task WhoNeedsNoCertificate_ByKeyboard_LeavesWithASelfCertification(string prefix)
    {
        var page = await city.OpenAsAsync(Samples.Citizen, BrowserCity.Desktop);
        var watch = new PageWatch(page);
        await page.GotoAsync(city.Address(prefix, "/certificati"));
        await Hand.Keyboard.PressAsync(page, "main .nv-callout a[href*='/autocertificazione/']");
        await Hand.Keyboard.PressAsync(page, "main .nv-chips a[href$='/12']");
        await Assertions.Expect(page.Locator(".nv-paper")).ToContainTextAsync("Dichiarazione sostitutiva di certificazione");
        await Assertions.Expect(page.Locator(".nv-paper")).ToContainTextAsync("Sofia");
        var file = await page.RunAndWaitForDownloadAsync(() => Hand.Keyboard.PressAsync(page, "main a[href$='/pdf']"));
        file.SuggestedFilename.ShouldBe("autocertificazione.pdf");
        (await File.ReadAllBytesAsync(await file.PathAsync())).AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        watch.Complaints("self-certification").ShouldBeEmpty();
        await page.Context.CloseAsync();
    }
}
