using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Deadlines;
using Navigli.Contracts.Records;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Modi;
using Navigli.Sandbox;
using Navigli.Sandbox.Cns;
using Navigli.Sandbox.Pdnd;
using Navigli.Sandbox.Records;
using Navigli.Sandbox.Sms;
using Navigli.Sandbox.Spid;
using Navigli.Sandbox.Trust;
using Navigli.SyntheticCity;
using Navigli.Web;

namespace Navigli.Demo;

/// <summary>A city in a box: the portal and the outside world in one process, on a seeded database. What <c>./run</c> starts; never published.</summary>
public static class DemoCity
{
    private const int PortalPort = 8080;
    private const int SandboxPort = 8081;
    private const int SmtpPort = 2525;

    /// <summary>Where the portal answers. Another site than the sandbox on purpose: signing in crosses sites, as in production.</summary>
    public static Uri Portal { get; } = new($"http://localhost:{Port("NAVIGLI_PORTAL_PORT", PortalPort)}");

    /// <summary>Where the sandbox answers.</summary>
    public static Uri Sandbox { get; } = new($"http://127.0.0.1:{Port("NAVIGLI_SANDBOX_PORT", SandboxPort)}");

    /// <summary>Brings the city up and serves until the process is asked to end.</summary>
    public static async Task RunAsync(string[] args)
    {
        var data = Path.GetFullPath(Environment.GetEnvironmentVariable("NAVIGLI_DATA") ?? "data/demo");
        Directory.CreateDirectory(data);
        var clock = new SandboxClock();
        var smtpPort = MailPort();
        var trustRoot = Path.Combine(data, "sandbox-trust.pem");
        await using var portal = CityHost.Build(Options(args), b =>
        {
            Configure(b, data, clock, Portal, Sandbox, smtpPort);
            b.Configuration.AddInMemoryCollection(TrustServices.TimestampSettings(Sandbox, trustRoot));
        });
        var isNew = !File.Exists(Path.Combine(data, "seeded-on"));
        var seededOn = await PrepareAsync(portal.Services, Path.Combine(data, "seeded-on"), clock);
        var pack = portal.Services.GetRequiredService<CityPack>();
        var personas = DemoPersonas.Of(pack, seededOn);
        var registry = new DemoRegistry(pack, Population(seededOn));
        await using var sandbox = SandboxHost.Create(new SandboxOptions
        {
            Address = Sandbox,
            Portal = Portal,
            PortalMetadata = new Uri(Portal, "/spid/metadata"),
            CieMetadata = new Uri(Portal, "/cie/metadata"),
            Personas = personas,
            Clock = clock,
            NationalRegistry = registry.Find,
            RegisteredCodes = () => registry.Codes,
            CertificateTitles = DemoRegistry.Titles(pack),
            PdndClients = () => [PdndServices.Portal(Sandbox, portal.Services.GetRequiredService<PdndVouchers>().PublicKey()), .. RecordServices.Portal(Sandbox, portal.Services.GetRequiredService<PdndVouchers>().PublicKey())],
            SmtpPort = smtpPort,
        });
        await File.WriteAllTextAsync(trustRoot, TrustServices.RootCertificate(sandbox));
        await IdentityServices.WriteCertificatesAsync(sandbox, data);
        await CnsServices.WriteAuthoritiesAsync(sandbox, data);
        await sandbox.StartAsync();
        await portal.StartAsync();
        if (isNew)
            await FirstNightAsync(portal.Services);
        else
            // Made before somebody waits for it: an office's answer has a second and a half.
            _ = Task.Run(() => registry.Codes.Count);
        DemoPersonas.Welcome(Console.Out, personas);
        await portal.WaitForShutdownAsync();
        await sandbox.StopAsync();
    }

