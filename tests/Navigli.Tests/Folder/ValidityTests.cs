using Navigli.Contracts.Folder;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Folder;

/// <summary>How a document stands on a day.</summary>
public sealed class ValidityTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Theory]
    [InlineData(null, null, null, DocumentEnd.None, DocumentState.Endless)]
    [InlineData(0, 0, null, DocumentEnd.None, DocumentState.Valid)]
    [InlineData(null, -1, 30, DocumentEnd.None, DocumentState.Expired)]
    [InlineData(null, 0, 30, DocumentEnd.None, DocumentState.ExpiresSoon)]
    [InlineData(null, 30, 30, DocumentEnd.None, DocumentState.ExpiresSoon)]
    [InlineData(null, 31, 30, DocumentEnd.None, DocumentState.Valid)]
    [InlineData(null, 0, null, DocumentEnd.None, DocumentState.Valid)]
    [InlineData(1, null, null, DocumentEnd.None, DocumentState.ToCome)]
    [InlineData(1, 5, 30, DocumentEnd.None, DocumentState.ToCome)]
    [InlineData(1, 5, 30, DocumentEnd.Void, DocumentState.Void)]
    public void State_FollowsFromWhatEndedIt_ThenFromItsDays(int? from, int? until, int? warnDays, DocumentEnd end, DocumentState expected) =>
        new Validity { From = After(from), Until = After(until), WarnDays = warnDays, End = end }.On(Day).ShouldBe(expected);

    private static DateOnly? After(int? days) => days is { } number ? Day.AddDays(number) : null;
}
