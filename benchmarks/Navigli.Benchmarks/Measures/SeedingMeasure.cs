using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Navigli.Benchmarks.Ground;

namespace Navigli.Benchmarks.Measures;

/// <summary>Seeding, population made and all, beside PostgreSQL copying the same rows from files into the same tables with the same indexes.</summary>
internal sealed class SeedingMeasure : IMeasure
{
    // Persons and households first: the rest refers to them.
    private static readonly string[] First = ["residents_persons", "residents_households"];

    public string Name => "seeding";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var city = await ground.LargeAsync(report);
        var tables = await city.InsideAsync(db => db.Database.SqlQueryRaw<string>(
            "SELECT relname AS \"Value\" FROM pg_stat_user_tables WHERE relname LIKE 'residents\\_%' AND n_live_tup > 0").ToListAsync());
        tables = [.. First, .. tables.Except(First, StringComparer.Ordinal)];
        // Written by the server itself, beside its own files.
        var folder = Path.GetDirectoryName(ground.ServerLog)!;
        foreach (var table in tables)
            await city.ExecuteAsync($"COPY {table} TO '{folder}/{table}.copy'");
        var copy = await ground.EmptyAsync("copied");
        var watch = Stopwatch.StartNew();
        await copy.ExecuteAsync($"BEGIN; {string.Join(' ', tables.Select(t => $"COPY {t} FROM '{folder}/{t}.copy';"))} COMMIT");
        watch.Stop();
        await copy.ExecuteAsync($"TRUNCATE {string.Join(", ", tables)} CASCADE");
        foreach (var table in tables)
            File.Delete($"{folder}/{table}.copy");
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"Seeding {ground.LargeSize:N0} residents"),
            PerSecond(city.Persons / city.SeedTime.TotalSeconds),
            $"COPY of the same rows from files: {PerSecond(city.Persons / watch.Elapsed.TotalSeconds)}",
            watch.Elapsed / city.SeedTime,
            Target.AtLeast(0.5));
    }

    private static string PerSecond(double persons) => string.Create(CultureInfo.InvariantCulture, $"{persons:N0} persons/s");
}
