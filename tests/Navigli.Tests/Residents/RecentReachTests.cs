using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Residents.Rights;
using Navigli.Tests.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Residents;

public sealed class RecentReachTests : IDisposable
{
    private static readonly Guid Reader = Guid.Parse("018f3c4e-0000-7000-8000-000000000001");
    private static readonly DateOnly Today = new(2026, 3, 2);
    private readonly FrozenClock clock = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
    private readonly RecentReach recent;
    private int asked;

    public RecentReachTests() => recent = new RecentReach(clock);

    public void Dispose() => recent.Dispose();

    [Fact]
    public async Task Of_AMomentAfter_DoesNotAskAgain()
    {
        var first = await AskAsync(Today);

        (await AskAsync(Today)).ShouldBeSameAs(first);
        asked.ShouldBe(1);
    }

    [Fact]
    public async Task Of_AfterTheMemoryOrMidnight_AsksAgain()
    {
        await AskAsync(Today);
        await AskAsync(Today.AddDays(1));
        clock.Advance(RecentReach.Memory);
        await AskAsync(Today.AddDays(1));

        asked.ShouldBe(3);
    }

    [Fact]
    public async Task Forget_IsFeltAtOnce_AlsoByAQuestionUnderWay()
    {
        await recent.OfAsync(Reader, Today, () =>
        {
            recent.Forget();
            return ReadAsync();
        });
        await AskAsync(Today);
        recent.Forget();
        await AskAsync(Today);

        asked.ShouldBe(3);
    }

    private Task<IReadOnlyList<ReachablePerson>> AskAsync(DateOnly day) => recent.OfAsync(Reader, day, ReadAsync);

    private Task<IReadOnlyList<ReachablePerson>> ReadAsync()
    {
        asked++;
        return Task.FromResult<IReadOnlyList<ReachablePerson>>(
        [
            new()
            {
                PersonId = Reader, GivenName = "Chiara", FamilyName = "Colombo", BirthDate = new(1988, 4, 3), Sex = Sex.Female, MayBeRefused = false,
                Right = new(RightKind.Self, null, null, null),
            },
        ]);
    }
}
