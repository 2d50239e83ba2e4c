namespace Navigli.Contracts.Residents;

/// <summary>The right by which one person reaches another's records.</summary>
public enum RightKind
{
    /// <summary>One's own.</summary>
    Self,

    /// <summary>Member of the same registered household: certificates of its members, adults included, and nothing more (D.M. 3-11-2021 art. 2).</summary>
    Family,

    /// <summary>Parental responsibility over a minor child, wherever the child lives (artt. 316 ss. c.c.).</summary>
    Parental,

    /// <summary>Guardianship or support administration, by act of a court.</summary>
    Guardianship,
}

/// <summary>What somebody wants to do with another's records.</summary>
public enum PersonalAction
{
    /// <summary>See the record: data, history, documents.</summary>
    Read,

    /// <summary>Ask for a certificate.</summary>
    Certify,
}

/// <summary>A right as it stands today.</summary>
/// <param name="Kind">Which right.</param>
/// <param name="CourtAct">The act it rests on, for guardianship.</param>
/// <param name="ReviewOn">When the court looks at it again, for guardianship.</param>
/// <param name="EndsOn">The first day on which it is over, where that is known: for parents, the child's eighteenth birthday.</param>
public sealed record PersonalRight(RightKind Kind, string? CourtAct, DateOnly? ReviewOn, DateOnly? EndsOn)
{
    /// <summary>Whether the right allows the action.</summary>
    public bool Allows(PersonalAction action) => action == PersonalAction.Certify || Kind != RightKind.Family;
}

/// <summary>A person whom the reader may act for, with the strongest right.</summary>
public sealed record ReachablePerson
{
    /// <summary>Id of the person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Given name.</summary>
    public required string GivenName { get; init; }

    /// <summary>Family name.</summary>
    public required string FamilyName { get; init; }

    /// <summary>Date of birth, so that two of the same name are told apart.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>Code of kinship to the reference person of the shared household (ANPR table 5); null when they share none.</summary>
    public string? KinshipCode { get; init; }

    /// <summary>Sex, for the wording of kinship.</summary>
    public required Sex Sex { get; init; }

    /// <summary>By which right.</summary>
    public required PersonalRight Right { get; init; }

    /// <summary>
    /// Whether something may stand in the way of the person's certificates, so that the record is worth reading before one is chosen: not a resident, not
    /// fully certifiable, under a protection. False promises nothing: the record decides.
    /// </summary>
    public required bool MayBeRefused { get; init; }
}

/// <summary>The one question: may A do this for B, and by which right. Evaluated on today's date, so a right ends at midnight by itself. Offered by Residents.</summary>
public interface IPersonalRights
{
    /// <summary>Everybody whom the reader may act for, the reader first, then by household and age.</summary>
    Task<IReadOnlyList<ReachablePerson>> ReachableAsync(Guid readerPersonId, CancellationToken ct);

    /// <summary>The same as a node knew it at most five seconds ago: for showing names to choose from. No record is read and nothing is done on its word.</summary>
    Task<IReadOnlyList<ReachablePerson>> RecentlyReachableAsync(Guid readerPersonId, CancellationToken ct);

    /// <summary>The strongest right of the reader over the subject that allows the action; null when there is none.</summary>
    Task<PersonalRight?> FindAsync(Guid readerPersonId, Guid subjectPersonId, PersonalAction action, CancellationToken ct);
}
