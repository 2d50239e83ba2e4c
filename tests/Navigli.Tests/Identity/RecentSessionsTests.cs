using Navigli.Identity.Sessions;
using Navigli.Platform.Time;
using Navigli.Tests.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

public sealed class RecentSessionsTests : IDisposable
{
    private readonly FrozenClock clock = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
    private readonly RecentSessions recent;
    private int asked;

    public RecentSessionsTests() => recent = new RecentSessions(clock);

    public void Dispose() => recent.Dispose();

    [Fact]
    public async Task Of_ACitizen_AsksOnce()
    {
        await AskAsync(Citizen());
        await AskAsync(Citizen());

        asked.ShouldBe(1);
    }

    [Fact]
    public async Task Of_ASessionThatHasRunOut_AsksAgain()
    {
        await AskAsync(Citizen() with { ExpiresAt = clock.GetUtcNow().UtcDateTime.AddSeconds(2) });
        clock.Advance(TimeSpan.FromSeconds(2));
        await AskAsync(Citizen());

        asked.ShouldBe(2);
    }

    [Fact]
    public async Task Of_TheStaff_AlwaysAsks()
    {
        await AskAsync(Citizen() with { Appointments = [new FoundAppointment("registry-officer", "1")] });
        await AskAsync(Citizen());

        asked.ShouldBe(2);
    }

    [Fact]
    public async Task Of_NobodysToken_AlwaysAsks()
    {
        await AskAsync(null);
        await AskAsync(Citizen());

        asked.ShouldBe(2);
    }

    private FoundSession Citizen() => new(clock.NewId(), clock.NewId(), clock.NewId(), "Chiara Colombo", []) { ExpiresAt = clock.GetUtcNow().UtcDateTime.AddHours(1) };

    private Task<FoundSession?> AskAsync(FoundSession? answer) => recent.OfAsync("token", () =>
    {
        asked++;
        return Task.FromResult(answer);
    });
}
