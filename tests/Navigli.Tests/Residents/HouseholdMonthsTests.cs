using Shouldly;
using Xunit;

namespace Navigli.Tests.Residents;

/// <summary>
/// A family of nine through 24 months: who may read, ask, sign and oversee for whom. It changes by an act that is in the audit, or on a day that the answer had
/// told beforehand; at every moment it is what a plain model of the law says; and every record that is read leaves its line.
/// </summary>
public sealed class HouseholdMonthsTests
{
    private const int Months = 24;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Matrix_OverTwoYears_ChangesOnlyByAnActOrOnADayToldBefore(int seed)
    {
        await using var life = await FamilyOfNine.BeginAsync(seed);
        var before = await life.LookAsync();
        for (var day = 1; day <= Months * 30; day++)
        {
            life.Tomorrow();
            if (day % 5 == 0 || before.TellsOf(life.Today))
            {
                var now = await life.LookAsync();
                now.ShouldFollow(before);
                now.ShouldBeWhatTheLawSays();
                before = now;
            }

            if (day % 10 != 0)
                continue;
            var acts = await life.ActsAsync();
            var did = await life.HappenAsync();
            var after = await life.LookAsync();
            if (!after.IsSameAs(before))
                (await life.ActsAsync()).ShouldBeGreaterThan(acts, did);
            after.ShouldBeWhatTheLawSays();
            before = after;
            if (day % 30 == 0)
                await life.ReadAsync(after);
        }

        life.Happened.ShouldBe(["accept", "court", "end", "home", "majority", "move", "offer", "offer beside", "offer to come", "refuse"], ignoreOrder: true, "a life without one of these tests nothing of it");
    }
}
