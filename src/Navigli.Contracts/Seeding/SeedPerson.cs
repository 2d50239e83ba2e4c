namespace Navigli.Contracts.Seeding;

/// <summary>A person of the population registry: resident, abroad (AIRE), removed or deceased.</summary>
public sealed record SeedPerson
{
    /// <summary>UUIDv7; its time is that of the first registration (1970 at the earliest).</summary>
    public required Guid Id { get; init; }

    /// <summary>Present codice fiscale, unique in the registry.</summary>
    public required CodiceFiscale CodiceFiscale { get; init; }

    /// <summary>Codici fiscali held before a rectification. They must never show outside the registry.</summary>
    public IReadOnlyList<CodiceFiscale> FormerCodiciFiscali { get; init; } = [];

    /// <summary>Surname as registered, with its own accents and case.</summary>
    public required string Surname { get; init; }

    /// <summary>Given name or names as registered.</summary>
    public required string GivenName { get; init; }

    /// <summary>Names held before a rectification or an adoption. They must never show outside the registry.</summary>
    public IReadOnlyList<SeedFormerIdentity> FormerIdentities { get; init; } = [];

    /// <summary>Registered sex.</summary>
    public required Sex Sex { get; init; }

    /// <summary>Date of birth.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>Comune or foreign state of birth.</summary>
    public required SeedPlace BirthPlace { get; init; }

    /// <summary>Citizenships, the present ones first, then those lost. Empty for a stateless person.</summary>
    public required IReadOnlyList<SeedCitizenship> Citizenships { get; init; }

    /// <summary>Civil status today.</summary>
    public required CivilStatus CivilStatus { get; init; }

    /// <summary>Spouse or civil partner of a marriage or union in force, where the registry holds that person.</summary>
    public Guid? SpouseId { get; init; }

    /// <summary>Place in the registry today.</summary>
    public required RegistryStatus Status { get; init; }

    /// <summary>Day of the first registration in this city.</summary>
    public required DateOnly RegisteredOn { get; init; }

    /// <summary>Why the person was registered: ANPR table 7.</summary>
    public required string RegistrationReasonCode { get; init; }

    /// <summary>Day from which the person is no longer among the residents; set for every status but resident.</summary>
    public DateOnly? RemovedOn { get; init; }

    /// <summary>Why the person was removed: ANPR table 15.</summary>
    public string? RemovalReasonCode { get; init; }

    /// <summary>Date of death, where <see cref="Status"/> is deceased.</summary>
    public DateOnly? DeathDate { get; init; }

    /// <summary>Facts that call for care in what is shown.</summary>
    public LegalMarks Marks { get; init; }

    /// <summary>Whether certificates may be issued, and why not.</summary>
    public required SeedCertifiability Certifiability { get; init; }

    /// <summary>The identity card in force, if any.</summary>
    public SeedIdentityCard? IdentityCard { get; init; }

    /// <summary>Registration abroad, where <see cref="Status"/> is AIRE.</summary>
    public SeedAireRegistration? Aire { get; init; }

    /// <summary>Number of the polling section for who is on the electoral roll, or will be within the half-year, else null.</summary>
    public int? ElectoralSection { get; init; }

    /// <summary>From when on the roll, for who has a section: for who turns 18 shortly a day that is ahead.</summary>
    public DateOnly? ElectorFrom { get; init; }
}

/// <summary>Place in the population registry.</summary>
public enum RegistryStatus
{
    /// <summary>Resident in the city (APR).</summary>
    Resident = 1,

    /// <summary>Italian citizen abroad, in the AIRE of the city.</summary>
    Aire = 2,

    /// <summary>Removed for moving to another comune.</summary>
    MovedToOtherComune = 3,

    /// <summary>Foreign citizen removed for moving abroad.</summary>
    MovedAbroad = 4,

    /// <summary>Removed because never found at the address.</summary>
    Untraceable = 5,

    /// <summary>Dead; the record stays.</summary>
    Deceased = 6,
}

/// <summary>Civil status; the values are the codes of the ANPR table.</summary>
public enum CivilStatus
{
    /// <summary>Never married.</summary>
    NeverMarried = 1,

    /// <summary>Married.</summary>
    Married = 2,

    /// <summary>Widowed.</summary>
    Widowed = 3,

    /// <summary>Divorced.</summary>
    Divorced = 4,

    /// <summary>In a civil union.</summary>
    CivilUnion = 6,

    /// <summary>Free since the death of the civil partner.</summary>
    CivilUnionWidowed = 7,

    /// <summary>Free since the union was dissolved.</summary>
    CivilUnionDissolved = 8,

    /// <summary>Not known to the registry.</summary>
    Unknown = 9,
}

