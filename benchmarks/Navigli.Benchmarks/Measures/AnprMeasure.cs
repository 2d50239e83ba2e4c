using System.Globalization;
using Navigli.Benchmarks.Ground;
using Navigli.Testing;

namespace Navigli.Benchmarks.Measures;

/// <summary>
/// Certificates that ANPR certifies, one at a time: what the published portal takes over ANPR's own time, from the confirmed request to the file in
/// the visitor's hands. Before the confirmation ANPR has no part; what the pages of the form take besides is told, not measured against the limit.
/// </summary>
internal sealed class AnprMeasure : IMeasure
{
    // The code of a rarely asked type takes so many requests until it is compiled as in a city that has been open for an hour.
    private const int WarmUp = 150;
    private const int Journeys = 200;
    private const double Promised = 50;

    public string Name => "anpr";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var city = await ground.LargeAsync(report);
        await using var open = await OpenCity.StartAsync(city, Path.Combine(ground.Published, "Navigli.Web.dll"));
        var people = await open.SignInResidentsAsync();
        var (confirmed, whole, anpr) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < WarmUp + Journeys; i++)
        {
            var (asked, times) = (open.Anpr.Questions, await TakeAsync(people[i % people.Count]));
            if (open.Anpr.Questions != asked + 1)
                throw new InvalidOperationException($"ANPR was asked {open.Anpr.Questions - asked} times");
            if (i < WarmUp)
                continue;
            anpr.Add(open.Anpr.Last.TotalMilliseconds);
            confirmed.Add((times.FromConfirmation - open.Anpr.Last).TotalMilliseconds);
            whole.Add((times.Whole - open.Anpr.Last).TotalMilliseconds);
        }

        report.Say($"ANPR's own time: {Describe(anpr)}; all the pages from the catalogue on, over it: {Describe(whole)}");
        report.Add("Confirmed request to PDF that ANPR certifies, over ANPR's own time", Describe(confirmed), "limit: 50 ms", Numbers.Quantile(confirmed, 0.95) / Promised, Target.AtMost(1));
        foreach (var person in people)
            person.Dispose();
    }

    private static Task<JourneyTime> TakeAsync(Visitor citizen) => Journey.RequestToPdfAsync(citizen, Wanted.ExistenceInLife);

    private static string Describe(List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"p95 {Numbers.Quantile(times, 0.95):0.0} ms, median {Numbers.Median(times):0.0} ms");
}
