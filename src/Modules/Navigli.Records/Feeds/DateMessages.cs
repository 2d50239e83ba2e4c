namespace Navigli.Records.Feeds;

/// <summary>The question of our own format: the changes after a mark that the office itself gave; all that stands where there is none.</summary>
internal sealed record DatesQuestion(string? After, int Most);

/// <summary>One change: the last day of something, or that it has ended.</summary>
internal sealed record DateChange
{
    public required string CodiceFiscale { get; init; }

    /// <summary>What it is called at the office; unique within the kind and the person.</summary>
    public required string Reference { get; init; }

    /// <summary>Kind of dated fact, without the name of this module.</summary>
    public required string Kind { get; init; }

    /// <summary>The last day; may be left out of what has ended.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Whether there is nothing to tell any more: paid, given back, withdrawn.</summary>
    public required bool Ended { get; init; }
}

/// <summary>Some changes, in the order in which they happened.</summary>
internal sealed record DatesPage
{
    public const int Most = 500;

    public required IReadOnlyList<DateChange> Changes { get; init; }

    /// <summary>The mark after them.</summary>
    public required string Next { get; init; }

    /// <summary>Whether there are more after the mark by now.</summary>
    public required bool More { get; init; }

    /// <summary>Whether it can be gone on from: an office that gives the mark it was asked with and says that there is more would be asked for ever.</summary>
    public bool Follows(string? after) => Changes.Count <= Most && Next.Length is > 0 and <= FeedState.LongestCursor && !(More && Next == after);
}
