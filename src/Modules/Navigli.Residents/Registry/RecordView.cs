using Navigli.Contracts;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Seeding;

namespace Navigli.Residents.Registry;

/// <summary>A person's record as one reader may see it, in the words of the request's language.</summary>
public sealed record RecordView
{
    public required Guid PersonId { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required Sex Sex { get; init; }

    public required string CodiceFiscale { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required string BirthPlace { get; init; }

    public required string CivilStatus { get; init; }

    /// <summary>Empty for a stateless person.</summary>
    public required IReadOnlyList<CitizenshipView> Citizenships { get; init; }

    public required RegistryStatus Status { get; init; }

    public required DateOnly RegisteredOn { get; init; }

    public required string RegistrationReason { get; init; }

    public DateOnly? RemovedOn { get; init; }

    public string? RemovalReason { get; init; }

    public DateOnly? DeathDate { get; init; }

    public required LegalMarks Marks { get; init; }

    /// <summary>The address and its history are there, but not for this reader.</summary>
    public required bool AddressHidden { get; init; }

    /// <summary>The address is protected; the reader may still be one who sees it.</summary>
    public required bool AddressProtected { get; init; }

    public AddressView? Address { get; init; }

    /// <summary>Addresses before the present one, the newest first.</summary>
    public required IReadOnlyList<AddressView> FormerAddresses { get; init; }

    /// <summary>The address abroad, for who is in the AIRE.</summary>
    public AddressView? Abroad { get; init; }

    public IdentityCardView? IdentityCard { get; init; }

    public required IReadOnlyList<EventView> Events { get; init; }

    public required CertifiabilityGrade CertifiabilityGrade { get; init; }

    public required CertifiabilityCause CertifiabilityCause { get; init; }

    public DateOnly? ProceedingOpenedOn { get; init; }

    /// <summary>On the electoral roll; null also for whom the address is hidden, since the section is that of the quarter.</summary>
    public ElectorView? Elector { get; init; }

    public required SheetView? Sheet { get; init; }

    public string FullName => $"{GivenName} {FamilyName}";
}

/// <summary>A citizenship.</summary>
public sealed record CitizenshipView(string Country, DateOnly? Since);

/// <summary>An address and its time.</summary>
public sealed record AddressView
{
    public required string Line { get; init; }

    /// <summary>Postal code and comune, or town and state abroad.</summary>
    public required string Place { get; init; }

    public int? Municipio { get; init; }

    public AddressKind? Kind { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }
}

/// <summary>The identity card in force or the last one.</summary>
public sealed record IdentityCardView(string Number, DateOnly IssuedOn, DateOnly ExpiresOn, DocumentState State);

/// <summary>A place on the electoral roll.</summary>
/// <param name="Section">Number of the section.</param>
/// <param name="From">From when; ahead for who turns 18 shortly.</param>
/// <param name="State">To come or not.</param>
public sealed record ElectorView(int Section, DateOnly From, DocumentState State);

/// <summary>An event of civil status; without an act where none has reached the city.</summary>
public sealed record EventView(VitalEventKind Kind, DateOnly Date, string Place, ActView? Act);

/// <summary>Where the act of an event is kept.</summary>
public sealed record ActView(int Number, string Part, string? Series, int Year, string Comune);

/// <summary>A household sheet.</summary>
public sealed record SheetView
{
    public required int Number { get; init; }

    public required HouseholdKind Kind { get; init; }

    public required DateOnly EstablishedOn { get; init; }

    /// <summary>Kind and name of a cohabitation.</summary>
    public string? Cohabitation { get; init; }

    public required IReadOnlyList<MemberView> Members { get; init; }
}

/// <summary>A member of a household, named by the tie to the reference person.</summary>
public sealed record MemberView(Guid PersonId, string FullName, DateOnly BirthDate, string Kinship);
