namespace Navigli.Privacy.Timeline;

/// <summary>One reading, in the words of the person it concerns.</summary>
public sealed record AccessLine
{
    public required LineId Id { get; init; }

    public required DateTime At { get; init; }

    public required string Who { get; init; }

    public required string What { get; init; }

    public required string Why { get; init; }

    public required string Basis { get; init; }

    /// <summary>Through which service; null for one that this version does not name.</summary>
    public string? Service { get; init; }

    public string? CaseReference { get; init; }

    /// <summary>Whether it is the reader's own, of the session that looks at it: nothing to ask about.</summary>
    public required bool OwnSession { get; init; }
}
