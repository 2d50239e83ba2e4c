using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Residents.Registry;

namespace Navigli.Residents.Rights;

/// <summary>What certificates state: the person and the household in one query, then one for each part asked for.</summary>
internal sealed class CertifiableRecords(
    CityDb db, CityCalendar calendar, TimeProvider clock, Places places, IStringLocalizer<ResidentsTexts> texts) : ICertifiableRecords
{
    // A row for each member of the sheet, the person's own among them; the person's own alone where there is no sheet.
    private static readonly Func<CityDb, Guid, DateOnly, CancellationToken, Task<List<SheetRow>>> Sheets = CompiledQuery.Rows<Guid, DateOnly, SheetRow>((db, id, today) => (
        from person in db.Set<Person>()
        where person.Id == id
        join address in db.Set<AddressPeriod>().Where(a => a.Kind != AddressKind.OtherComune && a.From <= today && (a.To == null || a.To >= today))
            on person.Id equals address.PersonId into present
        from address in present.DefaultIfEmpty()
        join mine in db.Set<Membership>().Where(m => m.From <= today && (m.To == null || m.To >= today)) on person.Id equals mine.PersonId into own
        from mine in own.DefaultIfEmpty()
        join sheet in db.Set<Household>() on mine.HouseholdId equals sheet.Id into sheets
        from sheet in sheets.DefaultIfEmpty()
        join membership in db.Set<Membership>().Where(m => m.From <= today && (m.To == null || m.To >= today)) on mine.HouseholdId equals membership.HouseholdId into all
        from membership in all.DefaultIfEmpty()
        join member in db.Set<Person>() on (Guid?)membership.PersonId ?? person.Id equals member.Id
        join birth in db.Set<VitalEvent>().Where(e => e.Kind == VitalEventKind.Birth) on member.Id equals birth.PersonId into births
        from birth in births.DefaultIfEmpty()
        select new SheetRow(member, birth, membership, sheet, address)).AsNoTracking());

    private static readonly Func<CityDb, Guid, DateOnly, CancellationToken, Task<List<Citizenship>>> CitizenshipsOf = CompiledQuery.Rows<Guid, DateOnly, Citizenship>((db, id, today) =>
        db.Set<Citizenship>().Where(c => c.PersonId == id && (c.Since == null || c.Since <= today)).OrderBy(c => c.Ordinal).AsNoTracking());

    private static readonly Func<CityDb, Guid, DateOnly, CancellationToken, Task<List<EventRow>>> EventsOf = CompiledQuery.Rows<Guid, DateOnly, EventRow>((db, id, today) => (
        from happened in db.Set<VitalEvent>()
        where (happened.PersonId == id || happened.PartnerId == id) && happened.Kind != VitalEventKind.Birth && happened.Date <= today
        let other = happened.PersonId == id ? happened.PartnerId : (Guid?)happened.PersonId
        join person in db.Set<Person>() on other equals (Guid?)person.Id into partners
        from partner in partners.DefaultIfEmpty()
        orderby happened.Date, happened.Id
        select new EventRow(happened, partner)).AsNoTracking());

    private static readonly Func<CityDb, Guid, DateOnly, CancellationToken, Task<List<AddressPeriod>>> AddressesOf = CompiledQuery.Rows<Guid, DateOnly, AddressPeriod>((db, id, today) =>
        db.Set<AddressPeriod>().Where(a => a.PersonId == id && a.Kind != AddressKind.OtherComune && a.From <= today).OrderBy(a => a.From).AsNoTracking());

    public async Task<CertifiableRecord?> FindAsync(Guid personId, RecordParts parts, CancellationToken ct)
    {
        var today = calendar.Today(clock);
        var rows = await Sheets(db, personId, today, ct);
        if (rows.Find(r => r.Person.Id == personId) is not { Person: var person, BirthAct: var birth })
            return null;
        var sheet = person.Status is RegistryStatus.Resident or RegistryStatus.Aire ? MembersOf(rows) : [];

        // Who shares the household shares the address: the daughter's certificate would tell where the protected mother lives.
        var isProtected = IsProtected(person) || sheet.Exists(m => IsProtected(m.Person));
        var isShown = !isProtected || parts.HasFlag(RecordParts.ProtectedAddress);
        var address = person.Status == RegistryStatus.Resident && isShown ? rows.Select(r => r.Address).MaxBy(a => a?.From) : null;
        var home = sheet.Find(m => m.Person.Id == personId)?.Household;
        return new()
        {
            Person = Certified(person, birth),
            Address = address is null ? null : Printed(address),
            AddressIsProtected = isProtected,
            AtAddressSince = address?.From,
            Household = [.. Ordered(FamilyOf(personId, sheet)).Select(m => new CertifiedMember(Certified(m.Person, m.BirthAct), m.KinshipCode, m.Person.CivilStatus))],
            HouseholdKind = home?.Kind,
            Cohabitation = home is { Kind: HouseholdKind.Cohabitation } ? new(home.CohabitationKindCode, home.CohabitationName) : null,
            CivilStatus = person.CivilStatus,
            RegisteredOn = person.RegisteredOn,
            Removal = person.RemovedOn is { } removedOn ? new(removedOn, person.RemovalReasonCode) : null,
            Abroad = isShown ? AbroadOf(person) : null,
            DiedOn = person.DeathDate,
            Citizenships = parts.HasFlag(RecordParts.Citizenships)
                ? [.. (await CitizenshipsOf(db, personId, today, ct)).Select(c => new CertifiedCitizenship(c.CountryCode, c.Since, c.Until))]
                : [],
            Events = parts.HasFlag(RecordParts.Events) ? [.. (await EventsOf(db, personId, today, ct)).Select(EventOf)] : [],
            Residences = parts.HasFlag(RecordParts.Addresses) && isShown
                ? [.. (await AddressesOf(db, personId, today, ct)).Select(a => new CertifiedResidence(Printed(a), a.From, a.To))]
                : [],
            Status = person.Status,
            CertifiabilityCode = ((int)person.CertifiabilityGrade).ToString(CultureInfo.InvariantCulture),
            CertifiabilityCause = person.CertifiabilityCause is CertifiabilityCause.None ? null : texts[$"Cause.{person.CertifiabilityCause}"].Value,
            ProceedingOpenedOn = person.ProceedingOpenedOn,
            IdentityCardNumber = person.IdentityCardNumber,
            IdentityCardIssuedOn = person.IdentityCardIssuedOn,
        };
    }

    private CertifiedAddress Printed(AddressPeriod address) => new(
        Places.Line(address.Street, address.Number, address.Exponent, address.Stair, address.Flat),
        places.Comune(address.ComuneCode),
        address.Kind == AddressKind.NoFixedAbode);

    private static CertifiedAbroad? AbroadOf(Person person) =>
        person is { AireCountryCode: { } country, AirePlace: { } town, AireAddressLine: { } line, AireSince: { } since } ? new(country, town, line, since) : null;

    private static CertifiedEvent EventOf(EventRow row) => new(
        row.Event.Kind,
        row.Event.Date,
        Places.Of(row.Event.PlaceCode, row.Event.PlaceName, row.Event.PlaceProvince),
        ActOf(row.Event),
        row.Partner is null ? null : Certified(row.Partner, null));

    /// <summary>Each living member once, however many rows tell of it.</summary>
    private static List<MemberRow> MembersOf(List<SheetRow> rows) =>
    [
        .. rows.Where(r => r is { Household: not null, Membership: not null, Person.Status: not RegistryStatus.Deceased }).DistinctBy(r => r.Membership!.Id)
            .Select(r => new MemberRow(r.Person, r.BirthAct, r.Membership!.KinshipCode, r.Household!)),
    ];

    /// <summary>Of a cohabitation the person alone: its members are not a family (D.P.R. 223/1989, art. 5).</summary>
    private static IEnumerable<MemberRow> FamilyOf(Guid personId, List<MemberRow> sheet) =>
        sheet.Where(m => m.Household.Kind != HouseholdKind.Cohabitation || m.Person.Id == personId);

    private static IEnumerable<MemberRow> Ordered(IEnumerable<MemberRow> sheet) => sheet
        .OrderBy(m => SheetOrder.Of(m.KinshipCode))
        .ThenBy(m => m.Person.BirthDate)
        .ThenBy(m => m.Person.Id);

    private static bool IsProtected(Person person) => person.Marks.HasFlag(LegalMarks.ProtectedAddress);

    private static CertifiedPerson Certified(Person person, VitalEvent? birth) => new()
    {
        PersonId = person.Id,
        FamilyName = person.Surname,
        GivenName = person.GivenName,
        Sex = person.Sex,
        CodiceFiscale = CodiceFiscale.Parse(person.CodiceFiscale),
        BirthDate = person.BirthDate,
        BirthPlace = Places.Of(person.BirthPlaceCode, person.BirthPlaceName, person.BirthPlaceProvince),
        BirthAct = birth is null ? null : ActOf(birth),
    };

    private static SeedAct? ActOf(VitalEvent happened) =>
        happened is { ActNumber: { } number, ActPart: { } part, ActYear: { } year, ActComuneCode: { } comune } ? new(number, part, happened.ActSeries, year, comune) : null;

    private sealed record SheetRow(Person Person, VitalEvent? BirthAct, Membership? Membership, Household? Household, AddressPeriod? Address);

    private sealed record MemberRow(Person Person, VitalEvent? BirthAct, string KinshipCode, Household Household);

    private sealed record EventRow(VitalEvent Event, Person? Partner);
}
