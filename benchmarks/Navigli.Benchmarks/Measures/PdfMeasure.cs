using System.Globalization;
using Navigli.Benchmarks.Ground;
using Navigli.Testing;

namespace Navigli.Benchmarks.Measures;

/// <summary>Request to PDF in the large city beside the small one, in turns on the published portal.</summary>
internal sealed class PdfMeasure : IMeasure
{
    private const int WarmUp = 20;
    private const int Journeys = 150;

    public string Name => "pdf";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var (small, large) = (await ground.SmallAsync(report), await ground.LargeAsync(report));
        var program = Path.Combine(ground.Published, "Navigli.Web.dll");
        await using var few = await OpenCity.StartAsync(small, program);
        await using var many = await OpenCity.StartAsync(large, program);
        var (fewPeople, manyPeople) = (await few.SignInResidentsAsync(), await many.SignInResidentsAsync());
        var (inFew, inMany) = (new List<double>(), new List<double>());
        for (var i = 0; i < WarmUp + Journeys; i++)
        {
            var (one, other) = (await TakeAsync(fewPeople[i % fewPeople.Count]), await TakeAsync(manyPeople[i % manyPeople.Count]));
            if (i < WarmUp)
                continue;
            inFew.Add(one.TotalMilliseconds);
            inMany.Add(other.TotalMilliseconds);
        }

        var (p95Few, p95Many) = (Numbers.Quantile(inFew, 0.95), Numbers.Quantile(inMany, 0.95));
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"Request to PDF, {ground.LargeSize:N0} residents"),
            string.Create(CultureInfo.InvariantCulture, $"p95 {p95Many:0} ms, median {Numbers.Median(inMany):0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"5,000 residents: p95 {p95Few:0} ms, median {Numbers.Median(inFew):0} ms"),
            p95Many / p95Few,
            Target.AtMost(1.3));
        foreach (var person in fewPeople.Concat(manyPeople))
            person.Dispose();
    }

    private static async Task<TimeSpan> TakeAsync(Visitor citizen) => (await Journey.RequestToPdfAsync(citizen, Wanted.Residence)).Whole;
}
