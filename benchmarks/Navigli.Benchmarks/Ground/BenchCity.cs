using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.SyntheticCity;
using Navigli.Web;
using Role = Navigli.Platform.Access.Role;

namespace Navigli.Benchmarks.Ground;

/// <summary>An installation: its database, its folder with keys and files, its settings, and its services inside this process.</summary>
internal sealed class BenchCity(string folder, string connectionString) : IAsyncDisposable
{
    public const string Officer = "laura-bernasconi";

    private readonly WebApplication inside = CityHost.Build(
        new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production },
        builder =>
        {
            builder.Configuration.AddInMemoryCollection(SettingsOf(folder, connectionString));
            builder.Logging.ClearProviders();
        });

    private bool ledgerIsOpen;

    /// <summary>Persons in the registry; 0 while nobody is.</summary>
    public long Persons { get; private set; }

    public TimeSpan SeedTime { get; private set; }

    public DateOnly SeededOn { get; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public string Folder => folder;

    public string ConnectionString => connectionString;

    public IServiceProvider Services => inside.Services;

    public IReadOnlyDictionary<string, string?> Settings => SettingsOf(folder, connectionString);

    public async Task MigrateAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CityDb>().Database.MigrateAsync();
    }

    /// <summary>Seeds the city, takes the time of that alone, and then brings the planner's statistics up to date as a day would.</summary>
    public async Task SeedAsync(int residents)
    {
        var watch = Stopwatch.StartNew();
        var options = new SyntheticCityOptions { Seed = 7, Residents = residents, Today = SeededOn };
        Persons = await new SeedCity(Services).RunAsync(options, new Progress<long>(), CancellationToken.None);
        SeedTime = watch.Elapsed;
        await ExecuteAsync("VACUUM ANALYZE");
        await using var scope = Services.CreateAsyncScope();
        var officer = Personas.All(Services.GetRequiredService<CityPack>(), SeededOn).Single(p => p.Key == Officer);
        await scope.ServiceProvider.GetRequiredService<IStaffRegister>().AppointAsync(
            new StaffAppointment
            {
                CodiceFiscale = officer.CodiceFiscale,
                GivenName = officer.GivenName,
                FamilyName = officer.Surname,
                DateOfBirth = officer.BirthDate,
                Role = Role.RegistryOfficer,
                Office = officer.OfficeId!,
                From = SeededOn,
            },
            CancellationToken.None);
    }

    /// <summary>Looks into the database with the city's own services.</summary>
    public async Task<T> InsideAsync<T>(Func<CityDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<CityDb>());
    }

    public async Task ExecuteAsync(string statement)
    {
        await using var connection = await Services.GetRequiredService<CityDatabase>().OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (statement, 0);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Lets services of this process write the ledger, as those of a running portal do, until the city is disposed of.</summary>
    public async Task OpenLedgerAsync()
    {
        if (!ledgerIsOpen)
            await Services.GetRequiredService<AccessLedger>().StartAsync(CancellationToken.None);
        ledgerIsOpen = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (ledgerIsOpen)
            await Services.GetRequiredService<AccessLedger>().StopAsync(CancellationToken.None);
        await inside.DisposeAsync();
    }

    private static Dictionary<string, string?> SettingsOf(string folder, string connectionString) => new(StringComparer.Ordinal)
    {
        ["Database:Engine"] = nameof(DatabaseEngine.Postgres),
        ["Database:ConnectionString"] = connectionString,
        ["Files:Directory"] = Path.Combine(folder, "files"),
        ["Keys:Directory"] = Path.Combine(folder, "keys"),
        ["Keys:CreateMissing"] = "true",
        ["Keys:Password"] = "benchmark",
        ["Identity:Address"] = "http://localhost",
        // A visitor of the measures has no device to unlock.
        ["Identity:Staff:Passkey"] = "Offered",
        // Nobody takes mail here: what the measures queue stays queued.
        ["Messaging:Smtp:Host"] = "127.0.0.1",
        ["Messaging:Smtp:Port"] = "9",
        ["Messaging:Smtp:Security"] = "None",
        ["Messaging:Smtp:From"] = "non-rispondere@comune.example",
        // Nobody answers here: a city that serves has an ANPR of its own.
        ["Certificates:Anpr:Endpoint"] = "http://127.0.0.1:9/",
        ["Certificates:Anpr:OfficialGivenName"] = "Ambrogio",
        ["Certificates:Anpr:OfficialFamilyName"] = "Esempi",
        ["Certificates:Anpr:Operator"] = "BENCHMARK",
        ["Certificates:Anpr:Workstation"] = "000000-CO-0000",
        ["RateLimits:PagesPerMinute"] = "1000000",
        ["RateLimits:GuessesPerMinute"] = "1000000",
        ["Logging:LogLevel:Default"] = "Warning",
    };
}
