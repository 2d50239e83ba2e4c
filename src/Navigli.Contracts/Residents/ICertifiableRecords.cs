namespace Navigli.Contracts.Residents;

/// <summary>What a certificate of the registry may state about a person, and what may block it. Nothing that must not leak is in it: no former names, no adoption, no parentage, and no protected address unless it is asked for.</summary>
public sealed record CertifiableRecord
{
    /// <summary>The person.</summary>
    public required CertifiedPerson Person { get; init; }

    /// <summary>Where the person is registered; null when not resident, and when the address is protected by a court or by law (but <see cref="RecordParts.ProtectedAddress"/>).</summary>
    public CertifiedAddress? Address { get; init; }

    /// <summary>Whether the address is there but protected: whether certificates that state it are issued, and to whom, is the city pack's (<c>ProtectedAddressRule</c>).</summary>
    public required bool AddressIsProtected { get; init; }

    /// <summary>First day at this address, null when not resident.</summary>
    public DateOnly? AtAddressSince { get; init; }

    /// <summary>The registered household in the order of the sheet, reference person first; that abroad for who is in the AIRE; empty for others who are not resident.</summary>
    public required IReadOnlyList<CertifiedMember> Household { get; init; }

    /// <summary>Kind of that household; null when there is none.</summary>
    public Seeding.HouseholdKind? HouseholdKind { get; init; }

    /// <summary>The cohabitation in which the person lives; null for who lives in a family.</summary>
    public CertifiedCohabitation? Cohabitation { get; init; }

    /// <summary>Civil status today.</summary>
    public Seeding.CivilStatus CivilStatus { get; init; } = Seeding.CivilStatus.Unknown;

    /// <summary>Day of the first registration in the city.</summary>
    public DateOnly RegisteredOn { get; init; }

    /// <summary>Removal from the registry; null while the person is in it.</summary>
    public CertifiedRemoval? Removal { get; init; }

    /// <summary>Registration abroad; null for who is not in the AIRE, and when the address is protected.</summary>
    public CertifiedAbroad? Abroad { get; init; }

    /// <summary>Day of death; null for the living.</summary>
    public DateOnly? DiedOn { get; init; }

    /// <summary>Citizenships, present ones first; empty unless asked for (<see cref="RecordParts.Citizenships"/>).</summary>
    public IReadOnlyList<CertifiedCitizenship> Citizenships { get; init; } = [];

    /// <summary>Events of civil status other than births, the oldest first; empty unless asked for (<see cref="RecordParts.Events"/>).</summary>
    public IReadOnlyList<CertifiedEvent> Events { get; init; } = [];

    /// <summary>Every address in the city up to today, the oldest first; empty unless asked for (<see cref="RecordParts.Addresses"/>), and when protected.</summary>
    public IReadOnlyList<CertifiedResidence> Residences { get; init; } = [];

    /// <summary>Code of the status in the registry ("Resident", "Aire", "Deceased", …): the names of <see cref="Seeding.RegistryStatus"/>.</summary>
    public required Seeding.RegistryStatus Status { get; init; }

    /// <summary>Certifiability, code of ANPR table 42.</summary>
    public required string CertifiabilityCode { get; init; }

    /// <summary>Cause of a certifiability that is not full, in the officer's words, as the person may read it.</summary>
    public string? CertifiabilityCause { get; init; }

    /// <summary>Day on which a proceeding on the record was opened, while it is open.</summary>
    public required DateOnly? ProceedingOpenedOn { get; init; }

    /// <summary>Number of the identity card; null when there is none.</summary>
    public string? IdentityCardNumber { get; init; }

    /// <summary>Day of issue of the identity card.</summary>
    public DateOnly? IdentityCardIssuedOn { get; init; }
}

/// <summary>A person as certificates name them.</summary>
public sealed record CertifiedPerson
{
    /// <summary>Id.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Family name, present one.</summary>
    public required string FamilyName { get; init; }

    /// <summary>Given names, present ones.</summary>
    public required string GivenName { get; init; }

    /// <summary>Sex, present one.</summary>
    public required Sex Sex { get; init; }

    /// <summary>Codice fiscale, present one; null where the Revenue Agency gave none.</summary>
    public CodiceFiscale? CodiceFiscale { get; init; }

