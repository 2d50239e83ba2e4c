using Navigli.Contracts.Seeding;

namespace Navigli.Contracts.Residents;

/// <summary>How somebody is tied to a person.</summary>
public enum TieKind
{
    /// <summary>It is the person.</summary>
    Self = 0,

    /// <summary>Another member of the same family sheet.</summary>
    Household = 1,

    /// <summary>A child, of whatever age, over whom no court has limited the parent.</summary>
    Parent = 2,

    /// <summary>A ward, by act of a court.</summary>
    Guardian = 3,

    /// <summary>Somebody who has given the person a right: a tie that another module tells.</summary>
    Given = 4,
}

/// <summary>A tie of a person with somebody, before the law is applied to it.</summary>
public sealed record RegistryTie
{
    /// <summary>With whom.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Which tie.</summary>
    public required TieKind Kind { get; init; }

    /// <summary>Code of kinship to the reference person, for the household (ANPR table 5).</summary>
    public string? KinshipCode { get; init; }

    /// <summary>Its last day, where that is known.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Kind of guardianship.</summary>
    public GuardianshipKind? Guardianship { get; init; }

    /// <summary>The court's act, for guardianship.</summary>
    public string? CourtAct { get; init; }

    /// <summary>When the court looks at it again, for guardianship.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Id of what was given.</summary>
    public Guid? GivenId { get; init; }

    /// <summary>Number of what was given.</summary>
    public string? GivenNumber { get; init; }

    /// <summary>What it was given for, as its module wrote it.</summary>
    public string? GivenFor { get; init; }

    /// <summary>Given name.</summary>
    public required string GivenName { get; init; }

    /// <summary>Family name.</summary>
    public required string FamilyName { get; init; }

    /// <summary>Date of birth.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>Sex.</summary>
    public required Sex Sex { get; init; }

    /// <summary>Whether the subject is alive, a resident, gone.</summary>
    public required RegistryStatus Status { get; init; }

    /// <summary>What the law marks the subject with.</summary>
    public required LegalMarks Marks { get; init; }

    /// <summary>Whether nothing is seen from here that would forbid a certificate.</summary>
    public required bool IsPlain { get; init; }
}

/// <summary>A tie, and who has it.</summary>
/// <param name="CodiceFiscale">Codice fiscale of who has it; empty where they have none.</param>
/// <param name="Tie">The tie with the person it is about.</param>
public sealed record HeldTie(string CodiceFiscale, RegistryTie Tie);

/// <summary>The ties of a person, in one query from the person's own rows. Offered by Residents, for the question of rights.</summary>
public interface IRegistryTies
{
    /// <summary>
    /// From the other side, and for many at once: the ties that the living have with these persons as themselves, as parents and by act of a court, on a day. Who is interdicted is only
    /// there for themselves.
    /// </summary>
    Task<IReadOnlyList<HeldTie>> WithAsync(IReadOnlyCollection<Guid> subjects, DateOnly today, CancellationToken ct);

    /// <summary>All ties that stand on a day, the person with themselves among them; none for who is not in the registry.</summary>
    Task<IReadOnlyList<RegistryTie>> OfAsync(Guid personId, DateOnly today, CancellationToken ct);

    /// <summary>
    /// The number that changes with every commit that writes what ties are read from, whoever writes it: ties of a day that were read after this number was, hold for as long as it is the same.
    /// </summary>
    Task<long> RevisionAsync(CancellationToken ct);
}

/// <summary>The revision of ties. Every table that the question for ties reads is marked with it; a test compares.</summary>
public static class TieRevision
{
    /// <summary>Its name, and that of the tally which tells it.</summary>
    public const string Name = "ties";
}
