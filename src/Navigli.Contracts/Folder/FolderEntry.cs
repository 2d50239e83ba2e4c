using Navigli.Contracts.Identity;

namespace Navigli.Contracts.Folder;

/// <summary>How a thing in the folder stands, in words that a citizen reads.</summary>
public enum FolderState
{
    /// <summary>Begun by the person and not sent yet.</summary>
    Draft,

    /// <summary>Something is asked of the person.</summary>
    ToDo,

    /// <summary>Sent, and somebody else works on it.</summary>
    InProgress,

    /// <summary>There is an answer to read.</summary>
    Answered,

    /// <summary>Over, as it was asked for.</summary>
    Completed,

    /// <summary>Over, and not granted.</summary>
    Refused,

    /// <summary>It was tried and did not work.</summary>
    Failed,

    /// <summary>Good to know: a date that comes, a thing that happened.</summary>
    Notice,
}

/// <summary>Whose move it is.</summary>
public enum FolderTurn
{
    /// <summary>The person's: the entry stands in <c>Da fare</c>.</summary>
    Yours,

    /// <summary>The city's.</summary>
    City,

    /// <summary>Another administration's.</summary>
    Other,

    /// <summary>Nobody's: it is over, or is only to know.</summary>
    Nobody,
}

/// <summary>What an entry is shown by: codes and dates, from which its kind makes the words.</summary>
public record FolderCard
{
    /// <summary>Code of its kind, which begins with the name of the module: "certificates.draft".</summary>
    public required string Kind { get; init; }

    /// <summary>The person it is about; null only with an account that has nobody of the registry behind it.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>
    /// What an account must be allowed to do today with the subject's record to be shown an entry about somebody else. Rights end by themselves, and the
    /// entry is gone with them.
    /// </summary>
    public PersonalAction Needs { get; init; }

    /// <summary>How it stands.</summary>
    public required FolderState State { get; init; }

    /// <summary>Whose move it is.</summary>
    public required FolderTurn Turn { get; init; }

    /// <summary>When its last step was taken, UTC.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>The civil day by which whose turn it is has to have done it: a deadline of the person, a promise of the office.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>When something happened that was not the person's own doing, UTC: what is new since the last visit. Null where there was none.</summary>
    public DateTime? NewsAt { get; init; }

    /// <summary>The number that people quote, for a request: what has one stands under <c>Richieste inviate</c>.</summary>
    public string? Number { get; init; }

    /// <summary>Path without language of the very field or button that settles it, with its fragment.</summary>
    public required string Link { get; init; }

    /// <summary>Codes that its words need, as the type of a certificate. No name and nothing rendered.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}

/// <summary>
/// One thing that the folder shows: a row of its own table, put and settled by the module that knows of the fact. It holds codes and dates, never rendered
/// words: these come from the kind (<see cref="IFolderKind"/>), in the language of who reads.
/// </summary>
public sealed record FolderEntry : FolderCard
{
    /// <summary>Longest <see cref="Reference"/>, in characters.</summary>
    public const int LongestReference = 120;

    /// <summary>Longest <see cref="FolderCard.Link"/>, in characters.</summary>
    public const int LongestLink = 300;

    /// <summary>Most characters of all <see cref="FolderCard.Arguments"/> together, one more for each.</summary>
    public const int LongestArguments = 500;

    /// <summary>What it is about, unique within the kind: putting the same again replaces it.</summary>
    public required string Reference { get; init; }

    /// <summary>
    /// The account whose own doing it is, and which alone sees it. Null where it belongs to the record of the subject: then whoever may read that record
    /// today sees it, the person first.
    /// </summary>
    public Guid? AccountId { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>From when it is shown, UTC; null is at once.</summary>
    public DateTime? VisibleFrom { get; init; }

    /// <summary>When the home page shows it no more, UTC; null is never. A request stays among the requests.</summary>
    public DateTime? ExpiresAt { get; init; }
}
