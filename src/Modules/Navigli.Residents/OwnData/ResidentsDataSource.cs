using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Privacy;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Data;
using Navigli.Residents.Registry;

namespace Navigli.Residents.OwnData;

/// <summary>
/// This module's part of the copy of one's own data: the record as its person reads it on <c>/i-miei-dati</c>, and less. A file travels further than
/// a page, so a protected address, and what would tell where it is, stays on the page.
/// </summary>
internal sealed class ResidentsDataSource(CityDb db, RecordReader records, IStringLocalizer<ResidentsTexts> texts) : IPersonalDataSource
{
    public const string Registry = "residents.registry";
    public const string LookUps = "residents.look-ups";

    private const string Sealed = "sealed";
    private const string Others = "others";
    private const string Officers = "officers";

    public string Code => "residents";

    Type IPersonalDataSource.Texts => typeof(ResidentsTexts);

    public IReadOnlyList<HeldTable> Tables { get; } =
    [
        new("residents_persons", Registry),
        new("residents_citizenships", Registry),
        new("residents_households", Registry),
        new("residents_memberships", Registry),
        new("residents_addresses", Registry),
        new("residents_vital_events", Registry),
        new("residents_guardianships", Registry),
        new("residents_certifiability_changes", Registry),
        // Who is whose parent is another's datum as well, and its first day may be that of an adoption (L. 184/1983, art. 28).
        new("residents_parental_links", Registry) { Withheld = Others },
        new("residents_former_identities", Registry) { Withheld = Sealed },
        new("residents_sealed_marks", Registry) { Withheld = Sealed },
        new("residents_former_codes", Registry) { Withheld = Sealed },
        new("residents_look_ups", LookUps) { Withheld = Officers },
        new("residents_look_up_results", LookUps) { Withheld = Officers },
    ];

    public async Task<PersonalData> CollectAsync(DataSubject subject, CancellationToken ct)
    {
        if (subject.PersonId is not { } person || await records.ReadAsync(person, Onlooker.Self, ct) is not { } record)
            return new() { Sections = [], LeftOut = ["notInRegistry"] };
        return new()
        {
            Sections =
            [
                new("person", [Person(record)]),
                new("citizenships", [.. record.Citizenships.Select(c => (IReadOnlyList<DataField>)[new("country", c.Country), new("since", c.Since)])]),
                .. Homes(record),
                new("events", [.. record.Events.Select(Event)]),
                new("guardianships", await GuardianshipsAsync(person, ct)),
                new("certifiability", await DecisionsAsync(person, ct)),
            ],
            LeftOut = record.AddressProtected ? ["protectedAddress"] : [],
        };
    }

    private IReadOnlyList<DataField> Person(RecordView r) =>
    [
        new("givenName", r.GivenName), new("familyName", r.FamilyName), new("sex", r.Sex.ToString()) { Text = texts[$"Sex.{r.Sex}"] }, new("codiceFiscale", r.CodiceFiscale), new("birthDate", r.BirthDate),
        new("birthPlace", r.BirthPlace), new("civilStatus", r.CivilStatus), new("registryStatus", r.Status.ToString()) { Text = texts[$"Status.{r.Status}"] },
        new("registeredOn", r.RegisteredOn), new("registrationReason", r.RegistrationReason), new("removedOn", r.RemovedOn), new("removalReason", r.RemovalReason),
        new("identityCardNumber", r.IdentityCard?.Number), new("identityCardIssuedOn", r.IdentityCard?.IssuedOn), new("identityCardExpiresOn", r.IdentityCard?.ExpiresOn),
        new("proceedingOpenedOn", r.ProceedingOpenedOn),
        // The section is that of the quarter where the person lives.
        new("electoralSection", r.AddressProtected ? null : r.Elector?.Section), new("electorFrom", r.Elector?.From),
    ];

    private IEnumerable<DataSection> Homes(RecordView r)
    {
        if (r.AddressProtected)
            yield break;
        List<AddressView> all = [.. new[] { r.Address, r.Abroad }.OfType<AddressView>(), .. r.FormerAddresses];
        yield return new("addresses", [.. all.Select(a => (IReadOnlyList<DataField>)
        [
            new("line", a.Line), new("place", a.Place), new("municipio", a.Municipio), new("from", a.From), new("to", a.To),
        ])]);
        if (r.Sheet is { } sheet)
        {
            yield return new("household",
            [
                [
                    new("sheetNumber", sheet.Number), new("householdKind", sheet.Kind.ToString()) { Text = texts[$"Data.Household.{sheet.Kind}"] }, new("establishedOn", sheet.EstablishedOn),
                    new("cohabitation", sheet.Cohabitation), new("kinship", sheet.Members.FirstOrDefault(m => m.PersonId == r.PersonId)?.Kinship),
                ],
            ]);
        }
    }

    private IReadOnlyList<DataField> Event(EventView e) =>
    [
        new("event", e.Kind.ToString()) { Text = texts[$"Event.{e.Kind}"] }, new("date", e.Date), new("place", e.Place), new("actNumber", e.Act?.Number), new("actPart", e.Act?.Part),
        new("actSeries", e.Act?.Series), new("actYear", e.Act?.Year), new("actComune", e.Act?.Comune),
    ];

    private async Task<IReadOnlyList<IReadOnlyList<DataField>>> GuardianshipsAsync(Guid person, CancellationToken ct) =>
        (await db.Guardianships.AsNoTracking().Where(g => g.WardId == person).OrderBy(g => g.From).ToListAsync(ct)).ConvertAll(g => (IReadOnlyList<DataField>)
        [
            new("guardianship", g.Kind.ToString()) { Text = texts[$"Data.Guardianship.{g.Kind}"] }, new("courtAct", g.CourtAct), new("from", g.From), new("reviewOn", g.ReviewOn), new("to", g.To),
        ]);

    private async Task<IReadOnlyList<IReadOnlyList<DataField>>> DecisionsAsync(Guid person, CancellationToken ct) =>
        (await db.CertifiabilityChanges.AsNoTracking().Where(c => c.PersonId == person).OrderBy(c => c.At).ToListAsync(ct)).ConvertAll(c => (IReadOnlyList<DataField>)
        [
            new("at", c.At), new("grade", c.Grade.ToString()) { Text = texts[$"Grade.{c.Grade}"] }, new("cause", c.Cause.ToString()) { Text = c.Cause == CertifiabilityCause.None ? null : texts[$"Cause.{c.Cause}"].Value },
        ]);
}
