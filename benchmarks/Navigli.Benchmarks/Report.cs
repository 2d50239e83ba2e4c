using System.Diagnostics;
using System.Globalization;
using System.Text;
using Navigli.Benchmarks.Ground;

namespace Navigli.Benchmarks;

/// <summary>What a ratio must be.</summary>
internal sealed record Target(double Limit, string Sign)
{
    public static Target AtLeast(double limit) => new(limit, "≥");

    public static Target AtMost(double limit) => new(limit, "≤");

    public bool Holds(double ratio) => Sign == "≥" ? ratio >= Limit : ratio <= Limit;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sign} {Limit:0.##}");
}

/// <summary>Collects the ratios, prints each as it comes, and writes the table at the end.</summary>
internal sealed class Report(Grounds ground)
{
    private const int LongestReason = 200;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly List<string> rows = [];
    private int missed;

    public void Begin(string measure) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n== {measure} ({watch.Elapsed.TotalSeconds:0} s)"));

    /// <summary>What was done, for whoever watches.</summary>
    public void Say(string line) => Console.WriteLine("   " + line);

    /// <summary>One ratio: what was measured, beside what, and what the ratio must be.</summary>
    public void Add(string what, string measured, string beside, double ratio, Target target)
    {
        var holds = target.Holds(ratio);
        missed += holds ? 0 : 1;
        Row(what, measured, beside, string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}"), target.ToString(), holds ? "PASS" : "FAIL");
    }

    public void Broken(string measure, Exception e)
    {
        missed++;
        Console.WriteLine(e);
        var why = e.Message.Split('\n')[0];
        Row(measure, "not measured", why[..Math.Min(why.Length, LongestReason)], "", "", "FAIL");
    }

    /// <summary>Writes the table; the exit code of the program.</summary>
    public async Task<int> FinishAsync()
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"Measured on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, {(ground.Full ? "--full" : "default run")}, in {watch.Elapsed.TotalMinutes:0.0} minutes.");
        table.AppendLine();
        table.AppendLine("| Measure | Measured | Beside | Ratio | Target | |");
        table.AppendLine("|---|---|---|---|---|---|");
        rows.ForEach(row => table.AppendLine(row));
        Console.WriteLine();
        Console.Write(table.ToString());
        await File.WriteAllTextAsync(ground.ReportFile, table.ToString());
        return missed == 0 ? 0 : 1;
    }

    private void Row(params string[] cells)
    {
        rows.Add($"| {string.Join(" | ", cells)} |");
        Console.WriteLine("   " + string.Join(" | ", cells));
    }
}

/// <summary>Something that the issue wants measured.</summary>
internal interface IMeasure
{
    /// <summary>The word that picks it on the command line.</summary>
    string Name { get; }

    Task RunAsync(Grounds ground, Report report);
}
