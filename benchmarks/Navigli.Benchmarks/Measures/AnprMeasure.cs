using System.Globalization;
using Navigli.Benchmarks.Ground;
using Navigli.Testing;

namespace Navigli.Benchmarks.Measures;

/// <summary>Certificates that ANPR certifies, one at a time: what the published portal takes over ANPR's own time.</summary>
internal sealed class AnprMeasure : IMeasure
{
    private const int WarmUp = 30;
    private const int Journeys = 200;
    private const double Promised = 50;

    public string Name => "anpr";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var city = await ground.LargeAsync(report);
        await using var open = await OpenCity.StartAsync(city, Path.Combine(ground.Published, "Navigli.Web.dll"));
        var people = await open.SignInResidentsAsync();
        var (confirmations, journeys, anpr) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < WarmUp + Journeys; i++)
        {
            var (asked, times) = (open.Anpr.Questions, await TakeAsync(people[i % people.Count]));
            if (open.Anpr.Questions != asked + 1)
                throw new InvalidOperationException($"ANPR was asked {open.Anpr.Questions - asked} times");
            if (i < WarmUp)
                continue;
            anpr.Add(open.Anpr.Last.TotalMilliseconds);
            confirmations.Add((times.Confirmation - open.Anpr.Last).TotalMilliseconds);
            journeys.Add((times.Whole - open.Anpr.Last).TotalMilliseconds);
        }

        report.Say($"ANPR's own time: {Describe(anpr)}");
        report.Add("Confirmation that ANPR certifies, over ANPR's own time", Describe(confirmations), "limit: 50 ms", Numbers.Quantile(confirmations, 0.95) / Promised, Target.AtMost(1));
        report.Add("Request to PDF that ANPR certifies, over ANPR's own time", Describe(journeys), "limit: 50 ms", Numbers.Quantile(journeys, 0.95) / Promised, Target.AtMost(1));
        foreach (var person in people)
            person.Dispose();
    }

    private static Task<JourneyTime> TakeAsync(Visitor citizen) => Journey.RequestToPdfAsync(citizen, Wanted.ExistenceInLife);

    private static string Describe(List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"p95 {Numbers.Quantile(times, 0.95):0.0} ms, median {Numbers.Median(times):0.0} ms");
}
