namespace Navigli.Contracts.Seeding;

/// <summary>A household sheet: a family or a cohabitation at one address (D.P.R. 223/1989, art. 4 and 5).</summary>
public sealed record SeedHousehold
{
    /// <summary>UUIDv7; its time is that of the day it was established.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the sheet, unique in the registry.</summary>
    public required int SheetNumber { get; init; }

    /// <summary>Family, cohabitation or family abroad.</summary>
    public required HouseholdKind Kind { get; init; }

    /// <summary>Present address. For a family abroad, the last one in the city.</summary>
    public required SeedAddress Address { get; init; }

    /// <summary>Day it was established.</summary>
    public required DateOnly EstablishedOn { get; init; }

    /// <summary>Day it ended, when no member is left.</summary>
    public DateOnly? DissolvedOn { get; init; }

    /// <summary>Kind of a cohabitation: ANPR table 27.</summary>
    public string? CohabitationKindCode { get; init; }

    /// <summary>Name of a cohabitation, as a religious house or a home for the elderly.</summary>
    public string? CohabitationName { get; init; }
}

/// <summary>Kind of household.</summary>
public enum HouseholdKind
{
    /// <summary>Persons tied by marriage, kinship, affinity, adoption, guardianship or affection.</summary>
    Family = 1,

    /// <summary>Persons who live together for religion, care, assistance, service or punishment.</summary>
    Cohabitation = 2,

    /// <summary>Family registered abroad (AIRE).</summary>
    Aire = 3,
}

/// <summary>A person's time in a household.</summary>
public sealed record SeedMembership
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The household.</summary>
    public required Guid HouseholdId { get; init; }

    /// <summary>The member.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Tie to the reference person: ANPR table 5, see <see cref="KinshipCodes"/>.</summary>
    public required string KinshipCode { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day; null while it lasts.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>Codes of ANPR table 5 that the rules of the house need by name.</summary>
public static class KinshipCodes
{
    /// <summary>Reference person of the family.</summary>
    public const string ReferencePerson = "1";

    /// <summary>Husband or wife.</summary>
    public const string Spouse = "2";

    /// <summary>Son or daughter.</summary>
    public const string Child = "3";

    /// <summary>Grandchild.</summary>
    public const string Grandchild = "4";

    /// <summary>Father or mother.</summary>
    public const string Parent = "6";

    /// <summary>Brother or sister.</summary>
    public const string Sibling = "9";

    /// <summary>Nephew or niece.</summary>
    public const string NephewOrNiece = "10";

    /// <summary>Father- or mother-in-law.</summary>
    public const string ParentInLaw = "17";

    /// <summary>Partner or other cohabitant tied by adoption or affection.</summary>
    public const string AffectiveCohabitant = "23";

    /// <summary>Person responsible for a cohabitation.</summary>
    public const string CohabitationHead = "24";

    /// <summary>Member of a cohabitation.</summary>
    public const string CohabitationMember = "25";

    /// <summary>Guardian.</summary>
    public const string Guardian = "26";

    /// <summary>Civil partner.</summary>
    public const string CivilPartner = "28";

    /// <summary>Whether the code marks the person to whom the others' ties refer.</summary>
    /// <param name="code">Code of ANPR table 5.</param>
    /// <returns>True for the reference person of a family and the head of a cohabitation.</returns>
    public static bool IsReference(string code) => code is ReferencePerson or CohabitationHead;
}

/// <summary>An address in the city or in another comune.</summary>
public sealed record SeedAddress
{
    /// <summary>Street with its type as people read it, <c>Via Padova</c>.</summary>
    public required string Street { get; init; }

    /// <summary>Civic number; null where the street has none.</summary>
    public int? Number { get; init; }

    /// <summary>Letter or other exponent of the number.</summary>
    public string? Exponent { get; init; }

    /// <summary>Stair.</summary>
    public string? Stair { get; init; }

    /// <summary>Flat.</summary>
    public string? Flat { get; init; }

    /// <summary>Postal code; null where it is not known.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Belfiore code of the comune.</summary>
    public required string ComuneBelfiore { get; init; }

    /// <summary>Number of the Municipio, in the city.</summary>
    public int? Municipio { get; init; }

    /// <summary>Number of the quarter (NIL), in the city.</summary>
    public int? QuarterId { get; init; }
}

/// <summary>Where a person was registered, and when.</summary>
public sealed record SeedAddressPeriod
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The address.</summary>
    public required SeedAddress Address { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day; null for the present one.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Why the address counts.</summary>
    public required AddressKind Kind { get; init; }
}

/// <summary>Why an address counts.</summary>
public enum AddressKind
{
    /// <summary>Habitual abode in the city.</summary>
    Residence = 1,

    /// <summary>The street that the city keeps for persons of no fixed abode.</summary>
    NoFixedAbode = 2,

    /// <summary>Residence in another Italian comune, before or after.</summary>
    OtherComune = 3,
}
