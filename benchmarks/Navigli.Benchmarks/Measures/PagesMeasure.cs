using Microsoft.EntityFrameworkCore;
using Navigli.Benchmarks.Ground;
using Navigli.Benchmarks.Host;
using Navigli.Residents;
using Navigli.Testing;

namespace Navigli.Benchmarks.Measures;

/// <summary>The signed-in home and the request page beside a bare page with one query, in turns on the same process and database.</summary>
internal sealed class PagesMeasure : IMeasure
{
    public string Name => "pages";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var city = await ground.LargeAsync(report);
        await using var open = await OpenCity.StartAsync(city, Turns.WithBarePages);
        using var citizen = await open.SignInAsync("chiara-colombo");
        var anybody = await city.InsideAsync(db => db.Persons.Select(p => p.Id).FirstAsync());
        var bare = new Uri(open.Address, $"{BenchHost.Bare}?id={anybody}");
        var (home, request) = (new Uri(open.Address, "/fascicolo"), new Uri(open.Address, "/certificati"));
        var rates = await Turns.TakeAsync((bare, null), (home, citizen), (request, citizen));
        foreach (var (what, page) in new[] { ("Signed-in home", home), ("Request page", request) })
            report.Add(what, $"{rates[page]:N0} requests/s", $"bare page with one query: {rates[bare]:N0} requests/s", rates[page] / rates[bare], Target.AtLeast(0.4));
    }
}

/// <summary>The officer's person page beside the same page without its lines in the ledger.</summary>
internal sealed class OfficerMeasure : IMeasure
{
    public string Name => "officer";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var city = await ground.LargeAsync(report);
        await using var open = await OpenCity.StartAsync(city, Turns.WithBarePages);
        using var officer = await open.SignInAsync(BenchCity.Officer);
        var record = (await Journey.LookUpAsync(officer, new() { ["Typed.CodiceFiscale"] = open.Residents[0] })).Address;
        var without = new Uri(open.Address, "/bench" + record.PathAndQuery);
        var rates = await Turns.TakeAsync((without, officer), (record, officer));
        report.Add(
            "Officer's person page", $"{rates[record]:N0} requests/s", $"the same without its ledger lines: {rates[without]:N0} requests/s", rates[record] / rates[without], Target.AtLeast(0.8));
    }
}

/// <summary>Loads several addresses in turns, so that what else the machine does falls on all of them.</summary>
internal static class Turns
{
    private const int Rounds = 5;

    public static string WithBarePages { get; } = Path.Combine(AppContext.BaseDirectory, "Navigli.Benchmarks.dll") + " host";

    /// <summary>The median rate of each.</summary>
    public static async Task<IReadOnlyDictionary<Uri, double>> TakeAsync(params (Uri Address, Visitor? Visitor)[] pages)
    {
        var rates = pages.ToDictionary(p => p.Address, _ => new List<double>());
        foreach (var (address, visitor) in pages)
        {
            await CheckAsync(address, visitor);
            await LoadAsync(address, visitor, seconds: 20);
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (address, visitor) in pages)
                rates[address].Add(await LoadAsync(address, visitor, seconds: 4));
        }

        return rates.ToDictionary(r => r.Key, r => Numbers.Median(r.Value));
    }

    // As a browser, which keeps the cookie that it is given again every minute.
    private static async Task<double> LoadAsync(Uri address, Visitor? visitor, int seconds)
    {
        if (visitor is not null)
            await visitor.GetAsync(address.PathAndQuery);
        return await Tool.LoadAsync(address, Cookie(visitor, address), seconds);
    }

    // wrk takes a redirect to the sign-in for an answer.
    private static async Task CheckAsync(Uri address, Visitor? visitor)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (Cookie(visitor, address) is { } cookie)
            request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request);
        if (answer.StatusCode != System.Net.HttpStatusCode.OK)
            throw new InvalidOperationException($"{address} answers {(int)answer.StatusCode}");
    }

    private static string? Cookie(Visitor? visitor, Uri address) => visitor?.Cookies.GetCookieHeader(address);
}
