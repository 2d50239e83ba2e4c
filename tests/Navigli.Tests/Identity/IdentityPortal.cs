using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Navigli.Contracts;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Design;
using Navigli.Identity;
using Navigli.Identity.Saml;
using Navigli.Platform;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Modules;
using Navigli.Platform.Web;
using Navigli.Sandbox;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Spid;
using Navigli.Testing;
using Navigli.Tests.Identity.Saml;

namespace Navigli.Tests.Identity;

/// <summary>A portal with this module alone and the sandbox beside it, both listening, on two sites as in production.</summary>
internal sealed class IdentityPortal : IAsyncDisposable
{
    private const string Milan = "cities/milano";
    private readonly string _folder = Directory.CreateTempSubdirectory("identity-").FullName;
    private IReadOnlyDictionary<string, string?> _settings = new Dictionary<string, string?>();
    private SamlBindings _bindings;
    private TestDatabase? _database;
    private WebApplication? _portal;
    private WebApplication? _sandbox;

    public SandboxClock Clock { get; } = new(new FrozenClock(SpidStage.Now));

    public Uri Address { get; } = FreePorts.Address("localhost");

    public Uri SandboxAddress { get; } = FreePorts.Address("127.0.0.1");

    public IServiceProvider Services => _portal!.Services;

    public FaultPanel Faults => _sandbox!.Services.GetRequiredService<FaultPanel>();

    public static Task<IdentityPortal> StartAsync(params (IdentityScheme Scheme, string Metadata)[] more) => new IdentityPortal().OpenAsync(_ => true, more);

    /// <summary>With settings of its own, and providers that offer the bindings.</summary>
    public static Task<IdentityPortal> StartAsync(IReadOnlyDictionary<string, string?> settings, SamlBindings bindings = SamlBindings.Both) =>
        new IdentityPortal { _settings = settings, _bindings = bindings }.OpenAsync(_ => true, []);

    /// <summary>A city that has joined SPID and nothing else.</summary>
    public static Task<IdentityPortal> StartWithSpidAloneAsync() =>
        new IdentityPortal().OpenAsync(setting => setting.StartsWith("Identity:IdentityProviders:0:", StringComparison.Ordinal), []);

