namespace Navigli.Contracts.Folder;

/// <summary>How a document stands on a day.</summary>
public enum DocumentState
{
    /// <summary>It counts, and has no last day.</summary>
    Endless,

    /// <summary>It counts.</summary>
    Valid,

    /// <summary>It counts, and its last day is near.</summary>
    ExpiresSoon,

    /// <summary>It will count from a day that is still ahead.</summary>
    ToCome,

    /// <summary>Its last day is over.</summary>
    Expired,

    /// <summary>It was voided, revoked or withdrawn. A newer one of the same kind ends none: a certificate counts until its last day (D.P.R. 445/2000, art. 41).</summary>
    Void,
}

/// <summary>What ended a document before its last day.</summary>
public enum DocumentEnd
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It was voided, revoked or withdrawn.</summary>
    Void,
}

/// <summary>From when until when a document counts: the one place that says how it stands on a day.</summary>
public sealed record Validity
{
    /// <summary>Without beginning or end.</summary>
    public static readonly Validity Endless = new();

    /// <summary>The first day on which it counts, a civil day of the city; null where it counts from its issue.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day on which it counts; null where it has none.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What ended it before.</summary>
    public DocumentEnd End { get; init; }

    /// <summary>From how many days before the last one it is about to expire; null for never.</summary>
    public int? WarnDays { get; init; }

    /// <summary>How it stands on a day: what ended it comes first, then what has not begun.</summary>
    public DocumentState On(DateOnly today) => this switch
    {
        { End: DocumentEnd.Void } => DocumentState.Void,
        { From: { } first } when first > today => DocumentState.ToCome,
        { Until: null } => DocumentState.Endless,
        { Until: { } last } when last < today => DocumentState.Expired,
        { Until: { } last } when last.DayNumber - today.DayNumber <= WarnDays => DocumentState.ExpiresSoon,
        _ => DocumentState.Valid,
    };
}

/// <summary>Questions about states.</summary>
public static class DocumentStates
{
    /// <summary>Whether it counts no more: such documents are folded away.</summary>
    public static bool IsPast(this DocumentState state) => state is DocumentState.Expired or DocumentState.Void;
}
