using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>The largest letters and the highest contrast, on the pages that people open most: they fit a phone, and nothing fades.</summary>
public sealed class DeviceSettingsTests(BrowserCity city)
{
    [Theory]
    [InlineData("", "it")]
    [InlineData("/en", "en")]
    public async Task LargestAndHighest_OnEveryKindOfPage_HasNoFault(string prefix, string language)
    {
        var page = await city.OpenAsAsync(Samples.Citizen, BrowserCity.Phone);
        await page.Context.AddCookiesAsync([new Cookie { Name = "navigli.device", Value = "21", Url = city.City.PortalAddress.ToString() }]);
        var watch = new PageWatch(page);
        List<string> faults = [];
        foreach (var path in new[] { "/fascicolo", "/fascicolo/scadenze", "/impostazioni", "/senza-rete", "/documenti", city.Samples.Certificate, "/certificati", "/i-miei-dati", "/verifica", "/uffici" })
        {
            await page.ResizeAsync(BrowserCity.Phone.Width, BrowserCity.Phone.Height);
            await page.GotoAsync(city.Address(prefix, path));
            (await page.Locator("html.nv-letters-largest.nv-contrast-high").CountAsync()).ShouldBe(1);
            faults.AddRange(await watch.ViolationsAsync(path));
            faults.AddRange(await watch.ShapeAsync(path, language));
        }

        await page.Context.CloseAsync();
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Icon_IsAPictureOfTheCrest()
    {
        var page = await city.OpenAsync(BrowserCity.Phone);
        await page.GotoAsync(city.Address("", "/uffici"));

        // The middle of the crest is not white, the corner is.
        var colours = await page.EvaluateAsync<int[][]>(
            """
            async () => {
              const icon = document.querySelector("link[rel='apple-touch-icon']").href;
              const picture = await createImageBitmap(await (await fetch(icon)).blob());
              const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
              context.drawImage(picture, 0, 0);
              return [[picture.width, picture.height], [2, 2], [90, 92]].map(([x, y], i) => i === 0 ? [x, y] : [...context.getImageData(x, y, 1, 1).data]);
            }
            """);

        await page.Context.CloseAsync();
        colours[0].ShouldBe([180, 180]);
        colours[1].ShouldBe([255, 255, 255, 255]);
        colours[2].ShouldBe([0xC8, 0x10, 0x2E, 255]);
    }
}
