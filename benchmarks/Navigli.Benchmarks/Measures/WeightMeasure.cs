using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Navigli.Benchmarks.Ground;
using Navigli.Testing;

namespace Navigli.Benchmarks.Measures;

/// <summary>The bytes of a first load of each public page, compressed as a browser asks for them: the page and all that it names.</summary>
internal sealed class WeightMeasure : IMeasure
{
    private const int Limit = 150 * 1024;

    private static readonly string[] Pages = ["/", "/accedi", "/servizi", "/servizi/certificati-anagrafici", "/verifica", "/uffici", "/cerca", "/note-legali"];

    public string Name => "weight";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var city = await ground.SmallAsync(report);
        await using var portal = await Portal.StartAsync(city, Path.Combine(ground.Published, "Navigli.Web.dll"), FreePorts.Address("localhost"), []);
        using var http = new HttpClient { BaseAddress = portal.Address };
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        using var decompressing = new HttpClient(new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.All }) { BaseAddress = portal.Address };
        var weights = new Dictionary<string, List<(string Address, int Bytes)>>(StringComparer.Ordinal);
        foreach (var page in Pages)
        {
            var html = new HtmlParser().ParseDocument(await decompressing.GetStringAsync(page));
            var parts = new List<(string Address, int Bytes)>();
            foreach (var address in Named(html).Select(a => a.Split('#')[0]).Distinct(StringComparer.Ordinal).Prepend(page))
                parts.Add((address, (await http.GetByteArrayAsync(address)).Length));
            weights[page] = parts;
        }

        var (heaviest, itsParts) = weights.MaxBy(w => w.Value.Sum(p => p.Bytes));
        report.Say($"{heaviest}: {string.Join(", ", itsParts.Select(p => $"{Path.GetFileName(p.Address)} {Kilobytes(p.Bytes)}"))}");
        var weight = itsParts.Sum(p => p.Bytes);
        report.Add($"First load, heaviest of {Pages.Length} public pages", $"{Kilobytes(weight)} ({heaviest})", "limit: 150 KB", (double)weight / Limit, Target.AtMost(1));
    }

    private static IEnumerable<string> Named(IParentNode page)
    {
        foreach (var link in page.QuerySelectorAll("link[rel~=stylesheet], link[rel~=preload], link[rel~=icon], link[rel~=manifest]"))
            yield return link.GetAttribute("href")!;
        foreach (var element in page.QuerySelectorAll("script[src], img[src]"))
            yield return element.GetAttribute("src")!;
        foreach (var use in page.QuerySelectorAll("use"))
            yield return use.GetAttribute("href") ?? use.GetAttribute("xlink:href")!;
    }

    private static string Kilobytes(int bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KB");
}
