using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Navigli.Demo;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Modi;
using Navigli.Sandbox;
using Navigli.Sandbox.Cns;
using Navigli.Sandbox.Pdnd;
using Navigli.Sandbox.Records;
using Navigli.Sandbox.Spid;
using Navigli.Sandbox.Trust;
using Navigli.SyntheticCity;
using Navigli.Web;

namespace Navigli.Testing;

/// <summary>What a test wants of its city.</summary>
public sealed record TestCityOptions
{
    /// <summary>Residents besides the personas; 0 seeds nobody, personas neither.</summary>
    public int Residents { get; init; } = 600;

    /// <summary>Folder of the city pack.</summary>
    public string Pack { get; init; } = "cities/milano";

    /// <summary>More settings.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>More settings, which name the sandbox's address and a file where its root certificate is.</summary>
    public Func<Uri, string, IReadOnlyDictionary<string, string?>> OutsideSettings { get; init; } = static (_, _) => new Dictionary<string, string?>();

    /// <summary>Other administrations' clients at PDND; the portal's address tells their e-service.</summary>
    public Func<Uri, IReadOnlyList<PdndClient>> PdndClients { get; init; } = static _ => [];

    /// <summary>How the sandbox's identity providers say that they take messages.</summary>
    public SamlBindings Bindings { get; init; }

    /// <summary>More services: observers of the tests.</summary>
    public Action<IServiceCollection> Services { get; init; } = static _ => { };
}

/// <summary>The real host on a free port, with the sandbox on another, a real database and a clock that can be moved.</summary>
public sealed class TestCity : IAsyncDisposable
{
    private readonly string pack;

    private TestCity(string folder, string pack, TestDatabase database, SandboxClock clock, WebApplication portal, WebApplication sandbox)
    {
        this.pack = pack;
        Folder = folder;
        Database = database;
        Clock = clock;
        Portal = portal;
        Sandbox = sandbox;
    }

    public string Folder { get; }

    public SandboxClock Clock { get; }

    public TestDatabase Database { get; }

    public WebApplication Portal { get; }

    public WebApplication Sandbox { get; }

    public Uri PortalAddress => AddressOf(Portal);

    public Uri SandboxAddress => AddressOf(Sandbox);

    public static DateOnly SeededOn { get; } = DateOnly.FromDateTime(TestClock.Start.UtcDateTime);

    public static async Task<TestCity> StartAsync(TestCityOptions? options = null)
    {
        options ??= new TestCityOptions();
        var folder = Directory.CreateTempSubdirectory("navigli-").FullName;
        var clock = new SandboxClock(new TestClock(TestClock.Start));
        var made = await TestDatabase.CreateAsync(folder, "city", MigrateAsync);
        // The portal is localhost and the sandbox 127.0.0.1: two sites, as in production.
        var (portalAddress, sandboxAddress, smtpPort) = (FreePorts.Address("localhost"), FreePorts.Address("127.0.0.1"), FreePorts.Take());
        var portal = CityHost.Build(
            DemoCity.Options([]),
            builder => Configure(builder, options, folder, made, clock, portalAddress, sandboxAddress, smtpPort));
        SharedKeys.Lend(portal.Services, options.Pack);
        if (options.Residents > 0)
            await new SeedCity(portal.Services).RunAsync(Population(options), new Progress<long>(), CancellationToken.None);
        var cityPack = portal.Services.GetRequiredService<CityPack>();
        var registry = new DemoRegistry(cityPack, Population(options));
        var sandbox = SandboxHost.Create(new SandboxOptions
        {
            Address = sandboxAddress,
            Portal = portalAddress,
            PortalMetadata = new Uri(portalAddress, "/spid/metadata"),
            CieMetadata = new Uri(portalAddress, "/cie/metadata"),
            Personas = DemoPersonas.Of(cityPack, SeededOn),
            Clock = clock,
            SmtpPort = smtpPort,
            Bindings = options.Bindings,
            NationalRegistry = registry.Find,
            RegisteredCodes = () => registry.Codes,
            CertificateTitles = DemoRegistry.Titles(cityPack),
            PdndClients = () => [PdndServices.Portal(sandboxAddress, portal.Services.GetRequiredService<PdndVouchers>().PublicKey()), .. RecordServices.Portal(sandboxAddress, portal.Services.GetRequiredService<PdndVouchers>().PublicKey()), .. options.PdndClients(portalAddress)],
        });
        await File.WriteAllTextAsync(RootFile(folder), TrustServices.RootCertificate(sandbox));
        await IdentityServices.WriteCertificatesAsync(sandbox, folder);
        await CnsServices.WriteAuthoritiesAsync(sandbox, folder);
        await sandbox.StartAsync();
        await portal.StartAsync();
        return new TestCity(folder, options.Pack, made, clock, portal, sandbox);
    }

