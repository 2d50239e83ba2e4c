using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

/// <summary>What makes the portal an app, as far as it shows without a browser: the documents that a device keeps are certificates.</summary>
public sealed class AppTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    [Theory]
    [InlineData("", "it", "Da fare")]
    [InlineData("/en", "en", "To do")]
    public async Task Manifest_InEachLanguage_LeadsIntoThatLanguage(string prefix, string language, string shortcut)
    {
        using var visitor = fixture.City.Visit();
        var linked = (await visitor.GetAsync(prefix + "/uffici")).Page.QuerySelector("link[rel='manifest']")!.GetAttribute("href")!;

        var answer = await visitor.GetAsync(linked);

        answer.ContentHeaders.ContentType!.MediaType.ShouldBe("application/manifest+json");
        var manifest = JsonDocument.Parse(answer.Text).RootElement;
        manifest.GetProperty("lang").GetString().ShouldBe(language);
        manifest.GetProperty("id").GetString().ShouldBe("/fascicolo");
        manifest.GetProperty("start_url").GetString().ShouldBe(prefix + "/fascicolo");
        manifest.GetProperty("display").GetString().ShouldBe("standalone");
        manifest.GetProperty("shortcuts")[0].GetProperty("name").GetString().ShouldBe(shortcut);
        manifest.GetProperty("shortcuts").EnumerateArray().Select(s => s.GetProperty("url").GetString())
            .ShouldBe([prefix + "/fascicolo/da-fare", prefix + "/fascicolo/scadenze", prefix + "/documenti", prefix + "/verifica"]);
        manifest.GetProperty("icons").EnumerateArray().Select(i => i.GetProperty("purpose").GetString()).ShouldContain("maskable");
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray())
            (await visitor.GetAsync(icon.GetProperty("src").GetString()!)).ContentHeaders.ContentType!.MediaType.ShouldBe(icon.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Manifest_EveryShortcut_IsAPageOfTheCitizen()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var manifest = JsonDocument.Parse((await chiara.GetAsync("/manifest.webmanifest")).Text).RootElement;

        foreach (var shortcut in manifest.GetProperty("shortcuts").EnumerateArray())
            (await chiara.GetAsync(shortcut.GetProperty("url").GetString()!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Worker_IsInstalledOnlyWhereSomebodyIsSignedIn_AndNamesItsRelease()
    {
        using var stranger = fixture.City.Visit();
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");

        (await stranger.GetAsync("/uffici")).Page.QuerySelector("meta[name='app-worker']").ShouldBeNull();
        var worker = (await chiara.GetAsync("/uffici")).Page.QuerySelector("meta[name='app-worker']")!.GetAttribute("content")!;

        worker.ShouldBe("/servizio.js");
        (await stranger.GetAsync(worker)).Text.ShouldMatch("^self\\.VERSION=\"[0-9a-f]{16}\";\n");
    }

    [Fact]
    public async Task Settings_OfADevice_AreDrawnOnItsPagesAndOnNoOthers()
    {
        using var one = await fixture.City.SignInAsync("chiara-colombo");
        using var other = await fixture.City.SignInAsync("chiara-colombo");

        var saved = await one.SubmitAsync(await one.GetAsync("/impostazioni"), "#device", new Dictionary<string, string> { ["Form.Letters"] = "Largest", ["Form.Contrast"] = "High" });

        saved.Words.ShouldContain("Impostazioni salvate");
        foreach (var path in new[] { "/impostazioni", "/fascicolo", "/uffici" })
        {
            (await one.GetAsync(path)).Page.DocumentElement.ClassName.ShouldBe("nv-letters-largest nv-contrast-high");
            (await other.GetAsync(path)).Page.DocumentElement.ClassName.ShouldBeNullOrEmpty();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("9")]
    [InlineData("99")]
    [InlineData("<>.\"")]
    public async Task Settings_CookieThatIsNone_ChangesNothing(string said)
    {
        using var visitor = fixture.City.Visit();
        visitor.Cookies.Add(fixture.City.PortalAddress, new Cookie("navigli.device", Uri.EscapeDataString(said)));

        (await visitor.GetAsync("/impostazioni")).Page.DocumentElement.ClassName.ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task Keeping_IsOffAtFirst_AndForTheAccountThatChoseItAlone()
    {
        using var device = await fixture.City.SignInAsync("chiara-colombo");
        var settings = await device.GetAsync("/impostazioni");
        settings.Page.QuerySelector("#form-keep")!.HasAttribute("checked").ShouldBeFalse();
        settings.Page.QuerySelector("#forget-documents").ShouldNotBeNull();

        var kept = await device.SubmitAsync(settings, "#device", new Dictionary<string, string> { ["Form.Keep"] = "true" });
        kept.Page.QuerySelector("#form-keep")!.HasAttribute("checked").ShouldBeTrue();
        kept.Page.QuerySelector("#forget-documents").ShouldBeNull();

        await device.SignInAsync("tiziano-sormani");
        (await device.GetAsync("/impostazioni")).Page.QuerySelector("#form-keep")!.HasAttribute("checked").ShouldBeFalse();
    }

    [Fact]
    public async Task SignedOut_TellsTheDeviceToForget()
    {
        using var visitor = fixture.City.Visit();

        (await visitor.GetAsync("/esci/fatto")).Page.QuerySelector("#forget-documents").ShouldNotBeNull();
    }
}
