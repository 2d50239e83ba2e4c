namespace Navigli.Contracts.Residents;

/// <summary>What a certificate of the registry may state about a person, and what may block it. Nothing that must not leak is in it: no former names, no adoption, no protected address, no parentage.</summary>
public sealed record CertifiableRecord
{
    /// <summary>The person.</summary>
    public required CertifiedPerson Person { get; init; }

    /// <summary>Where the person is registered; null when not resident, and when the address is protected by a court or by law.</summary>
    public CertifiedAddress? Address { get; init; }

    /// <summary>Whether the address is there but protected: certificates that state it are issued at the counter only.</summary>
    public required bool AddressIsProtected { get; init; }

    /// <summary>First day at this address, null when not resident.</summary>
    public DateOnly? AtAddressSince { get; init; }

    /// <summary>The registered household in the order of the sheet, reference person first; empty when not resident.</summary>
    public required IReadOnlyList<CertifiedMember> Household { get; init; }

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
public sealed record CertifiedMember(CertifiedPerson Person, string KinshipCode);

/// <summary>Gives what certificates state. The caller checks the right first and writes the access ledger. Offered by Residents.</summary>
public interface ICertifiableRecords
{
    /// <summary>The record of one person; null when the registry has none.</summary>
    Task<CertifiableRecord?> FindAsync(Guid personId, CancellationToken ct);
}
