using System.Diagnostics;
using System.Globalization;
using Navigli.Benchmarks.Ground;

namespace Navigli.Benchmarks.Measures;

/// <summary>
/// Forty sign-ins a second beside three hundred page views, for a minute, in the large city, neither waiting for the other; an error ends the measure. The portal, the database and the load share the
/// machine: nothing of the load can be made before, since an answer names the request that it answers, so the identity provider signs as it goes and what the
/// whole load costs is said beside. A sign-in's time is that of the portal's answers to its three requests; most of the residents come back, some come for the first time.
/// </summary>
internal sealed class SignInLoadMeasure : IMeasure
{
    private const double SignIns = 40;
    private const double Views = 300;
    private const int People = 1_200;
    private const int Watching = 50;

    // What is begun in the last moments is finished after the minute.
    private const double Sustained = 0.98;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public string Name => "sign-in-load";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var city = await ground.LargeAsync(report);
        await using var open = await SignInCity.StartAsync(city, ground, People);
        var sessions = new List<string>();
        for (var i = 0; i < Watching; i++)
            sessions.Add((await open.SignInAsync(i)).SessionCookie);
        await LoadAsync(open, sessions, WarmUp);

        using var self = Process.GetCurrentProcess();
        var (load, portal) = (self.TotalProcessorTime, open.ProcessorTime);
        var (signIns, views) = await LoadAsync(open, sessions, Minute);
        self.Refresh();
        report.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"processor time in the minute: portal {(open.ProcessorTime - portal).TotalSeconds:0} s, load and identity provider {(self.TotalProcessorTime - load).TotalSeconds:0} s"));
        report.Add("Sign-ins sustained for a minute", $"{PerSecond(signIns.Rate)}, {Times(signIns)}", $"asked for: {PerSecond(SignIns)}", signIns.Rate / SignIns, Target.AtLeast(Sustained));
        report.Add("Page views beside them", $"{PerSecond(views.Rate)}, {Times(views)}", $"asked for: {PerSecond(Views)}", views.Rate / Views, Target.AtLeast(Sustained));
    }

    private static async Task<(LoopResult SignIns, LoopResult Views)> LoadAsync(SignInCity open, List<string> sessions, TimeSpan time)
    {
        var signIns = new OpenLoop(SignIns, async i => (await open.SignInAsync(i)).Time).RunAsync(time);
        var views = new OpenLoop(Views, i => PageMix.Of(i) is { IsSignedIn: true } own ? open.ViewAsync(own.Page, sessions[i % sessions.Count]) : open.ViewAsync(PageMix.Of(i).Page, session: null)).RunAsync(time);
        return (await signIns, await views);
    }

    private static string Times(LoopResult result) => string.Create(CultureInfo.InvariantCulture, $"p95 {Numbers.Quantile(result.Times, 0.95):0} ms, median {Numbers.Median(result.Times):0} ms");

    private static string PerSecond(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate:0.0} a second");
}
