using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity.Sessions;
using Navigli.Platform.Data;
using Navigli.Privacy;
using Navigli.Privacy.Notice;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Privacy;

/// <summary>The notice is given with the sign-in, shown until it is put away, and given again when a newer version comes into force.</summary>
public sealed class NoticeTests(NoticeTests.TwoVersions fixture) : IClassFixture<NoticeTests.TwoVersions>
{
    private const string Bar = ".nv-notice-bar";

    [Fact]
    public async Task SignIn_ForTheFirstTime_ShowsTheNoticeOnEveryPageUntilItIsPutAway()
    {
        using var davide = fixture.City.Visit();
        var first = await davide.SignInAsync("davide-riva");
        first.Page.QuerySelector($"{Bar} a")!.GetAttribute("href").ShouldBe("/privacy");
        first.Page.QuerySelectorAll($"{Bar} input[type='checkbox']").ShouldBeEmpty("given, not agreed to");
        var given = await GivenAsync("Davide");
        given.ShouldHaveSingleItem().ShouldSatisfyAllConditions(g => g.Version.ShouldBe(1), g => g.PutAwayAt.ShouldBeNull());

        var recent = fixture.City.Portal.Services.GetRequiredService<RecentSessions>();
        var asked = 0;
        await AskAsync();
        var back = await davide.SubmitAsync(await davide.GetAsync("/i-miei-dati"), $"{Bar} form");

        await AskAsync();
        asked.ShouldBe(1, "the sessions of everybody else are still remembered");
        back.Address.AbsolutePath.ShouldBe("/i-miei-dati");
        back.Page.QuerySelector(Bar).ShouldBeNull();
        (await GivenAsync("Davide")).ShouldHaveSingleItem().PutAwayAt.ShouldNotBeNull();
        using var again = fixture.City.Visit();
        (await again.SignInAsync("davide-riva")).Page.QuerySelector(Bar).ShouldBeNull();
        (await GivenAsync("Davide")).Count.ShouldBe(1, "it was given once");

        Task<FoundSession?> AskAsync() => recent.OfAsync("another session", () =>
        {
            asked++;
            return Task.FromResult<FoundSession?>(new(Guid.CreateVersion7(), Guid.CreateVersion7(), null, "Lan", []) { ExpiresAt = DateTime.MaxValue });
        });
    }

    [Fact]
    public async Task SignIn_WithoutPuttingItAway_ShowsItAgainAndGivesItOnce()
    {
        using var lan = fixture.City.Visit();
        await lan.SignInAsync("lan-nguyen");
        (await lan.GetAsync("/certificati")).Status.ShouldBe(HttpStatusCode.OK, "it blocks nothing");
        using var again = fixture.City.Visit();
        (await again.SignInAsync("lan-nguyen")).Page.QuerySelector(Bar).ShouldNotBeNull();
        (await GivenAsync("Nguy")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task NewVersion_FromItsDay_IsGivenToWhoHadPutTheOldOneAway()
    {
        await using var city = await fixture.StartAsync();
        using var chiara = city.Visit();
        await chiara.SignInAsync("chiara-colombo");
        await chiara.SubmitAsync(await chiara.GetAsync("/fascicolo"), $"{Bar} form");
        (await chiara.GetAsync("/privacy?versione=2")).Status.ShouldBe(HttpStatusCode.NotFound, "it is not in force yet");

        // Midnight of the city before the day is not the day.
        city.Clock.Move(new DateTime(2026, 11, 24, 22, 59, 0, DateTimeKind.Utc) - city.Clock.GetUtcNow().UtcDateTime);
        using var before = city.Visit();
        (await before.SignInAsync("chiara-colombo")).Page.QuerySelector(Bar).ShouldBeNull();
        city.Clock.Move(TimeSpan.FromMinutes(2));
        using var after = city.Visit();
        (await after.SignInAsync("chiara-colombo")).Page.QuerySelector(Bar)!.TextContent.ShouldContain("nuova versione");

        (await after.GetAsync("/privacy")).Words.ShouldContain("Si aggiunge il calendario dei rifiuti");
        (await after.GetAsync("/privacy?versione=1")).Words.ShouldContain("non è più in vigore");
        var mine = (await after.GetAsync("/la-mia-privacy")).Page.QuerySelectorAll("#informativa a").Select(a => a.GetAttribute("href"));
        mine.ShouldBe(["/privacy?versione=2", "/privacy?versione=1"]);
    }

    [Fact]
    public async Task PutAway_LeadsNowhereElse()
    {
        using var alessio = fixture.City.Visit();
        await alessio.SignInAsync("alessio-bassi");
        foreach (var back in new[] { "https://altrove.example/", "//altrove.example/", "/\\altrove.example" })
        {
            var page = await alessio.GetAsync("/sessioni");
            var token = page.Page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(alessio.Portal, "/privacy/letta"))
            {
                Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("ritorno", back)]),
            };
            (await alessio.SendOnceAsync(request)).Headers.Location!.ToString().ShouldBe("/fascicolo");
        }
    }

    private Task<List<NoticeGiven>> GivenAsync(string name) => fixture.City.InsideAsync(services =>
    {
        var db = services.GetRequiredService<CityDb>();
        return db.NoticesGiven.AsNoTracking().Where(n => db.Set<Navigli.Identity.Account>().Any(a => a.Id == n.AccountId && (a.GivenName + " " + a.FamilyName).Contains(name))).ToListAsync();
    });

    /// <summary>A city whose notice has a second version, in force from 25 November.</summary>
    public sealed class TwoVersions : IAsyncLifetime
    {
        private readonly string folder = Directory.CreateTempSubdirectory("navigli-pack-").FullName;

        public TestCity City { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            foreach (var pack in new[] { "italia", "milano" })
            {
                foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "cities", pack), "*", SearchOption.AllDirectories))
                {
                    var copy = Path.Combine(folder, Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "cities"), file));
                    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                    File.Copy(file, copy);
                }
            }

            var notice = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "italia", "privacy-notice.json")))!;
            var second = notice["versions"]![0]!.DeepClone();
            second["number"] = 2;
            second["inForceFrom"] = "2026-11-25";
            second["changes"] = new JsonObject { ["it"] = "Si aggiunge il calendario dei rifiuti.", ["en"] = "The waste calendar is added." };
            notice["versions"]!.AsArray().Add(second);
            // The city's own notice, beside the common one.
            await File.WriteAllTextAsync(Path.Combine(folder, "milano", "privacy-notice.json"), notice.ToJsonString());
            City = await StartAsync();
        }

        public Task<TestCity> StartAsync() => TestCity.StartAsync(new TestCityOptions { Residents = 60, Pack = Path.Combine(folder, "milano") });

        public async ValueTask DisposeAsync()
        {
            await City.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