/// <summary>Facts that change what may be shown, to whom.</summary>
[Flags]
public enum LegalMarks
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The address may be told to nobody but the person and the offices entitled to it.</summary>
    ProtectedAddress = 1,

    /// <summary>Recognised refugee: never send data to the country of origin.</summary>
    Refugee = 2,

    /// <summary>Registered without a fixed abode (D.P.R. 223/1989, art. 1 and L. 1228/1954, art. 2).</summary>
    NoFixedAbode = 4,

    /// <summary>Name rectified; the former one must not show.</summary>
    RectifiedName = 8,

    /// <summary>Sex rectified (L. 164/1982); former sex, name and codice fiscale must not show.</summary>
    RectifiedSex = 16,

    /// <summary>Adopted; no document may show it or the parentage (L. 184/1983, art. 28).</summary>
    Adopted = 32,

    /// <summary>Interdicted and under guardianship.</summary>
    Interdicted = 64,
}

/// <summary>A name or sex that the person no longer has.</summary>
public sealed record SeedFormerIdentity
{
    /// <summary>Former surname.</summary>
    public required string Surname { get; init; }

    /// <summary>Former given name.</summary>
    public required string GivenName { get; init; }

    /// <summary>Former registered sex.</summary>
    public required Sex Sex { get; init; }

    /// <summary>Day on which it ended.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Which fact ended it: one of the rectification or adoption flags.</summary>
    public required LegalMarks Reason { get; init; }
}

/// <summary>A place of an event: an Italian comune or a foreign state.</summary>
/// <param name="BelfioreCode">Belfiore code of the comune at that time, or <c>Znnn</c>.</param>
/// <param name="Name">Name of the comune or state, in Italian.</param>
/// <param name="Province">Two-letter province, <c>EE</c> abroad.</param>
public sealed record SeedPlace(string BelfioreCode, string Name, string Province)
{
    /// <summary>True outside Italy.</summary>
    public bool IsAbroad => BelfioreCode[0] == 'Z';
}

/// <summary>A citizenship.</summary>
/// <param name="CountryCode"><see cref="Italy"/>, else the Belfiore code <c>Znnn</c> of the state; Italy has none.</param>
/// <param name="Since">Day of acquisition where it was acquired after birth.</param>
/// <param name="Until">Last day of one that was lost; null for a present one.</param>
public sealed record SeedCitizenship(string CountryCode, DateOnly? Since, DateOnly? Until = null)
{
    /// <summary>Code of Italian citizenship in these records.</summary>
    public const string Italy = "IT";
}

/// <summary>Whether certificates may be issued.</summary>
public sealed record SeedCertifiability
{
    /// <summary>Certifiable without limits and without open proceedings.</summary>
    public static SeedCertifiability Full { get; } = new() { Grade = CertifiabilityGrade.Full };

    /// <summary>Grade of ANPR table 42.</summary>
    public required CertifiabilityGrade Grade { get; init; }

    /// <summary>Why, where the grade is not full or a proceeding is open.</summary>
    public CertifiabilityCause Cause { get; init; }

    /// <summary>Day on which an administrative proceeding on the record was opened, if one is open.</summary>
    public DateOnly? ProceedingOpenedOn { get; init; }
}

/// <summary>ANPR table 42.</summary>
public enum CertifiabilityGrade
{
    /// <summary>Nothing may be certified.</summary>
    None = 0,

    /// <summary>Residence and family only.</summary>
    Partial = 1,

    /// <summary>Everything.</summary>
    Full = 2,

    /// <summary>The person may not be registered.</summary>
    NotRegistrable = 3,

    /// <summary>Interdicted, under guardianship.</summary>
    Interdicted = 4,
}

/// <summary>What stands in the way of certificates. The words for people are resources of the module that shows them.</summary>
public enum CertifiabilityCause
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A residence declared and not yet verified by the officer.</summary>
    ResidenceUnderVerification = 1,

    /// <summary>A proceeding for untraceability is open.</summary>
    UntraceabilityProceeding = 2,

    /// <summary>The birth record has not arrived or disagrees with the registry.</summary>
    BirthRecordMissing = 3,

    /// <summary>The civil status record has not arrived.</summary>
    CivilStatusRecordMissing = 4,

    /// <summary>The residence permit expired and its renewal was not shown.</summary>
    AbodeNotRenewed = 5,

    /// <summary>A court put the person under guardianship.</summary>
    Guardianship = 6,
}

/// <summary>An electronic identity card.</summary>
/// <param name="Number">Number printed on the card.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="ExpiresOn">Last day of validity: a birthday.</param>
public sealed record SeedIdentityCard(string Number, DateOnly IssuedOn, DateOnly ExpiresOn);

/// <summary>Registration of an Italian abroad.</summary>
/// <param name="CountryCode">Belfiore code of the state.</param>
/// <param name="Place">Town abroad.</param>
/// <param name="AddressLine">Address abroad.</param>
/// <param name="Since">Day of registration in the AIRE.</param>
public sealed record SeedAireRegistration(string CountryCode, string Place, string AddressLine, DateOnly Since);
