using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity.Sessions;
using Navigli.Identity.SignIn;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Retention;
using Navigli.Privacy;
using Navigli.Privacy.Retention;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Privacy;

/// <summary>The retention rules: applied by the clock, one act for each category, one row for the run, seen by the officer.</summary>
public sealed class RetentionTests(RetentionTests.Town fixture) : IClassFixture<RetentionTests.Town>
{
    [Theory]
    [InlineData("P24M", "2028-05-31T12:00:00Z", "2026-05-31T12:00:00Z")]
    [InlineData("P1M", "2027-03-31T00:00:00Z", "2027-02-28T00:00:00Z")]
    [InlineData("P5Y", "2028-02-29T00:00:00Z", "2023-02-28T00:00:00Z")]
    [InlineData("P60D", "2026-03-01T06:00:00Z", "2025-12-31T06:00:00Z")]
    [InlineData("P0D", "2026-03-01T06:00:00Z", "2026-03-01T06:00:00Z")]
    [InlineData("P1Y2M3D", "2026-03-04T00:00:00Z", "2025-01-01T00:00:00Z")]
    public void Term_CountsCalendarMonths(string term, string now, string before) =>
        RetentionTerm.Parse(term).Before(Utc(now)).ShouldBe(Utc(before));

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("24M")]
    [InlineData("P24")]
    [InlineData("P1M1Y")]
    [InlineData("P-1D")]
    [InlineData("PT5M")]
    public void Term_ThatIsNone_IsRefused(string text) => Should.Throw<FormatException>(() => RetentionTerm.Parse(text));

    [Fact]
    public async Task Night_ForgetsDraftsAndSessionsAtTheirBoundaryAndNotBefore()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 60 });
        using var davide = await city.SignInAsync("davide-riva");
        await CertificatesCity.BeginAsync(davide, CertificatesCity.Residence, "davide-riva");
        var (draft, session) = (await InDbAsync(city, db => db.Set<Draft>().AsNoTracking().SingleAsync()), await InDbAsync(city, db => db.Set<Session>().AsNoTracking().SingleAsync()));

        await NightAsync(city, draft.ExpiresAt.AddMinutes(-1));
        (await InDbAsync(city, db => db.Set<Draft>().CountAsync())).ShouldBe(1, "its time is not over");
        await NightAsync(city, draft.ExpiresAt.AddMinutes(1));
        (await InDbAsync(city, db => db.Set<Draft>().CountAsync())).ShouldBe(0);

        await NightAsync(city, session.ExpiresAt.AddMonths(24).AddMinutes(-1));
        (await InDbAsync(city, db => db.Set<Session>().CountAsync())).ShouldBe(1);
        await NightAsync(city, session.ExpiresAt.AddMonths(24).AddMinutes(1));
        (await InDbAsync(city, db => db.Set<Session>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task QuarterHour_ForgetsWhatASignInLeavesAndTellsOnlyThen()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 60 });
        using var davide = await city.SignInAsync("davide-riva");
        (await InDbAsync(city, db => db.Set<UsedAssertion>().CountAsync())).ShouldBe(1);
        await QuarterAsync(city);
        (await InDbAsync(city, db => db.RetentionRuns.CountAsync())).ShouldBe(0);

        city.Clock.Move(TimeSpan.FromHours(1));
        await QuarterAsync(city);

        (await InDbAsync(city, db => db.Set<UsedAssertion>().CountAsync())).ShouldBe(0);
        (await InDbAsync(city, db => db.Set<SignInAttempt>().CountAsync())).ShouldBe(0);
        var run = await InDbAsync(city, db => db.RetentionRuns.AsNoTracking().SingleAsync());
        run.Pace.ShouldBe(RetentionPace.QuarterHour);
        run.Rows.ShouldBe(2);
    }

    [Fact]
    public async Task Run_InWhichACategoryFails_DoesTheOthersAndSaysSo()
    {
        using var officer = await fixture.City.SignInAsync("adele-morandi");
        (await officer.GetAsync("/protezione-dati/conservazione")).Words.ShouldContain("Nessuna esecuzione");
        using var davide = await fixture.City.SignInAsync("davide-riva");
        await CertificatesCity.BeginAsync(davide, CertificatesCity.Residence, "davide-riva");
        fixture.Fails = true;

        await NightAsync(fixture.City, fixture.City.Clock.GetUtcNow().UtcDateTime.AddDays(40));

        fixture.Fails = false;
        var run = await InDbAsync(fixture.City, db => db.RetentionRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).FirstAsync());
        run.Failures.ShouldBe(1);
        var categories = JsonSerializer.Deserialize<List<CategoryRun>>(run.Categories)!;
        categories.Single(c => c.Category == "privacy.retention-runs").Failure.ShouldBe("InvalidOperationException");
        categories.Single(c => c.Category == "platform.drafts").Rows.ShouldBe(1);
        (await InDbAsync(fixture.City, db => db.Set<AuditedAct>().CountAsync(a => a.Type == "privacy.retain" && a.Changes.Contains("drafts")))).ShouldBe(1);

        using var later = await fixture.City.SignInAsync("adele-morandi");
        var page = await later.GetAsync("/protezione-dati/conservazione");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Words.ShouldContain("L'ultima esecuzione non è riuscita del tutto");
        page.Words.ShouldContain("Richieste lasciate a metà: 1");
        page.Words.ShouldContain("D.P.C.M. 24 ottobre 2014, art. 13(2)");
        page.Words.ShouldContain("da confermare dal responsabile della protezione dei dati");
    }

    private static Task<bool> NightAsync(TestCity city, DateTime at) => city.InsideAsync(async services =>
    {
        city.Clock.Move(at - city.Clock.GetUtcNow().UtcDateTime);
        await services.GetRequiredService<NightlyRetention>().RunAsync(CancellationToken.None);
        return true;
    });

    private static Task<bool> QuarterAsync(TestCity city) => city.InsideAsync(async services =>
    {
        await services.GetRequiredService<QuarterHourlyRetention>().RunAsync(CancellationToken.None);
        return true;
    });

    private static Task<T> InDbAsync<T>(TestCity city, Func<CityDb, Task<T>> look) => city.InsideAsync(services => look(services.GetRequiredService<CityDb>()));

    private static DateTime Utc(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);

    /// <summary>A city in which one thing can be made to fail.</summary>
    public sealed class Town : IAsyncLifetime, IRetained
    {
        public bool Fails { get; set; }

        public TestCity City { get; private set; } = null!;

        public string Category => "privacy.retention-runs";

        public async ValueTask InitializeAsync() => City = await TestCity.StartAsync(new TestCityOptions { Residents = 60, Services = services => services.AddSingleton<IRetained>(this) });

        public ValueTask DisposeAsync() => City.DisposeAsync();

        public Task<int> CountAsync(CityDb db, DateTime before, CancellationToken ct) => Fails ? throw new InvalidOperationException("on purpose") : Task.FromResult(0);

        public Task<int> ForgetAsync(CityDb db, DateTime before, CancellationToken ct) => Task.FromResult(0);
    }
}
