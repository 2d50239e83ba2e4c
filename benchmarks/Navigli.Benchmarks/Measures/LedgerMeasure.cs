using System.Diagnostics;
using System.Globalization;
using Navigli.Benchmarks.Ground;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;
using Navigli.Platform.Time;
using Navigli.Residents;

namespace Navigli.Benchmarks.Measures;

/// <summary>How fast readings become durable, one by one from eight writers that wait for each, and how fast the chains are verified.</summary>
internal sealed class LedgerMeasure : IMeasure
{
    private const int Writers = 8;
    private const int Rows = 500_000;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    public string Name => "ledger";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var city = await ground.EmptyAsync("ledger");
        var ledger = city.Services.GetRequiredService<AccessLedger>();
        await ledger.StartAsync(CancellationToken.None);
        await AppendAsync(ledger, TimeSpan.FromSeconds(2));
        var (appended, time) = await AppendAsync(ledger, Time);
        report.Add(
            "Access ledger, appends from 8 writers", PerSecond(appended / time.TotalSeconds), "limit: 2,000 a second", appended / time.TotalSeconds / 2_000, Target.AtLeast(1));

        var batch = Enumerable.Range(0, 500).Select(_ => Entry()).ToList();
        await Parallel.ForAsync(0, (Rows - appended) / batch.Count, new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (_, ct) => await ledger.RecordAsync(batch, ct));
        await ledger.StopAsync(CancellationToken.None);
        await city.ExecuteAsync("VACUUM ANALYZE");
        var verifier = city.Services.GetRequiredService<LedgerVerifier>();
        await verifier.VerifyAsync(CancellationToken.None);
        var watch = Stopwatch.StartNew();
        var verified = await verifier.VerifyAsync(CancellationToken.None);
        if (verified.Faults.Count > 0)
            throw new InvalidOperationException($"The ledger is not sound: {verified.Faults[0]}");
        var rate = verified.Rows / watch.Elapsed.TotalSeconds;
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"Access ledger, verification of {verified.Rows:N0} rows"), PerSecond(rate), "limit: 200,000 a second", rate / 200_000, Target.AtLeast(1));
    }

    private static async Task<(int Appended, TimeSpan Time)> AppendAsync(AccessLedger ledger, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var appended = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            for (; watch.Elapsed < time; count++)
                await ledger.RecordAsync(Entry(), CancellationToken.None);
            return count;
        })));
        return (appended.Sum(), watch.Elapsed);
    }

    private static AccessEntry Entry() => new()
    {
        Subject = TimeProvider.System.NewId(),
        What = ResidentsReadings.Record,
        Purpose = ResidentsPurposes.Counter,
        Reader = new Caller { AccountId = TimeProvider.System.NewId(), SessionId = TimeProvider.System.NewId(), Office = "larga" },
        Kind = ReaderKind.Office,
        Reason = "Carta d’identità allo sportello",
    };

    private static string PerSecond(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate:N0} a second");
}
