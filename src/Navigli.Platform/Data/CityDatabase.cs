using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Platform.Modules;
using Npgsql;

namespace Navigli.Platform.Data;

/// <summary>The engines that carry the city. They are equals: the same model, two generated sets of migrations, the same tests.</summary>
public enum DatabaseEngine
{
    /// <summary>One file, nothing to install: demonstrations, tests, a small municipality.</summary>
    Sqlite,

    /// <summary>A server, for the city.</summary>
    Postgres,
}

/// <summary>Settings <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Which engine.</summary>
    public DatabaseEngine Engine { get; set; }

    /// <summary>ADO.NET connection string of the engine.</summary>
    [Required]
    public string ConnectionString { get; set; } = "";
}

/// <summary>Connects <see cref="CityDb"/> to its engine, and gives plain connections to what must not go through it.</summary>
public sealed class CityDatabase(IOptions<DatabaseOptions> options) : IAsyncDisposable
{
    private readonly NpgsqlDataSource? postgres = options.Value.Engine == DatabaseEngine.Postgres
        ? NpgsqlDataSource.Create(Prepared(options.Value.ConnectionString))
        : null;

    /// <summary>The engine in use.</summary>
    public DatabaseEngine Engine => options.Value.Engine;

    /// <summary>Opens a connection of its own, for the access ledger, for COPY and for verification.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        if (postgres is not null)
            return await postgres.OpenConnectionAsync(ct).ConfigureAwait(false);
        var connection = new SqliteConnection(options.Value.ConnectionString);
        await connection.OpenAsync(ct).ConfigureAwait(false);
        await SqlitePragmas.ApplyAsync(connection, ct).ConfigureAwait(false);
        return connection;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => postgres?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal void Configure(DbContextOptionsBuilder builder)
    {
        if (postgres is not null)
        {
            builder.UseNpgsql(postgres, o => o.MigrationsAssembly("Navigli.Migrations.Postgres"));
        }
        else
        {
            builder.UseSqlite(options.Value.ConnectionString, o => o.MigrationsAssembly("Navigli.Migrations.Sqlite"))
                .AddInterceptors(SqlitePragmas.Instance);
        }

        builder.AddInterceptors(SetWiseGuard.Instance);
        builder.ReplaceService<IModelCacheKeyFactory, ModelOfModules>();
        // Split or single is decided query by query; a warning there would be noise, a lazy N+1 is not possible without proxies.
        builder.ConfigureWarnings(w => w.Throw(RelationalEventId.MultipleCollectionIncludeWarning));
    }

    /// <summary>
    /// The pages ask the same few questions over and over, and PostgreSQL takes longer to plan most of them than to answer: each connection keeps
    /// their plans, unless the installation's connection string says otherwise. The plans are generic: left to choose, it plans the
    /// longest ones anew for every person, though all begin from a key. Nothing here changes the state of a connection, so none is reset
    /// between two uses, which would cost as much as a question.
    /// </summary>
    private static string Prepared(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!builder.ShouldSerialize("Max Auto Prepare"))
            builder.MaxAutoPrepare = 200;
        if (!builder.ShouldSerialize("Options"))
            builder.Options = "-c plan_cache_mode=force_generic_plan";
        builder.NoResetOnClose = true;
        return builder.ConnectionString;
    }
}

/// <summary>One model for each set of modules: tests run several in one process.</summary>
internal sealed class ModelOfModules : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), string.Join(',', context.GetService<ModuleCatalog>().Modules.Select(m => m.Name)), designTime);
}

/// <summary>What SQLite needs to be safe under several writers: WAL, a busy timeout, and durable enough commits.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    // NORMAL in WAL cannot corrupt the file; a power cut may lose the last commits, which FULL would keep. The city keeps them.
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=15000; PRAGMA foreign_keys=ON;";

    public static SqlitePragmas Instance { get; } = new();

    public static async Task ApplyAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        ApplyAsync(connection, cancellationToken);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}

/// <summary>Registration of the database.</summary>
public static class CityDatabaseSetup
{
    /// <summary>Registers <see cref="CityDb"/> (pooled) , <see cref="CityDatabase"/> and <see cref="TallyQuestion"/> from the section <c>Database</c>.</summary>
    public static IServiceCollection AddCityDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection("Database")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CityDatabase>();
        services.AddSingleton<TallyQuestion>();
        services.AddDbContextPool<CityDb>((provider, builder) => provider.GetRequiredService<CityDatabase>().Configure(builder));
        return services;
    }
}
