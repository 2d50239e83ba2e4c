namespace Navigli.Contracts.Seeding;

/// <summary>An event of civil status.</summary>
public sealed record SeedVitalEvent
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What happened.</summary>
    public required VitalEventKind Kind { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Where.</summary>
    public required SeedPlace Place { get; init; }

    /// <summary>The person, or the first of the couple.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The other of the couple, where the registry holds that person.</summary>
    public Guid? PartnerId { get; init; }

    /// <summary>The record of the event; null where none has reached the city, as for births abroad never transcribed.</summary>
    public SeedAct? Act { get; init; }
}

/// <summary>Kind of civil status event.</summary>
public enum VitalEventKind
{
    /// <summary>Birth.</summary>
    Birth = 1,

    /// <summary>Marriage.</summary>
    Marriage = 2,

    /// <summary>Civil union (L. 76/2016).</summary>
    CivilUnion = 3,

    /// <summary>Cohabitation contract (L. 76/2016).</summary>
    CohabitationContract = 4,

    /// <summary>End of the civil effects of a marriage.</summary>
    Divorce = 5,

    /// <summary>End of a civil union.</summary>
    CivilUnionDissolution = 6,

    /// <summary>Death.</summary>
    Death = 7,
}

/// <summary>A civil status record: where it is kept and under which number.</summary>
/// <param name="Number">Number in its part and series of the year.</param>
/// <param name="Part">Part of the register, <c>1</c> or <c>2</c>.</param>
/// <param name="Series">Series, <c>A</c>, <c>B</c> or <c>C</c>; null where the part has none.</param>
/// <param name="Year">Year of the register.</param>
/// <param name="ComuneBelfiore">Comune that keeps the record.</param>
public sealed record SeedAct(int Number, string Part, string? Series, int Year, string ComuneBelfiore);

/// <summary>A parent's responsibility for a child. At eighteen it ends by law, whatever is written here.</summary>
public sealed record SeedParentalLink
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The parent.</summary>
    public required Guid ParentId { get; init; }

    /// <summary>The child, of any age: the tie outlives the responsibility.</summary>
    public required Guid ChildId { get; init; }

    /// <summary>Since when: birth, recognition or adoption.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Until when, where a court ended it before the age of eighteen.</summary>
    public DateOnly? To { get; init; }

    /// <summary>What a court decided.</summary>
    public ParentalLimit Limit { get; init; }

    /// <summary>The decision, where there is a limit.</summary>
    public string? CourtAct { get; init; }
}

/// <summary>Limits that a court put on a parent.</summary>
public enum ParentalLimit
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The child is entrusted to the other parent alone (c.c. art. 337-quater).</summary>
    SoleCustodyOfOther = 1,

    /// <summary>Responsibility forfeited (c.c. art. 330).</summary>
    Forfeited = 2,
}

/// <summary>A person's guardianship of another, by act of a court.</summary>
public sealed record SeedGuardianship
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who is protected.</summary>
    public required Guid WardId { get; init; }

    /// <summary>Who acts.</summary>
    public required Guid GuardianId { get; init; }

    /// <summary>Why.</summary>
    public required GuardianshipKind Kind { get; init; }

    /// <summary>Court, kind, number and year of the act.</summary>
    public required string CourtAct { get; init; }

    /// <summary>Since when.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Day on which the court will look again.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Last day; null while it lasts.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>Kind of guardianship.</summary>
public enum GuardianshipKind
{
    /// <summary>Of a minor without parents who can act (c.c. art. 343).</summary>
    Minor = 1,

    /// <summary>Of an interdicted adult (c.c. art. 414).</summary>
    Interdicted = 2,

    /// <summary>Support administration (c.c. art. 404).</summary>
    SupportAdministration = 3,
}

/// <summary>
/// Persons who belong together, with all that is known of them: the unit in which a population is made and stored.
/// Every id in it refers to a record of the same bundle.
/// </summary>
public sealed record SeedBundle
{
    /// <summary>Households: one as a rule, two where separated parents share a child.</summary>
    public required IReadOnlyList<SeedHousehold> Households { get; init; }

    /// <summary>Persons.</summary>
    public required IReadOnlyList<SeedPerson> Persons { get; init; }

    /// <summary>Who belongs to which household, now and before.</summary>
    public required IReadOnlyList<SeedMembership> Memberships { get; init; }

    /// <summary>Address history.</summary>
    public required IReadOnlyList<SeedAddressPeriod> Addresses { get; init; }

    /// <summary>Civil status events.</summary>
    public required IReadOnlyList<SeedVitalEvent> Events { get; init; }

    /// <summary>Parents and children.</summary>
    public required IReadOnlyList<SeedParentalLink> ParentalLinks { get; init; }

    /// <summary>Guardianships.</summary>
    public required IReadOnlyList<SeedGuardianship> Guardianships { get; init; }
}
