using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Navigli.Platform.Data;
using Npgsql;

namespace Navigli.Testing;

/// <summary>
/// An empty database of its own for whoever asks, on the engine that <c>NAVIGLI_TEST_DB</c> names (sqlite, or postgres with the server that
/// <c>NAVIGLI_TEST_PG</c> names), removed at the end.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<TestDatabase>>> Templates = new(StringComparer.Ordinal);
    private static int made;

    private readonly string name = string.Create(CultureInfo.InvariantCulture, $"navigli_{Environment.ProcessId}_{Interlocked.Increment(ref made)}");

    private readonly string folder;

    private TestDatabase(string folder)
    {
        this.folder = folder;
        ConnectionString = Engine == DatabaseEngine.Postgres
            ? new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 40 }.ConnectionString
            : new SqliteConnectionStringBuilder { DataSource = File }.ConnectionString;
    }

    public static DatabaseEngine Engine { get; } =
        Environment.GetEnvironmentVariable("NAVIGLI_TEST_DB") is "postgres" ? DatabaseEngine.Postgres : DatabaseEngine.Sqlite;

    public string ConnectionString { get; }

    private string File => Path.Combine(folder, name + ".db");

    private static string Server => Environment.GetEnvironmentVariable("NAVIGLI_TEST_PG")
        ?? throw new InvalidOperationException("NAVIGLI_TEST_PG must name a PostgreSQL server, as ./test does");

    /// <summary>
    /// One that has its tables already. Making them takes longer than most tests do, so it is done once for a <paramref name="schema"/> in a process, by
    /// <paramref name="make"/> in a database that nobody else uses and that is copied from then on.
    /// </summary>
    public static async Task<TestDatabase> CreateAsync(string folder, string schema, Func<TestDatabase, Task> make)
    {
        var template = await Templates.GetOrAdd(schema, _ => new(() => MakeAsync(make))).Value;
        var database = new TestDatabase(folder);
        if (Engine == DatabaseEngine.Postgres)
            await AdministerAsync($"CREATE DATABASE {database.name} TEMPLATE {template.name} STRATEGY FILE_COPY");
        else
            System.IO.File.Copy(template.File, database.File);
        return database;
    }

    public static async Task<TestDatabase> CreateAsync(string folder)
    {
        var database = new TestDatabase(folder);
        if (Engine == DatabaseEngine.Postgres)
            await AdministerAsync($"CREATE DATABASE {database.name}");
        return database;
    }

    /// <summary>The database cannot be reached any more: the server turns everybody away, or the file is gone.</summary>
    public async Task GoAwayAsync()
    {
        if (Engine == DatabaseEngine.Postgres)
        {
            await AdministerAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
            await AdministerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        }
        else
        {
            Move(folder, Away());
        }
    }

    /// <summary>It is there again, as it was.</summary>
    public async Task ComeBackAsync()
    {
        if (Engine == DatabaseEngine.Postgres)
            await AdministerAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS true");
        else
            Move(Away(), folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (Engine == DatabaseEngine.Postgres)
            await AdministerAsync($"DROP DATABASE {name} WITH (FORCE)");
        else
            SqliteConnection.ClearAllPools();
    }

    private static async Task<TestDatabase> MakeAsync(Func<TestDatabase, Task> make)
    {
        var place = Directory.CreateTempSubdirectory("navigli-template-").FullName;
        var template = await CreateAsync(place);
        await make(template);
        // What was written ahead comes into the one file when the last connection closes.
        SqliteConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            template.DisposeAsync().AsTask().Wait();
            Directory.Delete(place, recursive: true);
        };
        return template;
    }

    private string Away() => Directory.CreateDirectory(Path.Combine(folder, "away")).FullName;

    // Pooled connections hold on to the file they opened, wherever it is moved.
    private void Move(string from, string to)
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(from, name + ".db*"))
            System.IO.File.Move(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        SqliteConnection.ClearAllPools();
    }

    private static async Task AdministerAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
