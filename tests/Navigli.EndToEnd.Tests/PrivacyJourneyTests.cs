using System.IO.Compression;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>Somebody signs in, puts the notice away, takes a copy of their data with them, and has erased what need not stay.</summary>
public sealed class PrivacyJourneyTests(BrowserCity city)
{
    [Theory]
    [InlineData("", "bruno-valsecchi", "leggimi.html")]
    [InlineData("/en", "mei-zhang", "read-me.html")]
    public async Task Rights_OnAPhone_AreExercisedWithoutAskingAnybody(string prefix, string persona, string readable)
    {
        var page = await city.OpenAsAsync(persona, BrowserCity.Phone, options => options.HasTouch = options.IsMobile = true);
        var watch = new PageWatch(page);
        await page.GotoAsync(city.Address(prefix, "/fascicolo"));
        await Assertions.Expect(page.Locator(".nv-notice-bar")).ToBeVisibleAsync();
        List<string> faults = [.. await watch.ViolationsAsync("notice")];
        await Hand.Pointer.PressAsync(page, ".nv-notice-bar button");
        await Assertions.Expect(page.Locator(".nv-notice-bar")).ToHaveCountAsync(0);
        page.Url.ShouldBe(city.Address(prefix, "/fascicolo"));

        await page.GotoAsync(city.Address(prefix, "/la-mia-privacy"));
        faults.AddRange(await watch.ViolationsAsync("mine"));
        await Hand.Pointer.PressAsync(page, "main a[href$='/la-mia-privacy/copia']");
        await Hand.Pointer.PressAsync(page, "#request button");
        for (var looks = 0; looks < 50 && await page.Locator("form[id^='download-']").CountAsync() == 0; looks++)
        {
            await Task.Delay(200);
            await page.GotoAsync(city.Address(prefix, "/la-mia-privacy/copia"));
        }

        faults.AddRange(await watch.ViolationsAsync("copy"));
        faults.AddRange(watch.Complaints("journey"));
        var download = await page.RunAndWaitForDownloadAsync(() => Hand.Pointer.PressAsync(page, "form[id^='download-'] button"));
        using (var zip = ZipFile.OpenRead(await download.PathAsync()))
            zip.Entries.Select(e => e.FullName).ShouldBe(["dati.json", readable], ignoreOrder: true);
        watch.Complaints("a browser calls a page that turns out to be a download aborted").Count.ShouldBeLessThan(3);
        faults.AddRange(await ReadableAsync(await download.PathAsync(), readable));

        await page.GotoAsync(city.Address(prefix, "/la-mia-privacy/cancellazione"));
        faults.AddRange(await watch.ViolationsAsync("erasure"));
        await page.Locator("label[for='privacy.exports'], input[name='privacy.exports'] + label").First.ClickAsync();
        await Hand.Pointer.PressAsync(page, "#choose button");
        faults.AddRange(await watch.ViolationsAsync("confirmation"));
        await Hand.Pointer.PressAsync(page, "#erase button");
        await Assertions.Expect(page.Locator("#cancellato dd")).ToHaveCountAsync(1);
        faults.AddRange(await watch.ViolationsAsync("erased"));
        faults.AddRange(watch.Complaints("journey"));
        faults.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    /// <summary>Opens the page of the archive as its reader would, from a disk.</summary>
    private async Task<IReadOnlyList<string>> ReadableAsync(string archive, string readable)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html");
        try
        {
            using (var zip = ZipFile.OpenRead(archive))
                zip.GetEntry(readable)!.ExtractToFile(file);
            var page = await city.OpenAsync(BrowserCity.Phone);
            var watch = new PageWatch(page);
            await page.GotoAsync(new Uri(file).ToString());
            var found = await watch.ViolationsAsync(readable);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(BrowserCity.Phone.Width);
            await page.Context.CloseAsync();
            return found;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
