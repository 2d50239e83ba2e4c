using Navigli.Contracts.Identity;

namespace Navigli.Records.Reading;

/// <summary>How a record stands on its page.</summary>
public enum RecordState
{
    /// <summary>The source has just answered.</summary>
    Fresh,

    /// <summary>It answered a while ago, not long enough to ask again.</summary>
    Kept,

    /// <summary>There is nothing new to be had from the source now: the last copy stands.</summary>
    LastCopy,

    /// <summary>The source is down, and there is no copy.</summary>
    Down,

    /// <summary>The source answered what it should not, and there is no copy.</summary>
    Unreadable,

    /// <summary>The source has nothing on this person.</summary>
    Nothing,

    /// <summary>The source does not give us the record.</summary>
    Refused,

    /// <summary>This city has no such source: how to do it today.</summary>
    NotOffered,

    /// <summary>The source knows people by their codice fiscale, and this person has none.</summary>
    NoCode,
}

/// <summary>What a page says of a record besides its content.</summary>
public sealed record RecordView
{
    /// <summary>Name of the source: also the id of its card.</summary>
    public required string Source { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>Who keeps it.</summary>
    public required string Office { get; init; }

    /// <summary>The same inside a sentence, with its article.</summary>
    public required string TheOffice { get; init; }

    /// <summary>By which norm it is kept and asked for.</summary>
    public required string Norm { get; init; }

    /// <summary>What it says where there is nothing on record.</summary>
    public required string Empty { get; init; }

    /// <summary>How to do today what the page cannot.</summary>
    public required string Today { get; init; }

    /// <summary>Where; null at the city's own offices.</summary>
    public Uri? TodayAt { get; init; }

    /// <summary>How it stands.</summary>
    public required RecordState State { get; init; }

    /// <summary>When the source said what is shown, UTC.</summary>
    public DateTime? TakenAt { get; init; }

    /// <summary>Until when the source is left alone, UTC; null where the next view asks again.</summary>
    public DateTime? NextTryAt { get; init; }

    /// <summary>Path without language where its keeper is told of a mistake; null where the keeper takes no requests from us.</summary>
    public string? Correct { get; init; }

    /// <summary>Whether there is something to show.</summary>
    public bool HasContent => State is RecordState.Fresh or RecordState.Kept or RecordState.LastCopy;
}

/// <summary>Whose records a page shows, and by which right.</summary>
public sealed record OpenedRecords
{
    /// <summary>Whose.</summary>
    public required ReachablePerson Subject { get; init; }

    /// <summary>By which right.</summary>
    public required PersonalRight Right { get; init; }

    /// <summary>Everybody whose records the caller may read, the caller first.</summary>
    public required IReadOnlyList<ReachablePerson> Choices { get; init; }
}
