namespace Navigli.Records.Asking;

/// <summary>How a call to a source ended.</summary>
internal enum SourceOutcome
{
    /// <summary>With an answer.</summary>
    Answered,

    /// <summary>It says that it has nothing on this person.</summary>
    Nothing,

    /// <summary>It does not give us the record: our agreement, our purpose, or this person.</summary>
    Refused,

    /// <summary>It answered something that it should not.</summary>
    Unreadable,

    /// <summary>It is down, too slow, or left alone for a while after failures.</summary>
    Down,
}

/// <summary>What a call to a source brought.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Body">The answer; empty where there is none.</param>
/// <param name="NextTryAt">Until when the source is left alone, UTC; null where the next view asks again.</param>
internal sealed record SourceReply(SourceOutcome Outcome, byte[] Body, DateTime? NextTryAt)
{
    public static SourceReply Of(SourceOutcome outcome) => new(outcome, [], null);
}
