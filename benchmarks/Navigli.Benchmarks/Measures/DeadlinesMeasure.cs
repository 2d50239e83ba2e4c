using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Navigli.Benchmarks.Ground;
using Navigli.Deadlines.Nightly;
using Navigli.Platform.Data;

namespace Navigli.Benchmarks.Measures;

/// <summary>
/// The night over the whole city with two subscribers in three residents, beside one program that goes once over the same tables row by row and does nothing with them.
/// The first night writes what the folder has never shown and queues the mail of a week's steps; every night after it is a night as there are 365 of.
/// </summary>
internal sealed class DeadlinesMeasure : IMeasure
{
    private const int Timed = 3;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    // The tables that the night reads, with the columns that it needs.
    private static readonly string[] Pass =
    [
        "SELECT id, identity_card_expires_on, status FROM residents_persons",
        "SELECT id, account_id, person_id, valid_until, voided_at, type_code, protocol FROM certificates_issued",
        "SELECT parent_id, child_id, \"from\", \"to\" FROM residents_parental_links",
        "SELECT guardian_id, ward_id, \"from\", \"to\" FROM residents_guardianships",
        "SELECT id, codice_fiscale, email FROM accounts",
        "SELECT * FROM folder_entries",
        "SELECT * FROM deadlines_told",
    ];

    public string Name => "deadlines";

    public async Task RunAsync(Grounds ground, Report report)
    {
        // What a process learns once is learnt in another city: its memory is not the night's.
        var small = await ground.SmallAsync(report);
        var learnt = await Nights.OfAsync(small);
        await learnt.RunAsync();
        await learnt.RunAsync();
        var city = await ground.LargeAsync(report);
        var nights = await Nights.OfAsync(city);
        var (quarter, end) = Quarters(await WatchAsync(nights.RunAsync()));
        await city.ExecuteAsync("VACUUM ANALYZE");
        var times = new List<TimeSpan>();
        for (var night = 1; night <= Timed; night++)
            times.Add(await nights.RunAsync());
        var pass = await PassAsync(city);
        var run = await city.InsideAsync(db => db.Set<DeadlineRun>().OrderBy(r => r.Day).AsNoTracking().ToListAsync());
        var subscribers = await city.InsideAsync(db => db.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM accounts").SingleAsync());
        report.Say(string.Create(CultureInfo.InvariantCulture, $"first night: {run[0].Facts:N0} dates within reach, {run[0].Messages:N0} e-mails"));
        var median = times.Order().ElementAt(Timed / 2);
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"Night of deadlines, {subscribers:N0} subscribers, {run[^1].Facts:N0} dates, {run[^1].Messages:N0} e-mails"),
            Seconds(median),
            $"one sequential pass of the same tables: {Seconds(pass)}",
            median / pass,
            Target.AtMost(3));
        report.Add("Memory of the first night, its last quarter", Megabytes(end), $"its first quarter: {Megabytes(quarter)}", end / quarter, Target.AtMost(1.2));
    }

    /// <summary>The memory that is in use while it runs, looked at in full, which costs time: not for a night that is timed.</summary>
    private static async Task<List<double>> WatchAsync(Task night)
    {
        var memory = new List<double>();
        using var timer = new PeriodicTimer(Pace);
        while (!night.IsCompleted)
        {
            memory.Add(GC.GetTotalMemory(forceFullCollection: true));
            await timer.WaitForNextTickAsync();
        }

        await night;
        return memory;
    }

    private static async Task<TimeSpan> PassAsync(BenchCity city)
    {
        var times = new List<TimeSpan>();
        for (var round = 0; round < 3; round++)
        {
            await using var connection = await city.Services.GetRequiredService<CityDatabase>().OpenAsync(CancellationToken.None);
            var watch = Stopwatch.StartNew();
            foreach (var table in Pass)
            {
                await using var command = connection.CreateCommand();
                (command.CommandText, command.CommandTimeout) = (table, 0);
                await using var reader = await command.ExecuteReaderAsync();
                var values = new object[reader.FieldCount];
                while (await reader.ReadAsync())
                    reader.GetValues(values);
            }

            times.Add(watch.Elapsed);
        }

        return times.Order().ElementAt(1);
    }

    private static (double First, double Last) Quarters(List<double> memory)
    {
        var size = Math.Max(1, memory.Count / 4);
        return (memory.Take(size).Average(), memory.TakeLast(size).Average());
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");

    private static string Megabytes(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000:0.0} MB");
}
