using System.Diagnostics;
using System.Globalization;
using Navigli.Benchmarks.Ground;
using Navigli.Benchmarks.Host;
using Navigli.Testing;

namespace Navigli.Benchmarks.Measures;

/// <summary>
/// The home page of a household of four with thirty entries, in a city where two residents in three subscribe: beside a bare page with one query, beside the same page in the small city, and, among
/// other page views, beside the night of deadlines.
/// </summary>
internal sealed class FolderMeasure : IMeasure
{
    private const double Paced = 100;
    private const double Views = 300;
    private const int Rounds = 4;

    // What is begun in the last moments is finished after the minute.
    private const double Sustained = 0.98;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public string Name => "folder";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var (small, large) = (await ground.SmallAsync(report), await ground.LargeAsync(report));
        var (_, nights) = (await NightAsync(small), await NightAsync(large));
        await using var few = await OpenCity.StartAsync(small, Turns.WithBarePages);
        await using var many = await OpenCity.StartAsync(large, Turns.WithBarePages);
        using var one = await AtHomeAsync(small, few);
        using var other = await AtHomeAsync(large, many);
        await RatesAsync(large, many, other, report);
        await PacedAsync(one, other, ground, report);
        await BesideTheNightAsync(many, nights, report);
    }

    private static async Task<Nights> NightAsync(BenchCity city)
    {
        var nights = await Nights.OfAsync(city);
        await nights.RunAsync();
        await city.ExecuteAsync("VACUUM ANALYZE");
        return nights;
    }

    private static async Task<Visitor> AtHomeAsync(BenchCity city, OpenCity open)
    {
        var citizen = await open.SignInAsync(Household.Persona);
        await Household.FillAsync(city);
        return citizen;
    }

    private static async Task RatesAsync(BenchCity city, OpenCity open, Visitor citizen, Report report)
    {
        var bare = new Uri(open.Address, $"{BenchHost.Bare}?id={await Household.PersonAsync(city)}");
        var home = new Uri(open.Address, "/fascicolo");
        var rates = await Turns.TakeAsync((bare, null), (home, citizen));
        report.Add(
            "Home of a household of four, 30 entries", $"{rates[home]:N0} requests/s", $"bare page with one query: {rates[bare]:N0} requests/s", rates[home] / rates[bare], Target.AtLeast(0.35));
    }

    private static async Task PacedAsync(Visitor few, Visitor many, Grounds ground, Report report)
    {
        await PaceAsync(few, WarmUp);
        await PaceAsync(many, WarmUp);
        var (inFew, inMany) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            inFew.AddRange(await PaceAsync(few, Round));
            inMany.AddRange(await PaceAsync(many, Round));
        }

        var (p95Few, p95Many) = (Numbers.Quantile(inFew, 0.95), Numbers.Quantile(inMany, 0.95));
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"The same home, {Paced:0} views a second, {ground.LargeSize:N0} residents"),
            string.Create(CultureInfo.InvariantCulture, $"p95 {p95Many:0.0} ms, median {Numbers.Median(inMany):0.0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"5,000 residents: p95 {p95Few:0.0} ms, median {Numbers.Median(inFew):0.0} ms"),
            p95Many / p95Few,
            Target.AtMost(1.3));
    }

    private static async Task<IReadOnlyList<double>> PaceAsync(Visitor citizen, TimeSpan time) => (await new OpenLoop(Paced, _ => ViewAsync(citizen, "/fascicolo")).RunAsync(time)).Times;

    private static async Task BesideTheNightAsync(OpenCity open, Nights nights, Report report)
    {
        var people = await open.SignInResidentsAsync();
        using var stranger = new Visitor(open.Address);
        await LoadAsync(people, stranger, WarmUp);
        // One night begins when the one before is over, for as long as people look: as no city has it.
        using var over = new CancellationTokenSource();
        var working = Task.Run(async () =>
        {
            var times = new List<TimeSpan>();
            while (!over.IsCancellationRequested)
                times.Add(await nights.RunAsync());
            return times;
        });
        var views = await LoadAsync(people, stranger, Minute);
        await over.CancelAsync();
        var taken = await working;
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"Page views beside {taken.Count} nights of deadlines, one after the other"),
            string.Create(CultureInfo.InvariantCulture, $"{views.Rate:0.0} a second, p95 {Numbers.Quantile(views.Times, 0.95):0} ms, median {Numbers.Median(views.Times):0.0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"asked for: {Views:0.0} a second"),
            views.Rate / Views,
            Target.AtLeast(Sustained));
        foreach (var person in people)
            person.Dispose();
    }

    private static Task<LoopResult> LoadAsync(IReadOnlyList<Visitor> people, Visitor stranger, TimeSpan time) =>
        new OpenLoop(Views, i => ViewAsync(PageMix.Of(i).IsSignedIn ? people[i % people.Count] : stranger, PageMix.Of(i).Page)).RunAsync(time);

    private static async Task<TimeSpan> ViewAsync(Visitor visitor, string page)
    {
        var watch = Stopwatch.StartNew();
        var answer = await visitor.GetAsync(page);
        return answer is { Status: System.Net.HttpStatusCode.OK } && answer.Address.AbsolutePath == page
            ? watch.Elapsed
            : throw new InvalidOperationException($"{page} answers {(int)answer.Status} at {answer.Address}");
    }
}
