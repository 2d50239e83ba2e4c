using System.Globalization;
using Microsoft.Playwright;
using Navigli.Benchmarks.Ground;

namespace Navigli.Benchmarks.Measures;

/// <summary>The drawer of a device that has no network, in Chromium with its CPU slowed down four times: from the start of the navigation to the list of what is kept there, opened with the device's key: certificates with their files, identity card and electoral data.</summary>
internal sealed class OfflineMeasure : IMeasure
{
    private const double Promised = 1_000;
    private const int Slowdown = 4;
    private const int Papers = 3;
    private const int Openings = 15;
    private static readonly string[] Stated = ["/documenti/carta-d-identita", "/documenti/tessera-elettorale"];

    public string Name => "offline";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var city = await ground.SmallAsync(report);
        await using var open = await OpenCity.StartAsync(city, Path.Combine(ground.Published, "Navigli.Web.dll"));
        using var citizen = await open.SignInAsync("chiara-colombo");
        for (var i = 0; i < Papers; i++)
            await Journey.RequestToPdfAsync(citizen, Wanted.Residence);
        var documents = await citizen.GetAsync("/documenti");
        List<string> papers = [.. documents.Page.QuerySelectorAll("main a[href^='/certificati/']").Select(a => a.GetAttribute("href")!).Where(h => Guid.TryParse(h["/certificati/".Length..], out _)).Distinct().Take(Papers), .. Stated];

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("NAVIGLI_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await page.Context.AddCookiesAsync(citizen.Cookies.GetCookies(open.Address).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = open.Address.ToString() }));
        await KeepAsync(page, open.Address, papers);
        await page.Context.SetOfflineAsync(true);
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = Slowdown });
        var times = new List<double>();
        for (var i = 0; i < Openings; i++)
        {
            await page.GotoAsync(new Uri(open.Address, "/documenti").ToString());
            await page.Locator($"html[data-drawer='{papers.Count}']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            times.Add(await page.EvaluateAsync<double>("performance.getEntriesByName('drawer')[0].startTime"));
        }

        var p95 = Numbers.Quantile(times, 0.95);
        report.Add(
            $"Drawer of {papers.Count} documents without a network, CPU slowed ×{Slowdown}",
            string.Create(CultureInfo.InvariantCulture, $"p95 {p95:0} ms, median {Numbers.Median(times):0} ms"),
            "limit: 1,000 ms",
            p95 / Promised,
            Target.AtMost(1));
    }

    private static async Task KeepAsync(IPage page, Uri portal, IReadOnlyList<string> papers)
    {
        await page.GotoAsync(new Uri(portal, "/impostazioni").ToString());
        await page.Locator("#form-keep + label").ClickAsync();
        await page.RunAndWaitForResponseAsync(() => page.Locator("#device button").ClickAsync(), answer => answer.Request.Method == "POST");
        await page.WaitForLoadStateAsync();
        foreach (var paper in papers)
        {
            await page.GotoAsync(new Uri(portal, paper).ToString());
            await page.Locator("html[data-kept='page']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            if (Stated.Contains(paper))
                continue;
            await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download]").ClickAsync());
            await page.Locator("html[data-kept='file']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }

        await page.GotoAsync(new Uri(portal, "/documenti").ToString());
        await page.EvaluateAsync("async () => { if (!navigator.serviceWorker.controller) await new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })); }");
    }
}
