namespace Navigli.Platform.City;

/// <summary>How long people may lend one another what they may do: the city's own choice, which no norm fixes.</summary>
public sealed record DelegationTerms
{
    /// <summary>Most months from the day a delegation is given to its last day.</summary>
    public required int LongestMonths { get; init; }

    /// <summary>Days in which who is asked may accept.</summary>
    public required int AnswerDays { get; init; }
}