    /// <summary>Development, where static assets of an unpublished build are served, and settings beside the program.</summary>
    public static WebApplicationOptions Options(string[] args) =>
        new() { Args = args, ApplicationName = "Navigli.Demo", EnvironmentName = Environments.Development, ContentRootPath = AppContext.BaseDirectory };

    /// <summary>Settings of the demonstration: everything in one folder, keys made on first use, the sandbox's clock and identity provider, the staff without a passkey at hand.</summary>
    public static void Configure(WebApplicationBuilder builder, string data, TimeProvider clock, Uri portal, Uri sandbox, int smtpPort)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["urls"] = portal.ToString().TrimEnd('/'),
            ["Database:Engine"] = nameof(DatabaseEngine.Sqlite),
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(data, "city.db")}",
            ["Files:Directory"] = Path.Combine(data, "files"),
            ["Keys:Directory"] = Path.Combine(data, "keys"),
            ["Keys:CreateMissing"] = "true",
            ["Keys:Password"] = "demonstration",
            ["Identity:Address"] = portal.ToString().TrimEnd('/'),
            ["Identity:Staff:Passkey"] = "Offered",
            ["Messaging:Smtp:Host"] = IPAddress.Loopback.ToString(),
            ["Messaging:Smtp:Port"] = smtpPort.ToString(CultureInfo.InvariantCulture),
            ["Messaging:Smtp:Security"] = "None",
            ["Messaging:Smtp:From"] = "non-rispondere@comune.example",
            ["Certificates:Anpr:Endpoint"] = new Uri(sandbox, "/anpr/6001").ToString(),
            ["Certificates:Anpr:OfficialGivenName"] = "Ambrogio",
            ["Certificates:Anpr:OfficialFamilyName"] = "Esempi",
            ["Certificates:Anpr:Operator"] = "SANDBOXUSER",
            ["Certificates:Anpr:Workstation"] = "000000-CO-0000",
        });
        builder.Configuration.AddInMemoryCollection(SmsServices.Settings(sandbox));
        builder.Configuration.AddInMemoryCollection(PdndServices.Settings(sandbox));
        builder.Configuration.AddInMemoryCollection(RecordServices.Settings(sandbox));
        builder.Configuration.AddInMemoryCollection(IdentityServices.Settings(sandbox, data));
        builder.Configuration.AddInMemoryCollection(CnsServices.Settings(sandbox, data));
        builder.Services.AddSingleton(clock);
    }

    private static int Port(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : otherwise;

    /// <summary>Where the sandbox receives mail. Nobody types this port, so it gives way where something else has it, and a second demonstration never asks for the first one's.</summary>
    private static int MailPort()
    {
        try
        {
            return Free(Port("NAVIGLI_SMTP_PORT", Portal.Port == PortalPort ? SmtpPort : 0));
        }
        catch (SocketException)
        {
            return Free(0);
        }
    }

    private static int Free(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static SyntheticCityOptions Population(DateOnly today) => new() { Seed = 1, Residents = 5_000, Today = today };

    /// <summary>What the night would have done before the city's first morning: deadlines stand in the folders, and everybody's page of readings has its line of a whole population.</summary>
    private static async Task FirstNightAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<INightlyDates>().RunAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<INightlyDeadlines>().RunAsync(CancellationToken.None);
    }

    /// <summary>Migrates the database, and on the first start seeds it.</summary>
    /// <returns>The day the city was seeded on: the personas' ages were computed from it.</returns>
    private static async Task<DateOnly> PrepareAsync(IServiceProvider services, string seededOnFile, TimeProvider clock)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CityDb>().Database.MigrateAsync();
        if (File.Exists(seededOnFile))
            return DateOnly.ParseExact(await File.ReadAllTextAsync(seededOnFile), "O", CultureInfo.InvariantCulture);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await new SeedCity(services).RunAsync(Population(today), new Progress<long>(), CancellationToken.None);
        await File.WriteAllTextAsync(seededOnFile, today.ToString("O", CultureInfo.InvariantCulture));
        return today;
    }
}
