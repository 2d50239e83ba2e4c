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
    private static int made;

    private readonly string name = string.Create(CultureInfo.InvariantCulture, $"navigli_{Environment.ProcessId}_{Interlocked.Increment(ref made)}");

    private TestDatabase(string folder) =>
        ConnectionString = Engine == DatabaseEngine.Postgres
            ? new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 40 }.ConnectionString
            : new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, name + ".db") }.ConnectionString;

    public static DatabaseEngine Engine { get; } =
        Environment.GetEnvironmentVariable("NAVIGLI_TEST_DB") is "postgres" ? DatabaseEngine.Postgres : DatabaseEngine.Sqlite;

    public string ConnectionString { get; }

    private static string Server => Environment.GetEnvironmentVariable("NAVIGLI_TEST_PG")
        ?? throw new InvalidOperationException("NAVIGLI_TEST_PG must name a PostgreSQL server, as ./test does");

    public static async Task<TestDatabase> CreateAsync(string folder)
    {
        var database = new TestDatabase(folder);
        if (Engine == DatabaseEngine.Postgres)
            await AdministerAsync($"CREATE DATABASE {database.name}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (Engine == DatabaseEngine.Postgres)
            await AdministerAsync($"DROP DATABASE {name} WITH (FORCE)");
        else
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
