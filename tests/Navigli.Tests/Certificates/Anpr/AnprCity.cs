using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates;
using Navigli.Certificates.Cases;
using Navigli.Platform.Data;
using Navigli.Sandbox.Anpr;
using Navigli.Testing;
using Navigli.Tests.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates.Anpr;

/// <summary>A city whose residence certificates ANPR issues, with a tap on the line between the two.</summary>
public sealed class AnprCity : IAsyncLifetime
{
    private readonly HttpClient panel = new();
    private string pack = "";

    public TestCity City { get; private set; } = null!;

    internal AnprTap Tap { get; } = new();

    internal AnprOperations Operations => City.Sandbox.Services.GetRequiredService<AnprOperations>();

    public async ValueTask InitializeAsync()
    {
        pack = Directory.CreateTempSubdirectory("navigli-pack-").FullName;
        foreach (var file in Directory.GetFiles(Packs.Folder("milano"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(pack, Path.GetRelativePath(Packs.Folder("milano"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var settings = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(pack, "city.json")))!;
        settings["nationalData"] = Packs.Folder("italia");
        settings["certifiers"] = new JsonObject { ["anpr"] = new JsonArray(CertificatesCity.Residence) };
        await File.WriteAllTextAsync(Path.Combine(pack, "city.json"), settings.ToJsonString());
        City = await TestCity.StartAsync(new TestCityOptions
        {
            Residents = 60,
            Pack = pack,
            Settings = new Dictionary<string, string?> { ["Certificates:Anpr:Patience"] = "00:00:01.5" },
            Services = services => services.AddHttpClient("anpr").AddHttpMessageHandler(() => new AnprTap.Handler(Tap)),
        });
        // The first question makes keys, fonts and the sandbox's population, and may take longer than the patience of these tests.
        using var luca = await City.SignInAsync("luca-brambilla");
        var first = await luca.SubmitAsync(await SummaryAsync(luca, "luca-brambilla"), "#confirm");
        await UntilAsync(IdOf(first), CaseState.Issued);
    }

    public async ValueTask DisposeAsync()
    {
        panel.Dispose();
        await City.DisposeAsync();
        Directory.Delete(pack, recursive: true);
    }

    /// <summary>Sets ANPR's fault on the sandbox's panel.</summary>
    public async Task FaultAsync(string fault, int seconds = 4, string code = "")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["service"] = "anpr", ["fault"] = fault, ["seconds"] = $"{seconds}", ["code"] = code });
        (await panel.PostAsync(new Uri(City.SandboxAddress, "/faults"), form)).EnsureSuccessStatusCode();
    }

    /// <summary>A request for oneself, up to its last step.</summary>
    public static async Task<Answer> SummaryAsync(Visitor visitor, string persona) =>
        await CertificatesCity.DeclareAsync(visitor, await CertificatesCity.BeginAsync(visitor, CertificatesCity.Residence, persona), CertificatesCity.SportsClub);

    internal Task<CertificateCase> CaseAsync(Guid id) => City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<CertificateCase>().AsNoTracking().SingleAsync(c => c.Id == id));

    internal Task<List<IssuedCertificate>> IssuedAsync(string persona) => City.InsideAsync(services =>
    {
        var person = CertificatesCity.PersonOf(persona);
        return services.GetRequiredService<CityDb>().Set<IssuedCertificate>().AsNoTracking().Where(c => c.PersonId == person).ToListAsync();
    });

    /// <summary>Lets time pass and the job run.</summary>
    public async Task LaterAsync(TimeSpan time)
    {
        City.Clock.Move(time);
        await City.InsideAsync(async services =>
        {
            await services.GetRequiredService<AskAgain>().RunAsync(CancellationToken.None);
            return true;
        });
    }

    /// <summary>Runs the job until a case stands as expected.</summary>
    internal async Task<CertificateCase> UntilAsync(Guid id, CaseState state)
    {
        for (var tries = 0; tries < 10; tries++)
        {
            var now = await CaseAsync(id);
            if (now.State == state)
                return now;
            await LaterAsync(TimeSpan.FromMinutes(1));
        }

        var last = await CaseAsync(id);
        last.State.ShouldBe(state);
        return last;
    }

    public static Guid IdOf(Answer answer) => Guid.Parse(answer.Address.Segments[^1].Trim('/'));
}

/// <summary>Listens to what goes to ANPR and comes from it, and can cut the line after the answer.</summary>
internal sealed class AnprTap
{
    public byte[] LastRequest { get; private set; } = [];

    public byte[] LastAnswer { get; private set; } = [];

    public TimeSpan LastTook { get; private set; }

    /// <summary>Ends the asking as a crash would: the answer has come and nobody keeps it.</summary>
    public bool Crashes { get; set; }

    internal sealed class Handler(AnprTap tap) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            tap.LastRequest = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            var watch = Stopwatch.StartNew();
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            tap.LastTook = watch.Elapsed;
            tap.LastAnswer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return tap.Crashes ? throw new InvalidOperationException("Killed between the answer and its commit") : response;
        }
    }
}