    public async Task<T> InsideAsync<T>(Func<IServiceProvider, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        SharedKeys.Keep(Services, Milan);
        // Stopped first: a background service that is disposed of while it works is taken for one that failed.
        await _portal!.StopAsync();
        await _sandbox!.StopAsync();
        await _portal.DisposeAsync();
        await _sandbox.DisposeAsync();
        await _database!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<IdentityPortal> OpenAsync(Func<string, bool> settings, (IdentityScheme Scheme, string Metadata)[] more)
    {
        _sandbox = SandboxHost.Create(new SandboxOptions
        {
            Address = SandboxAddress,
            Portal = Address,
            PortalMetadata = new Uri(Address, "/spid/metadata"),
            CieMetadata = new Uri(Address, "/cie/metadata"),
            Personas = [SpidStage.Chiara, SpidStage.Chiara with { Key = "low", GivenName = "Bassa", MaxLevel = 1 }, SpidStage.Anna],
            Clock = Clock,
            SmtpPort = 0,
            Bindings = _bindings,
        });
        _database = await TestDatabase.CreateAsync(_folder, "identity", async database =>
        {
            await using var portal = Build(database, settings, more);
            await using var scope = portal.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CityDb>().Database.EnsureCreatedAsync();
        });
        _portal = Build(_database, settings, more);
        SharedKeys.Lend(Services, Milan);
        await IdentityServices.WriteCertificatesAsync(_sandbox, _folder);
        await _sandbox.StartAsync();
        await _portal.StartAsync();
        return this;
    }

    private WebApplication Build(TestDatabase database, Func<string, bool> settings, (IdentityScheme Scheme, string Metadata)[] more)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Navigli.Identity", EnvironmentName = Environments.Development });
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{Address.Port}");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Engine"] = TestDatabase.Engine.ToString(),
            ["Database:ConnectionString"] = database.ConnectionString,
            ["Files:Directory"] = Path.Combine(_folder, "files"),
            ["Keys:Directory"] = Path.Combine(_folder, "keys"),
            ["Keys:CreateMissing"] = "true",
            ["Node:Role"] = "Web",
            ["Identity:Staff:Passkey"] = "Offered",
            ["Identity:Address"] = Address.GetLeftPart(UriPartial.Authority),
        });
        builder.Configuration.AddInMemoryCollection(IdentityServices.Settings(SandboxAddress, _folder).Where(setting => settings(setting.Key)));
        builder.Configuration.AddInMemoryCollection(_settings);
        foreach (var (number, (scheme, metadata)) in more.Index())
        {
            var file = Path.Combine(_folder, $"provider-{scheme}.xml");
            File.WriteAllText(file, metadata);
            builder.Configuration[$"Identity:IdentityProviders:{number + 3}:Scheme"] = scheme.ToString();
            builder.Configuration[$"Identity:IdentityProviders:{number + 3}:Metadata"] = file;
        }

        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error).AddSimpleConsole());
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(_ => CityPack.Load(Path.Combine(Root(), Milan)));
        builder.Services.AddSingleton<IResidentDirectory, NobodyRegistered>();
        builder.Services.AddSingleton<IRegistryTies, NobodyRegistered>();
        builder.Services.AddSingleton<IFolder, NoFolder>();
        builder.Services.AddSingleton<Contracts.Deadlines.IDeadlines, NoDeadlines>();
        builder.Services.AddSingleton<ISignInNotice, NoNotice>();
        builder.Services.AddSingleton(new ServiceWithoutSignIn("/segnala", "/segnala/senza-accesso"));
        builder.Services.AddPlatform(builder.Configuration, new ModuleCatalog([new IdentityModule()]));
        builder.Services.AddNavigliDesign(options => options.Identity = (_, _) => Site());
        builder.Services.AddRouting();
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery();
        builder.Services.AddCityAuthorization();
        builder.Services.AddCityRateLimits();
        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        new IdentityModule().MapEndpoints(app);
        app.MapGet("/fascicolo", (CurrentCaller caller) => $"{caller.Value.DisplayName}|{string.Join(',', caller.Value.Roles.Order(StringComparer.Ordinal))}|{caller.Value.Office}");
        app.MapRazorComponents<PagesAlone>().AddAdditionalAssemblies(typeof(IdentityModule).Assembly);
        return app;
    }

    private static SiteIdentity Site() => new()
    {
        Name = "Comune di Milano",
        Tagline = "",
        RegionName = "Regione Lombardia",
        RegionUrl = "https://example.org",
        CrestUrl = "/crest.svg",
        AccessibilityDeclarationUrl = "https://example.org",
        Contacts = new SiteContacts { Address = "", TaxCode = "", Phone = "" },
        Paths = new SitePaths { SignIn = "/accedi", SignOut = "/esci" },
    };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Navigli.slnx")))
            folder = folder.Parent;
        return folder!.FullName;
    }

    private sealed class NoNotice : ISignInNotice
    {
        public Task<int?> GiveAsync(Guid account, DateTime at, CancellationToken ct) => Task.FromResult<int?>(null);
    }

    private sealed class NobodyRegistered : IResidentDirectory, IRegistryTies
    {
        public Task<long> RevisionAsync(CancellationToken ct) => Task.FromResult(0L);

        public Task<bool> IsAddressProtectedAsync(Guid personId, CancellationToken ct) => Task.FromResult(false);

        public Task<IReadOnlyList<RegistryTie>> OfAsync(Guid personId, DateOnly today, CancellationToken ct) => Task.FromResult<IReadOnlyList<RegistryTie>>([]);

        public Task<IReadOnlyList<HeldTie>> WithAsync(IReadOnlyCollection<Guid> subjects, DateOnly today, CancellationToken ct) => Task.FromResult<IReadOnlyList<HeldTie>>([]);

        public Task<Guid?> FindPersonAsync(CodiceFiscale codiceFiscale, CancellationToken ct) => Task.FromResult<Guid?>(null);

        public Task<IReadOnlyDictionary<string, Guid>> FindPeopleAsync(IReadOnlyCollection<string> codes, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<string, Guid>>(new Dictionary<string, Guid>());

        public Task<bool> IsInPopulationAsync(Guid personId, string population, DateTime at, CancellationToken ct) => Task.FromResult(false);
    }
}

/// <summary>The module's pages without the portal around them.</summary>
public sealed class PagesAlone : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<Router>(0);
        builder.AddComponentParameter(1, nameof(Router.AppAssembly), typeof(IdentityModule).Assembly);
        builder.AddComponentParameter(2, nameof(Router.Found), (RenderFragment<Microsoft.AspNetCore.Components.RouteData>)(route => page =>
        {
            page.OpenComponent<RouteView>(0);
            page.AddComponentParameter(1, nameof(RouteView.RouteData), route);
            page.CloseComponent();
        }));
        builder.CloseComponent();
    }
}