    /// <summary>Date of birth.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>Place of birth as certificates print it: "Milano (MI)", or the foreign place and state.</summary>
    public required string BirthPlace { get; init; }

    /// <summary>Birth act, where the registry has it.</summary>
    public Seeding.SeedAct? BirthAct { get; init; }
}

/// <summary>An address as certificates print it.</summary>
/// <param name="Line">Street, number, stair and flat ("Via Padova 61, scala B").</param>
/// <param name="Comune">Comune with its province ("Milano (MI)").</param>
/// <param name="NoFixedAbode">Whether the person is registered without fixed abode, at the street that the city keeps for it (art. 2 L. 1228/1954).</param>
public sealed record CertifiedAddress(string Line, string Comune, bool NoFixedAbode);

/// <summary>One member of the household.</summary>
/// <param name="Person">Who.</param>
/// <param name="KinshipCode">Kinship to the reference person, ANPR table 5.</param>
/// <param name="CivilStatus">Civil status today.</param>
public sealed record CertifiedMember(CertifiedPerson Person, string KinshipCode, Seeding.CivilStatus CivilStatus = Seeding.CivilStatus.Unknown);

/// <summary>A cohabitation (D.P.R. 223/1989, art. 5).</summary>
/// <param name="KindCode">Kind, ANPR table 27; null where the sheet has none.</param>
/// <param name="Name">Its name; null where the sheet has none.</param>
public sealed record CertifiedCohabitation(string? KindCode, string? Name);

/// <summary>A removal from the registry.</summary>
/// <param name="On">The day.</param>
/// <param name="ReasonCode">Reason, ANPR table 15; null where none is recorded.</param>
public sealed record CertifiedRemoval(DateOnly On, string? ReasonCode);

/// <summary>A registration in the AIRE.</summary>
/// <param name="CountryCode">Belfiore code of the state.</param>
/// <param name="Place">Town.</param>
/// <param name="Line">Address.</param>
/// <param name="Since">Since when.</param>
public sealed record CertifiedAbroad(string CountryCode, string Place, string Line, DateOnly Since);

/// <summary>A citizenship.</summary>
/// <param name="CountryCode">The code of Italy in <see cref="Seeding.SeedCitizenship"/>, or the Belfiore code of a state.</param>
/// <param name="Since">Since when, where it was acquired after birth.</param>
/// <param name="Until">Last day; null for a present one.</param>
public sealed record CertifiedCitizenship(string CountryCode, DateOnly? Since, DateOnly? Until);

/// <summary>An event of civil status.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="On">When.</param>
/// <param name="Place">Where, as certificates print it.</param>
/// <param name="Act">The record, where the registry has it.</param>
/// <param name="Partner">The other of the couple; null where the registry does not hold that person.</param>
public sealed record CertifiedEvent(Seeding.VitalEventKind Kind, DateOnly On, string Place, Seeding.SeedAct? Act, CertifiedPerson? Partner);

/// <summary>A time at an address. Both days are included.</summary>
/// <param name="Address">The address.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null for the present one.</param>
public sealed record CertifiedResidence(CertifiedAddress Address, DateOnly From, DateOnly? To);

/// <summary>Parts of a record that cost a query each, so that only what is to be stated is read.</summary>
[Flags]
public enum RecordParts
{
    /// <summary>What is always read: identity, present address, civil status, household.</summary>
    None = 0,

    /// <summary>Citizenships.</summary>
    Citizenships = 1,

    /// <summary>Events of civil status.</summary>
    Events = 2,

    /// <summary>Former addresses.</summary>
    Addresses = 4,

    /// <summary>Addresses also where they are protected: only to make out a certificate for the person, who stands before the officer.</summary>
    ProtectedAddress = 8,
}

/// <summary>Gives what certificates state. The caller checks the right first and writes the access ledger. Offered by Residents.</summary>
public interface ICertifiableRecords
{
    /// <summary>The record of one person, with the parts asked for; null when the registry has none. One query, and one for each part.</summary>
    Task<CertifiableRecord?> FindAsync(Guid personId, RecordParts parts, CancellationToken ct);
}
