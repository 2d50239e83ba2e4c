using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Messaging;
using Navigli.Contracts.Seeding;
using Navigli.Design;
using Navigli.Identity;
using Navigli.Platform;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Modules;
using Navigli.Residents;
using Navigli.Testing;
using Navigli.Tests.City;
using Navigli.Tests.Identity;
using Xunit;

namespace Navigli.Tests.Residents;

/// <summary>The kernel and the registry alone, on a database of their own, with hand-made people: for rules that need no page.</summary>
internal sealed class Town : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("navigli-town-").FullName;
    private TestDatabase database = null!;
    private ServiceProvider services = null!;

    /// <summary>The day of the town's clock at first.</summary>
    public static DateOnly Today { get; } = DateOnly.FromDateTime(TestClock.Start.UtcDateTime);

    public MovedClock Clock { get; } = new();

    /// <summary>What the ledger recorded, in order.</summary>
    public List<AccessEntry> Readings { get; } = [];

    public static async Task<Town> OfAsync(params IReadOnlyList<SeedBundle> bundles)
    {
        var town = new Town();
        await town.StartAsync();
        await town.SeedAsync(bundles);
        return town;
    }

    private async Task SeedAsync(IReadOnlyList<SeedBundle> bundles)
    {
        await using var scope = services.CreateAsyncScope();
        var seeder = scope.ServiceProvider.GetRequiredService<ICitySeeder>();
        await seeder.TakeAsync(bundles, TestContext.Current.CancellationToken);
        await seeder.FinishAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks a service of the town, as nobody in particular.</summary>
    public Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull => AsAsync(Caller.Anonymous, ask);

    /// <summary>Asks a service of the town as a signed-in caller.</summary>
    public async Task<T> AsAsync<TService, T>(Caller caller, Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = Principal(caller) };
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public static Caller Citizen(Guid personId) => new()
    {
        AccountId = Guid.CreateVersion7(),
        PersonId = personId,
        Roles = new HashSet<string> { Role.Citizen },
    };

    public static Caller Officer() => new()
    {
        AccountId = Guid.CreateVersion7(),
        Office = "RO02",
        Roles = new HashSet<string> { Role.Citizen, Role.RegistryOfficer },
    };

    public async ValueTask DisposeAsync()
    {
        await services.GetRequiredService<AccessLedger>().StopAsync(CancellationToken.None);
        await services.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        database = await TestDatabase.CreateAsync(folder);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Engine"] = TestDatabase.Engine.ToString(),
            ["Database:ConnectionString"] = database.ConnectionString,
            ["Files:Directory"] = Path.Combine(folder, "files"),
            ["Keys:Directory"] = Path.Combine(folder, "keys"),
            ["Keys:CreateMissing"] = "true",
        }).Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Packs.Milano)
            .AddPlatform(configuration, new ModuleCatalog([new IdentityModule(), new ResidentsModule()]))
            .AddNavigliDesign(static options => options.Identity = static (_, _) => null!)
            .AddSingleton<IFolder, NoFolder>()
            .AddSingleton<Contracts.Deadlines.IDeadlines, NoDeadlines>()
            .AddScoped<TownHall>()
            .AddSingleton<IMessages, NoMessages>()
            .AddSingleton(new DelegableService("folder.read", PersonalAction.Read, typeof(ResidentsTexts), "/i-miei-familiari/{0}"))
            .AddSingleton(new DelegableService("certificates.ask", PersonalAction.Certify, typeof(ResidentsTexts), "/certificati?persona={0}"))
            .BuildServiceProvider(validateScopes: true);
        services.GetRequiredService<LedgerObservers>().OnRecorded += Readings.AddRange;
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<CityDb>().Database.EnsureCreatedAsync();
        await services.GetRequiredService<AccessLedger>().StartAsync(CancellationToken.None);
    }

    private static ClaimsPrincipal Principal(Caller caller)
    {
        if (!caller.SignedIn)
            return new ClaimsPrincipal();
        List<Claim> claims = [new(CallerClaims.Account, caller.AccountId!.Value.ToString()), .. caller.Roles.Select(r => new Claim(CallerClaims.Role, r))];
        if (caller.PersonId is { } person)
            claims.Add(new(CallerClaims.Person, person.ToString()));
        if (caller.Office is { } office)
            claims.Add(new(CallerClaims.Office, office));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, "test"));
    }
}

/// <summary>The test clock, moved.</summary>
internal sealed class MovedClock : TimeProvider
{
    private readonly TestClock clock = new(TestClock.Start);
    private TimeSpan offset;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + offset;

    public void GoTo(DateTimeOffset instant) => offset += instant - GetUtcNow();
}
