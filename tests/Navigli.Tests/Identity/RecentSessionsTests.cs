using Navigli.Identity.Sessions;
using Navigli.Platform.Time;
using Navigli.Tests.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

public sealed class RecentSessionsTests : IDisposable
{
    private static readonly byte[] Hash = [1, 2, 3];
    private readonly FrozenClock clock = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
    private readonly RecentSessions recent;

    public RecentSessionsTests() => recent = new RecentSessions(clock);

    public void Dispose() => recent.Dispose();

    [Fact]
    public void Find_AMomentAfter_KnowsTheSession()
    {
        var session = Keep(Citizen());

        recent.Find(Hash).ShouldBe(session);
        recent.Find([9]).ShouldBeNull();
    }

    [Fact]
    public void Find_AfterTheMemory_AsksAgain()
    {
        Keep(Citizen());

        clock.Advance(RecentSessions.Memory);

        recent.Find(Hash).ShouldBeNull();
    }

    [Fact]
    public void Find_WhenTheSessionHasRunOut_AsksAgain()
    {
        Keep(Citizen(), lasts: TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(2));

        recent.Find(Hash).ShouldBeNull();
    }

    [Fact]
    public void Find_OfTheStaff_AlwaysAsks()
    {
        Keep(Citizen() with { Appointments = [new FoundAppointment("registry-officer", "1")] });

        recent.Find(Hash).ShouldBeNull();
    }

    [Fact]
    public void Forget_IsFeltAtOnce()
    {
        Keep(Citizen());

        recent.Forget();

        recent.Find(Hash).ShouldBeNull();
    }

    [Fact]
    public void Keep_OfAnAnswerFromBeforeAnEnd_KeepsNothing()
    {
        var asked = recent.Moment();
        recent.Forget();

        recent.Keep(Hash, Citizen(), clock.GetUtcNow().UtcDateTime.AddHours(1), asked);

        recent.Find(Hash).ShouldBeNull();
    }

    private FoundSession Citizen() => new(clock.NewId(), clock.NewId(), clock.NewId(), "Chiara Colombo", []);

    private FoundSession Keep(FoundSession session, TimeSpan? lasts = null)
    {
        recent.Keep(Hash, session, clock.GetUtcNow().UtcDateTime + (lasts ?? TimeSpan.FromHours(1)), recent.Moment());
        return session;
    }
}
