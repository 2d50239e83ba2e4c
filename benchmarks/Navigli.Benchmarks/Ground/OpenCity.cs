using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Seeding;
using Navigli.Demo;
using Navigli.Platform.City;
using Navigli.Residents;
using Navigli.Sandbox;
using Navigli.Sandbox.Anpr;
using Navigli.Sandbox.Spid;
using Navigli.Testing;

namespace Navigli.Benchmarks.Ground;

/// <summary>A city that serves: its portal in a process of its own, and, here, the identity provider that signs people in to it and ANPR.</summary>
internal sealed class OpenCity : IAsyncDisposable
{
    private readonly Portal portal;
    private readonly WebApplication sandbox;

    private OpenCity(Portal portal, WebApplication sandbox, AnprTimes anpr, IReadOnlyList<string> residents)
    {
        this.portal = portal;
        this.sandbox = sandbox;
        Anpr = anpr;
        Residents = residents;
    }

    public Uri Address => portal.Address;

    /// <summary>Adults from all over the city whom the identity provider knows, besides the personas.</summary>
    public IReadOnlyList<string> Residents { get; }

    /// <summary>How long ANPR itself takes.</summary>
    public AnprTimes Anpr { get; }

    public static async Task<OpenCity> StartAsync(BenchCity city, string program)
    {
        var (address, sandboxAddress) = (FreePorts.Address("localhost"), FreePorts.Address("127.0.0.1"));
        var (pack, residents) = (city.Services.GetRequiredService<CityPack>(), await ResidentsAsync(city));
        var provider = SandboxHost.Create(new SandboxOptions
        {
            Address = sandboxAddress,
            Portal = address,
            PortalMetadata = new Uri(address, "/spid/metadata"),
            CieMetadata = new Uri(address, "/cie/metadata"),
            Personas = [.. DemoPersonas.Of(pack, city.SeededOn), .. residents],
            Clock = new SandboxClock(),
            SmtpPort = 0,
            NationalRegistry = residents.Select(InAnpr).ToDictionary(r => r.CodiceFiscale, StringComparer.Ordinal).GetValueOrDefault,
            CertificateTitles = DemoRegistry.Titles(pack),
        });
        Directory.CreateDirectory(city.Folder);
        await IdentityServices.WriteCertificatesAsync(provider, city.Folder);
        var anpr = AnprTimes.Of(provider);
        await provider.StartAsync();
        var started = await Portal.StartAsync(city, program, address,
        [
            .. IdentityServices.Settings(sandboxAddress, city.Folder),
            new("Certificates:Anpr:Endpoint", new Uri(sandboxAddress, AnprTimes.Path).ToString()),
        ]);
        return new OpenCity(started, provider, anpr, [.. residents.Select(r => r.Key)]);
    }

    /// <summary>Somebody signed in by the real exchange with the identity provider.</summary>
    public async Task<Visitor> SignInAsync(string persona)
    {
        var visitor = new Visitor(Address);
        var arrived = await visitor.SignInAsync(persona);
        // As those who have been here before: whoever comes for the first time is told how their data are used, until they put that away.
        if (arrived.Page.QuerySelector(".nv-notice-bar form") is not null)
            arrived = await visitor.SubmitAsync(arrived, ".nv-notice-bar form");
        return arrived.Address.AbsolutePath == "/fascicolo" ? visitor : throw new InvalidOperationException($"{persona} was not signed in: {arrived.Words}");
    }

    /// <summary>All the <see cref="Residents"/>, signed in.</summary>
    public async Task<IReadOnlyList<Visitor>> SignInResidentsAsync()
    {
        var people = new List<Visitor>();
        foreach (var resident in Residents)
            people.Add(await SignInAsync(resident));
        return people;
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        await sandbox.StopAsync();
        await sandbox.DisposeAsync();
    }

    private static SandboxResident InAnpr(SandboxPersona person) => new()
    {
        CodiceFiscale = person.CodiceFiscale!,
        FamilyName = person.FamilyName,
        GivenName = person.GivenName,
        BirthDate = person.BirthDate,
        BirthPlace = "Milano",
    };

    private static Task<List<SandboxPersona>> ResidentsAsync(BenchCity city) => city.InsideAsync(async db =>
    {
        var (from, to) = (city.SeededOn.AddYears(-60), city.SeededOn.AddYears(-30));
        // Card numbers are given in no order of the tables, so these are spread over them.
        var adults = await db.Persons.AsNoTracking()
            .Where(p => p.Status == RegistryStatus.Resident && p.BirthDate > from && p.BirthDate < to && p.Marks == LegalMarks.None
                && p.CertifiabilityCause == CertifiabilityCause.None && p.IdentityCardNumber != null)
            .OrderBy(p => p.IdentityCardNumber).Take(12).ToListAsync();
        return adults.ConvertAll(p => new SandboxPersona
        {
            Key = p.CodiceFiscale,
            GivenName = p.GivenName,
            FamilyName = p.Surname,
            CodiceFiscale = p.CodiceFiscale,
            BirthDate = p.BirthDate,
            Email = "resident@example.org",
            StoryIt = "",
            StoryEn = "",
            MaxLevel = 2,
            Kind = SandboxPersonaKind.Citizen,
        });
    });
}