    /// <summary>A scope of the portal's own services, to look into the database.</summary>
    public async Task<T> InsideAsync<T>(Func<IServiceProvider, Task<T>> look)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider);
    }

    /// <inheritdoc cref="Rewriting.RewriteAsync{T}"/>
    public Task<int> RewriteAsync<T>(Func<IQueryable<T>, Task<int>> write)
        where T : class => InsideAsync(services => services.RewriteAsync(write));

    /// <summary>A visitor with a browser of their own: cookies, no script.</summary>
    public Visitor Visit() => new(PortalAddress);

    /// <summary>A visitor signed in with SPID as a persona, by the real exchange with the sandbox's identity provider.</summary>
    public async Task<Visitor> SignInAsync(string persona)
    {
        var visitor = Visit();
        await visitor.SignInAsync(persona);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        SharedKeys.Keep(Portal.Services, pack);
        // Stopped first: the ledger seals its chains while it closes, and the folder must not go under its hands.
        await Portal.StopAsync();
        await Sandbox.StopAsync();
        await Portal.DisposeAsync();
        await Sandbox.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static void Configure(
        WebApplicationBuilder builder, TestCityOptions options, string folder, TestDatabase database, SandboxClock clock, Uri portal, Uri sandbox, int smtpPort)
    {
        DemoCity.Configure(builder, folder, clock, portal, sandbox, smtpPort);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(options.Settings, StringComparer.Ordinal)
        {
            ["City:Pack"] = options.Pack,
            ["Database:Engine"] = TestDatabase.Engine.ToString(),
            ["Database:ConnectionString"] = database.ConnectionString,
            ["RateLimits:PagesPerMinute"] = "1000000",
            // A test that is about them says so: the scheduler runs in every city, and dates that come by themselves would be in the way of others.
            ["Records:Sources:mobility:Feed"] = options.Settings.GetValueOrDefault("Records:Sources:mobility:Feed") ?? "false",
            ["Records:Sources:fines:Feed"] = options.Settings.GetValueOrDefault("Records:Sources:fines:Feed") ?? "false",
            ["Records:Sources:tari-declarations:Feed"] = options.Settings.GetValueOrDefault("Records:Sources:tari-declarations:Feed") ?? "false",
            ["RateLimits:GuessesPerMinute"] = options.Settings.GetValueOrDefault("RateLimits:GuessesPerMinute") ?? "1000000",
        });
        builder.Configuration.AddInMemoryCollection(options.OutsideSettings(sandbox, RootFile(folder)));
        builder.Logging.ClearProviders();
        options.Services(builder.Services);
    }

    private static async Task MigrateAsync(TestDatabase database)
    {
        var folder = Directory.CreateTempSubdirectory("navigli-").FullName;
        var nowhere = FreePorts.Address("localhost");
        await using (var portal = CityHost.Build(
            DemoCity.Options([]),
            builder => Configure(builder, new TestCityOptions(), folder, database, new SandboxClock(new TestClock(TestClock.Start)), nowhere, nowhere, smtpPort: 0)))
        {
            await using var scope = portal.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CityDb>().Database.MigrateAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static string RootFile(string folder) => Path.Combine(folder, "sandbox-trust.pem");

    private static SyntheticCityOptions Population(TestCityOptions options) => new() { Seed = 7, Residents = options.Residents, Today = SeededOn };

    private static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
