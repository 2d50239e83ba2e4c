using System.Globalization;
using Navigli.Benchmarks.Ground;
using Navigli.Testing;

namespace Navigli.Benchmarks.Measures;

/// <summary>From the start of the published portal on an existing city to its first page.</summary>
internal sealed class StartMeasure : IMeasure
{
    private const int Starts = 5;

    public string Name => "start";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var city = await ground.SmallAsync(report);
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            await using var portal = await Portal.StartAsync(city, Path.Combine(ground.Published, "Navigli.Web.dll"), FreePorts.Address("localhost"), []);
            times.Add(portal.StartTime.TotalSeconds);
        }

        var median = Numbers.Median(times);
        report.Add("Start to first page", string.Create(CultureInfo.InvariantCulture, $"{median:0.00} s, median of {Starts}"), "limit: 3 s", median / 3, Target.AtMost(1));
    }
}
