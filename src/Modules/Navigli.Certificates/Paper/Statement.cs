using Navigli.Certificates.Rules;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;

namespace Navigli.Certificates.Paper;

/// <summary>What a statement is written from.</summary>
internal sealed record StatementSource(CertifiableRecord Record, DateOnly Reference, CityPack City, PaperEdition Edition);

/// <summary>One section of a certificate: what it reads, whether it can speak, and what it says.</summary>
internal sealed record Statement
{
    public RecordParts Parts { get; init; }

    /// <summary>Whether it tells where the person lives or lived.</summary>
    public bool StatesAddress { get; init; }

    /// <summary>Whether the record has what it states, on the day that the certificate speaks of.</summary>
    public Func<CertifiableRecord, DateOnly, bool> Has { get; init; } = (_, _) => true;

    /// <summary>The other persons of whom it tells something, and as what.</summary>
    public Func<StatementSource, IEnumerable<StatedPerson>> Others { get; init; } = _ => [];

    public required Func<StatementSource, PaperPart> Write { get; init; }
}

/// <summary>Somebody else whom a certificate names.</summary>
/// <param name="Person">Who.</param>
/// <param name="Relationship">What the person is to the subject, in the paper's words; null where it is not stated.</param>
internal sealed record StatedPerson(CertifiedPerson Person, string? Relationship);

/// <summary>The statement of each section.</summary>
internal static class Statements
{
    private static readonly Dictionary<CertificateSection, Statement> All = new()
    {
        [CertificateSection.Birth] = new() { Write = EventStatements.Birth },
        [CertificateSection.Death] = new() { Parts = RecordParts.Events, Has = (r, _) => r.DiedOn is not null, Write = EventStatements.Death },
        [CertificateSection.Marriage] = EventStatements.Couple("Marriage", r => r.Marriage),
        [CertificateSection.CivilUnion] = EventStatements.Couple("CivilUnion", r => r.CivilUnion),
        [CertificateSection.CohabitationContract] = EventStatements.Couple("Contract", r => r.Contract),
        [CertificateSection.CivilStatus] = new()
        {
            Parts = RecordParts.Events, Has = (r, _) => r.CivilStatus != CivilStatus.Unknown, Others = StatusStatements.Spouse, Write = StatusStatements.CivilStatus,
        },
        [CertificateSection.FreeStatus] = new() { Has = (r, _) => r.IsFree, Write = StatusStatements.FreeStatus },
        [CertificateSection.Citizenship] = new() { Parts = RecordParts.Citizenships, Has = (r, day) => r.CitizenshipsOn(day).Count > 0, Write = StatusStatements.Citizenship },
        [CertificateSection.CitizenshipHistory] = new() { Parts = RecordParts.Citizenships, Has = (r, _) => r.Citizenships.Count > 0, Write = StatusStatements.CitizenshipHistory },
        [CertificateSection.ExistenceInLife] = new() { Has = (r, _) => r.DiedOn is null, Write = StatusStatements.ExistenceInLife },
        [CertificateSection.Removal] = new() { Has = (r, _) => r.Removal is not null, Write = StatusStatements.Removal },
        [CertificateSection.Residence] = new() { StatesAddress = true, Has = (r, _) => r.Address is not null, Write = PlaceStatements.Residence },
        [CertificateSection.ResidenceHistory] = new()
        {
            StatesAddress = true, Parts = RecordParts.Addresses, Has = (r, _) => r.Residences.Count > 0, Write = PlaceStatements.History,
        },
        [CertificateSection.ResidenceOnDate] = new()
        {
            StatesAddress = true, Parts = RecordParts.Addresses, Has = (r, day) => r.ResidenceOn(day) is not null, Write = PlaceStatements.OnDate,
        },
        [CertificateSection.ResidenceAbroad] = new() { StatesAddress = true, Has = (r, _) => r.Abroad is not null, Write = PlaceStatements.Abroad },
        [CertificateSection.CohabitationResidence] = new()
        {
            StatesAddress = true, Has = (r, _) => r is { Cohabitation: not null, Address: not null }, Write = PlaceStatements.Cohabitation,
        },
        [CertificateSection.Household] = HouseholdStatements.With("Household", HouseholdColumn.None),
        [CertificateSection.HouseholdKinship] = HouseholdStatements.With("Household", HouseholdColumn.Kinship),
        [CertificateSection.HouseholdCivilStatus] = HouseholdStatements.With("Household", HouseholdColumn.CivilStatus),
        [CertificateSection.HouseholdAbroad] = HouseholdStatements.With("HouseholdAbroad", HouseholdColumn.None),
    };

    public static Statement Of(CertificateSection section) => All[section];

    public static IReadOnlyList<Statement> Of(CertificateSelection selection) => [.. selection.Sections.Select(Of)];

    /// <summary>What must be read to judge and to write these.</summary>
    public static RecordParts PartsOf(IEnumerable<CertificateSelection> selections) =>
        selections.SelectMany(s => s.Sections).Aggregate(RecordParts.None, (parts, section) => parts | Of(section).Parts);
}
