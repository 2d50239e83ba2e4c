using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Navigli.Platform;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Modules;
using Npgsql;

namespace Navigli.Tests.Platform;

/// <summary>
/// The kernel with one small module, on a database of its own: SQLite, or PostgreSQL when <c>NAVIGLI_TEST_DB=postgres</c>
/// (connection string in <c>NAVIGLI_TEST_PG</c>). Background work runs only where a test starts it.
/// </summary>
internal sealed class Kernel : IAsyncDisposable
{
    private readonly List<IHostedService> started = [];
    private readonly string? postgres;

    private Kernel(ServiceProvider services, string folder, MovableClock clock, string? postgres)
    {
        Services = services;
        Folder = folder;
        Clock = clock;
        this.postgres = postgres;
    }

    public ServiceProvider Services { get; }

    public MovableClock Clock { get; }

    public string Folder { get; }

    public AccessLedger Ledger => Services.GetRequiredService<AccessLedger>();

    public static async Task<Kernel> StartAsync(Action<IServiceCollection>? more = null, Dictionary<string, string?>? settings = null, params IModule[] modules)
    {
        var folder = Directory.CreateTempSubdirectory("navigli-kernel-").FullName;
        var engine = Environment.GetEnvironmentVariable("NAVIGLI_TEST_DB");
        string? server = null;
        string connection;
        if (engine == "postgres")
        {
            server = Environment.GetEnvironmentVariable("NAVIGLI_TEST_PG") ?? throw new InvalidOperationException("NAVIGLI_TEST_PG is not set");
            connection = new NpgsqlConnectionStringBuilder(server) { Database = "kernel_" + Path.GetFileName(folder).Split('-')[^1].ToLowerInvariant(), MaxPoolSize = 30 }.ConnectionString;
        }
        else
        {
            connection = $"Data Source={folder}/city.db";
        }

        var values = new Dictionary<string, string?>
        {
            ["Database:Engine"] = server is null ? "Sqlite" : "Postgres",
            ["Database:ConnectionString"] = connection,
            ["Files:Directory"] = $"{folder}/files",
            ["Keys:Directory"] = $"{folder}/keys",
            ["Keys:CreateMissing"] = "true",
        };
        foreach (var (key, value) in settings ?? [])
            values[key] = value;
        var clock = new MovableClock(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddPlatform(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), new ModuleCatalog([new NotesModule(), .. modules]));
        more?.Invoke(services);
        var kernel = new Kernel(services.BuildServiceProvider(), folder, clock, server is null ? null : connection);
        await kernel.DoAsync(db => db.Database.EnsureCreatedAsync());
        return kernel;
    }

    /// <summary>Runs in a scope of its own, as a request does.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<T> DoAsync<T>(Func<CityDb, Task<T>> work) => InScopeAsync(s => work(s.GetRequiredService<CityDb>()));

    /// <summary>SQL of somebody who may write to the database.</summary>
    public Task<int> TamperAsync(FormattableString sql) => DoAsync(db => db.Database.ExecuteSqlAsync(sql));

    public Task<int> CommitAsync(Act act, Func<CityDb, CancellationToken, Task> work) => DoAsync(async db =>
    {
        await db.CommitAsync(act, ct => work(db, ct), CancellationToken.None);
        return 0;
    });

    public Act Act(ActType? type = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Type = type ?? NotesModule.Write,
        By = Navigli.Platform.Access.Caller.ForSystem("tests"),
        Role = Navigli.Platform.Access.Role.System,
        At = new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc),
    };

    public async Task StartAsync(IHostedService service)
    {
        await service.StartAsync(CancellationToken.None);
        started.Add(service);
    }

    public async Task StopAsync()
    {
        foreach (var service in started)
            await service.StopAsync(CancellationToken.None);
        started.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (postgres is not null)
            await DoAsync(db => db.Database.EnsureDeletedAsync());
        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class MovableClock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Move(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
