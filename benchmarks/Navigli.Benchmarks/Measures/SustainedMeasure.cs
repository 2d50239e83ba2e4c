using System.Diagnostics;
using System.Globalization;
using Navigli.Benchmarks.Ground;
using Navigli.Testing;

namespace Navigli.Benchmarks.Measures;

/// <summary>Five certificates a second beside a hundred page views, for a minute, in the large city: neither waits for the other, and the load shares the machine with what it loads.</summary>
internal sealed class SustainedMeasure : IMeasure
{
    private const double Certificates = 5;
    private const double Views = 100;
    private const double Promised = 300;

    // What is begun in the last moments is finished after the minute.
    private const double Sustained = 0.98;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public string Name => "sustained";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var city = await ground.LargeAsync(report);
        await using var open = await OpenCity.StartAsync(city, Path.Combine(ground.Published, "Navigli.Web.dll"));
        var people = await open.SignInResidentsAsync();
        using var stranger = new Visitor(open.Address);
        await LoadAsync(people, stranger, WarmUp);
        var (certificates, views) = await LoadAsync(people, stranger, Minute);
        var p95 = Numbers.Quantile(certificates.Times, 0.95);
        report.Say(string.Create(
            CultureInfo.InvariantCulture, $"page views beside them: p95 {Numbers.Quantile(views.Times, 0.95):0} ms, median {Numbers.Median(views.Times):0.0} ms"));
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"Request to PDF under load, {ground.LargeSize:N0} residents"),
            string.Create(CultureInfo.InvariantCulture, $"p95 {p95:0} ms, median {Numbers.Median(certificates.Times):0} ms"),
            "limit: 300 ms",
            p95 / Promised,
            Target.AtMost(1));
        report.Add("Certificates sustained for a minute", PerSecond(certificates.Rate), $"asked for: {PerSecond(Certificates)}", certificates.Rate / Certificates, Target.AtLeast(Sustained));
        report.Add("Page views beside them", PerSecond(views.Rate), $"asked for: {PerSecond(Views)}", views.Rate / Views, Target.AtLeast(Sustained));
        foreach (var person in people)
            person.Dispose();
    }

    private static async Task<(LoopResult Certificates, LoopResult Views)> LoadAsync(IReadOnlyList<Visitor> people, Visitor stranger, TimeSpan time)
    {
        var certificates = new OpenLoop(Certificates, async i => (await Journey.RequestToPdfAsync(people[i % people.Count], Wanted.Residence)).Whole).RunAsync(time);
        var views = new OpenLoop(Views, i => ViewAsync(PageMix.Of(i), people[i % people.Count], stranger)).RunAsync(time);
        return (await certificates, await views);
    }

    private static async Task<TimeSpan> ViewAsync(PageView view, Visitor citizen, Visitor stranger)
    {
        var watch = Stopwatch.StartNew();
        var answer = await (view.IsSignedIn ? citizen : stranger).GetAsync(view.Page);
        return answer is { Status: System.Net.HttpStatusCode.OK } && answer.Address.AbsolutePath == view.Page
            ? watch.Elapsed
            : throw new InvalidOperationException($"{view.Page} answers {(int)answer.Status} at {answer.Address}");
    }

    private static string PerSecond(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate:0.00} a second");
}
