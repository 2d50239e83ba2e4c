using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>A mother sends her certificate from her phone; the club downloads it by the link in the mail; she sees that, and withdraws the link.</summary>
public sealed class SendJourneyTests(BrowserCity city)
{
    [Theory]
    [InlineData("", "In coda|Inviato", "Scaricato", "Ritirato")]
    [InlineData("/en", "On its way|Sent", "Downloaded", "Withdrawn")]
    public async Task Send_OnAPhone_ArrivesOpensAndCanBeWithdrawn(string prefix, string onItsWay, string downloaded, string withdrawn)
    {
        var page = await city.OpenAsAsync(Samples.Citizen, BrowserCity.Phone, options => options.HasTouch = options.IsMobile = true);
        var watch = new PageWatch(page);
        var club = $"club{prefix.Length}@polisportiva.example";
        await page.GotoAsync(city.Address(prefix, city.Samples.Certificate));
        await Hand.Pointer.PressAsync(page, "main a[href$='/invia']");
        List<string> faults = [.. await watch.ViolationsAsync("form")];
        await Hand.Pointer.TypeAsync(page, "[name='Send.Address']", club);
        await Hand.Pointer.PressAsync(page, "#send button[value='review']");
        await Assertions.Expect(page.Locator("#send")).ToContainTextAsync(club);
        faults.AddRange(await watch.ViolationsAsync("review"));
        await Hand.Pointer.PressAsync(page, "#send button[value='send']");
        await Assertions.Expect(page.Locator("main .alert").First).ToContainTextAsync(new System.Text.RegularExpressions.Regex(onItsWay, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        faults.AddRange(await watch.ViolationsAsync("list"));

        await DownloadAsync(prefix, await LinkFromTheMailAsync(club));

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#withdraw article, #withdraw .card").First).ToContainTextAsync(downloaded);
        await Hand.Pointer.PressAsync(page, "#withdraw button >> nth=0");
        await Assertions.Expect(page.Locator("#withdraw")).ToContainTextAsync(withdrawn);
        faults.AddRange(watch.Complaints("journey"));
        faults.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private async Task DownloadAsync(string prefix, string link)
    {
        link.ShouldStartWith(city.Address(prefix, "/c/"));
        var page = await city.OpenAsync(BrowserCity.Phone);
        var watch = new PageWatch(page);
        await page.GotoAsync(link);
        (await watch.ViolationsAsync("shared")).ShouldBeEmpty();
        // Before the button: a browser calls a page that turns out to be a download aborted.
        watch.Complaints("shared").ShouldBeEmpty();
        var download = await page.RunAndWaitForDownloadAsync(() => Hand.Pointer.PressAsync(page, "#download button"));
        (await File.ReadAllBytesAsync(await download.PathAsync())).AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    /// <summary>Opens the mail on the sandbox's own page, as its reader would.</summary>
    private async Task<string> LinkFromTheMailAsync(string address)
    {
        var mailbox = await city.OpenAsync(BrowserCity.Desktop);
        for (var looks = 0; looks < 50; looks++)
        {
            await mailbox.GotoAsync(new Uri(city.City.SandboxAddress, "/mail").ToString());
            var mail = mailbox.Locator("li.card").Filter(new() { HasText = address }).Locator("a");
            if (await mail.CountAsync() > 0)
            {
                await mail.First.ClickAsync();
                var link = (await mailbox.Locator("pre").InnerTextAsync()).Split('\n').First(line => line.StartsWith("http", StringComparison.Ordinal)).Trim();
                await mailbox.Context.CloseAsync();
                return link;
            }

            await Task.Delay(200);
        }

        throw new ShouldAssertException($"no mail to {address}");
    }
}
