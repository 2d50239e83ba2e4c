using Npgsql;

namespace Navigli.Benchmarks.Ground;

/// <summary>What the measures stand on: the server, the published application, the cities, made when first asked for.</summary>
internal sealed class Grounds : IAsyncDisposable
{
    private readonly Dictionary<string, BenchCity> cities = new(StringComparer.Ordinal);

    private Grounds(bool full) => Full = full;

    public bool Full { get; }

    /// <summary>Residents of the large city.</summary>
    public int LargeSize => Full ? 1_400_000 : 100_000;

    /// <summary>Folder of the published portal.</summary>
    public string Published { get; } = Setting("NAVIGLI_BENCH_WEB");

    /// <summary>Folder of the pdfmake peer.</summary>
    public string Peer { get; } = Setting("NAVIGLI_BENCH_PEER");

    public string ReportFile { get; } = Setting("NAVIGLI_BENCH_REPORT");

    /// <summary>The server's log, where it writes the plans it is asked for.</summary>
    public string ServerLog { get; } = Setting("NAVIGLI_BENCH_PGLOG");

    public string Folder { get; } = Setting("NAVIGLI_BENCH_WORK");

    private static string Server => Setting("NAVIGLI_BENCH_PG");

    public static Grounds FromEnvironment(bool full) => new(full);

    public Task<BenchCity> SmallAsync(Report report) => CityAsync("small", 5_000, report);

    public Task<BenchCity> LargeAsync(Report report) => CityAsync("large", LargeSize, report);

    /// <summary>A city with its tables and nobody in them.</summary>
    public async Task<BenchCity> EmptyAsync(string name)
    {
        if (cities.TryGetValue(name, out var known))
            return known;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        var city = new BenchCity(Path.Combine(Folder, name), new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 40 }.ConnectionString);
        await city.MigrateAsync();
        return cities[name] = city;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var city in cities.Values)
            await city.DisposeAsync();
    }

    private async Task<BenchCity> CityAsync(string name, int residents, Report report)
    {
        var city = await EmptyAsync(name);
        if (city.Persons == 0)
        {
            await city.SeedAsync(residents);
            report.Say(FormattableString.Invariant($"seeded {name}: {city.Persons:N0} persons in {city.SeedTime.TotalSeconds:0.0} s"));
        }

        return city;
    }

    private static string Setting(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set: run ./bench");
}
