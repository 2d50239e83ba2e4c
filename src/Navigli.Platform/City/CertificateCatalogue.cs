namespace Navigli.Platform.City;

/// <summary>A condition under which ANPR refuses a certificate.</summary>
/// <param name="Id">Stable name of the rule, shared by the certificates it applies to.</param>
/// <param name="Section">Section of the official list.</param>
/// <param name="Text">The rule word for word.</param>
/// <param name="CanBeForced">True where an officer may issue all the same (<c>forzaCertificazione</c>).</param>
/// <param name="Explanation">The rule in plain words.</param>
/// <param name="Remedy">Who can clear it and how.</param>
/// <param name="NotWith">For a rule on cumulative certificates, the types that exclude each other; <see cref="Alone"/> for all.</param>
public sealed record BlockingRule(
    string Id, string Section, string Text, bool CanBeForced, LocalizedText Explanation, LocalizedText Remedy, IReadOnlyList<string>? NotWith = null)
{
    /// <summary>Stands in <see cref="NotWith"/> for every other type.</summary>
    public const string Alone = "*";

    /// <summary>Whether this rule forbids the type on one paper with another.</summary>
    /// <param name="otherType">Code of the other type.</param>
    public bool Excludes(string otherType) => NotWith?.Any(code => code == Alone || code == otherType) == true;
}

/// <summary>What a part of a certificate states. The types combine these; none is written for one type alone.</summary>
public enum CertificateSection
{
    /// <summary>Place, date and record of birth.</summary>
    Birth,

    /// <summary>Place, date and record of death.</summary>
    Death,

    /// <summary>Marriage in force and spouse.</summary>
    Marriage,

    /// <summary>Removal from the registry.</summary>
    Removal,

    /// <summary>Present citizenship.</summary>
    Citizenship,

    /// <summary>Citizenships over time.</summary>
    CitizenshipHistory,

    /// <summary>That the person is alive.</summary>
    ExistenceInLife,

    /// <summary>Present address.</summary>
    Residence,

    /// <summary>Addresses over time.</summary>
    ResidenceHistory,

    /// <summary>Address on a day.</summary>
    ResidenceOnDate,

    /// <summary>Address abroad (AIRE).</summary>
    ResidenceAbroad,

    /// <summary>Civil status.</summary>
    CivilStatus,

    /// <summary>Household, without ties.</summary>
    Household,

    /// <summary>Household with each member's tie to the reference person.</summary>
    HouseholdKinship,

    /// <summary>Household with each member's civil status.</summary>
    HouseholdCivilStatus,

    /// <summary>Household registered abroad (AIRE).</summary>
    HouseholdAbroad,

    /// <summary>Residence in a cohabitation.</summary>
    CohabitationResidence,

    /// <summary>Freedom to marry.</summary>
    FreeStatus,

    /// <summary>Civil union in force and partner.</summary>
    CivilUnion,

    /// <summary>Cohabitation contract and other party (L. 76/2016).</summary>
    CohabitationContract,
}

/// <summary>Until when a certificate holds (D.P.R. 445/2000, art. 41).</summary>
public enum CertificateValidity
{
    /// <summary>The months of <see cref="CertificateTexts.ValidityMonths"/>.</summary>
    Months,

    /// <summary>Without end: the facts cannot change.</summary>
    Unlimited,
}

/// <summary>A certificate type: ANPR table 13.</summary>
public sealed record CertificateType
{
    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Official Italian label, and English.</summary>
    public required LocalizedText Label { get; init; }

    /// <summary>What it says, in plain words.</summary>
    public required LocalizedText What { get; init; }

    /// <summary>What its paper states, in order.</summary>
    public required IReadOnlyList<CertificateSection> Sections { get; init; }

    /// <summary>Until when it holds.</summary>
    public required CertificateValidity Validity { get; init; }

    /// <summary>Whether a citizen may ask for it online; else at the counter only.</summary>
    public required bool Online { get; init; }

    /// <summary>Issued online in a month, in the whole country: the order in which types are listed.</summary>
    public required int MonthlyDemand { get; init; }

    /// <summary>The norm under which the person may state the same by self-certification; null where none does.</summary>
    public string? SelfCertification { get; init; }

    /// <summary>Whether it is of the past, and needs a reason (D.P.R. 223/1989, art. 35).</summary>
    public bool PastSituation { get; init; }

    /// <summary>Whether it is asked for a day.</summary>
    public bool OnDate { get; init; }

    /// <summary>Conditions that stop its issue.</summary>
    public IReadOnlyList<BlockingRule> BlockingRules { get; init; } = [];
}

/// <summary>Codes of certificate types that rules name.</summary>
public static class CertificateTypeCodes
{
    /// <summary>Residence.</summary>
    public const string Residence = "8";

    /// <summary>Family.</summary>
    public const string Family = "12";
}

/// <summary>Several types on one paper that have a name of their own.</summary>
/// <param name="Code">Codes of the types, ascending, joined by <c>+</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="What">What it says, in plain words.</param>
public sealed record NamedCombination(string Code, LocalizedText Label, LocalizedText What);
