namespace Navigli.Contracts.Identity;

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

    /// <summary>The other's own word, for the services it names and until its last day (artt. 1387 ss. c.c.).</summary>
    Delegation,
}

/// <summary>What a right allows on a device that may be off the network when it ends.</summary>
public static class KeepingRights
{
    /// <summary>
    /// Whether what is shown by it may be kept on the reader's device: one's own and one's children's. What the other or a court gave can be taken back on any day, and a device without a
    /// network would not know.
    /// </summary>
    public static bool MayBeKept(this RightKind right) => right is RightKind.Self or RightKind.Parental;
}

/// <summary>What somebody wants to do with another's records.</summary>
public enum PersonalAction
{
    /// <summary>See the record: data, history, things to do.</summary>
    Read,

    /// <summary>Ask for a certificate.</summary>
    Certify,

    /// <summary>Sign a declaration in the other's place (D.P.R. 445/2000, art. 5).</summary>
    Sign,

    /// <summary>See who has read the record, and ask about it. It is not lent to anybody: by it one finds out a helper who looks too much.</summary>
    Oversee,
}

/// <summary>A right as it stands today.</summary>
/// <param name="Kind">Which right.</param>
/// <param name="CourtAct">The act it rests on, for guardianship.</param>
/// <param name="ReviewOn">When the court looks at it again, for guardianship.</param>
/// <param name="EndsOn">The first day on which it is over, where that is known: for parents, the child's eighteenth birthday.</param>
public sealed record PersonalRight(RightKind Kind, string? CourtAct, DateOnly? ReviewOn, DateOnly? EndsOn)
{
    /// <summary>Whether a guardian stands in the ward's place altogether; a support administrator does so only where the judge says it, which the registry does not know.</summary>
    public bool Represents { get; init; }

    /// <summary>The delegation it rests on.</summary>
    public Guid? DelegationId { get; init; }

    /// <summary>Number of the delegation, as people quote it.</summary>
    public string? DelegationNumber { get; init; }

    /// <summary>What a delegation is for; empty for the rights that the law gives.</summary>
    public IReadOnlyList<PersonalAction> Lent { get; init; } = [];

    /// <summary>What it rests on, for the access ledger: the court's act, the number of the delegation.</summary>
    public string? Reference => CourtAct ?? DelegationNumber;

    /// <summary>Whether the right allows the action: the one place that says so.</summary>
    public bool Allows(PersonalAction action) => (Kind, action) switch
    {
        (RightKind.Self or RightKind.Parental, _) => true,
        (RightKind.Guardianship, PersonalAction.Sign) => Represents,
        (RightKind.Guardianship, _) => true,
        (RightKind.Family, _) => action == PersonalAction.Certify,
        _ => Lent.Contains(action),
    };
}

/// <summary>A person whom the reader may act for, with every right over them.</summary>
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

    /// <summary>By which rights, the strongest first; never empty.</summary>
    public required IReadOnlyList<PersonalRight> Rights { get; init; }

    /// <summary>The strongest right.</summary>
    public PersonalRight Right => Rights[0];

    /// <summary>
    /// Whether something may stand in the way of the person's certificates, so that the record is worth reading before one is chosen: not a resident, not
    /// fully certifiable, under a protection. False promises nothing: the record decides.
    /// </summary>
    public required bool MayBeRefused { get; init; }

    /// <summary>The strongest right that allows the action: the one that the action rests on. Null when there is none.</summary>
    public PersonalRight? RightTo(PersonalAction action) => Rights.FirstOrDefault(r => r.Allows(action));

    /// <summary>Whether the reader may do it.</summary>
    public bool May(PersonalAction action) => RightTo(action) is not null;
}
