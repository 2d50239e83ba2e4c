using Navigli.Benchmarks;
using Navigli.Benchmarks.Ground;
using Navigli.Benchmarks.Host;
using Navigli.Benchmarks.Measures;

// The benchmark starts itself again where a measure needs a process of its own: a host with the bare pages, one pinned to a core.
switch (args)
{
    case ["host"]:
        await BenchHost.RunAsync();
        return 0;
    case ["one-core", var documents]:
        await OneCore.RunAsync(int.Parse(documents, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
}

IMeasure[] measures =
[
    new CertificateMeasure(), new StartMeasure(), new WeightMeasure(), new LedgerMeasure(), new SeedingMeasure(),
    new PagesMeasure(), new OfficerMeasure(), new PlansMeasure(), new PdfMeasure(), new SustainedMeasure(), new AnprMeasure(), new VerifyMeasure(),
    new SignInMeasure(), new SignInLoadMeasure(), new DeadlinesMeasure(), new FolderMeasure(), new OfflineMeasure(),
];
var asked = args.Where(a => a != "--full").ToList();
if (asked.Except(measures.Select(m => m.Name), StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
{
    await Console.Error.WriteLineAsync($"bench: no measure is called {string.Join(", ", unknown)}. There are: {string.Join(", ", measures.Select(m => m.Name))}, and --full.");
    return 2;
}

await using var ground = Grounds.FromEnvironment(args.Contains("--full"));
var report = new Report(ground);
foreach (var measure in measures.Where(m => asked.Count == 0 || asked.Contains(m.Name)))
{
    report.Begin(measure.Name);
    try
    {
        await measure.RunAsync(ground, report);
    }
    catch (Exception e)
    {
        // One measure that cannot be taken must not hide the others.
        report.Broken(measure.Name, e);
    }
}

return await report.FinishAsync();
