using Navigli.Contracts;
using Navigli.Contracts.Seeding;

namespace Navigli.SyntheticCity;

/// <summary>A person while the bundle is being made.</summary>
internal sealed class PersonDraft
{
    /// <summary>Given beforehand for personas; else made when the bundle is finished.</summary>
    public Guid? Id { get; set; }

    public required string Surname { get; init; }

    public required string GivenName { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required SeedPlace BirthPlace { get; init; }

    public required Origin Origin { get; init; }

    public IReadOnlyList<SeedCitizenship>? Citizenships { get; set; }

    public CivilStatus CivilStatus { get; set; } = CivilStatus.NeverMarried;

    public PersonDraft? Spouse { get; set; }

    public RegistryStatus Status { get; set; } = RegistryStatus.Resident;

    /// <summary>First registration; decided by the first membership where it is not set.</summary>
    public DateOnly? RegisteredOn { get; set; }

    public DateOnly? RemovedOn { get; set; }

    public string? RemovalReasonCode { get; set; }

    public DateOnly? DeathDate { get; set; }

    public LegalMarks Marks { get; set; }

    public SeedCertifiability Certifiability { get; set; } = SeedCertifiability.Full;

    public List<SeedFormerIdentity> FormerIdentities { get; } = [];

    public SeedAireRegistration? Aire { get; set; }

    public bool HasOmocodia { get; set; }

    /// <summary>Issue date of the card; null lets chance decide.</summary>
    public DateOnly? CardIssuedOn { get; set; }

    public CodiceFiscaleFacts Facts => new()
    {
        Surname = Surname,
        GivenName = GivenName,
        Sex = Sex,
        BirthDate = BirthDate,
        BelfioreCode = BirthPlace.BelfioreCode,
    };

    public int AgeOn(DateOnly date)
    {
        var years = date.Year - BirthDate.Year;
        return BirthDate.AddYears(years) > date ? years - 1 : years;
    }
}

/// <summary>A household while the bundle is being made.</summary>
internal sealed class HouseholdDraft
{
    public required HouseholdKind Kind { get; init; }

    public required SeedAddress Address { get; init; }

    public required DateOnly EstablishedOn { get; init; }

    public DateOnly? DissolvedOn { get; set; }

    public (string KindCode, string Name)? Cohabitation { get; init; }

    public List<(PersonDraft Person, string KinshipCode, DateOnly From, DateOnly? To)> Members { get; } = [];

    /// <summary>Puts a person in since the household exists, or since birth.</summary>
    public void Join(PersonDraft person, string kinshipCode, DateOnly? to = null) =>
        Members.Add((person, kinshipCode, person.BirthDate > EstablishedOn ? person.BirthDate : EstablishedOn, to));
}
