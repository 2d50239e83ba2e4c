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

/// <summary>What certificates state, in two queries: the person, and the household.</summary>
internal sealed class CertifiableRecords(
    CityDb db, CityCalendar calendar, TimeProvider clock, Places places, IStringLocalizer<ResidentsTexts> texts) : ICertifiableRecords
{
    private static readonly Func<CityDb, Guid, DateOnly, CancellationToken, Task<List<PersonRow>>> Persons = CompiledQuery.Rows<Guid, DateOnly, PersonRow>((db, id, today) => (
        from person in db.Set<Person>()
        where person.Id == id
        join address in db.Set<AddressPeriod>().Where(a => a.Kind != AddressKind.OtherComune && a.From <= today && (a.To == null || a.To >= today))
            on person.Id equals address.PersonId into present
        from address in present.DefaultIfEmpty()
        join birth in db.Set<VitalEvent>().Where(e => e.Kind == VitalEventKind.Birth) on person.Id equals birth.PersonId into born
        from birth in born.DefaultIfEmpty()
        orderby address.From descending
        select new PersonRow(person, address, birth)).Take(1).AsNoTracking());

    private static readonly Func<CityDb, Guid, DateOnly, CancellationToken, Task<List<MemberRow>>> Sheet = CompiledQuery.Rows<Guid, DateOnly, MemberRow>((db, id, today) => (
        from mine in db.Set<Membership>()
        where mine.PersonId == id && mine.From <= today && (mine.To == null || mine.To >= today)
        join sheet in db.Set<Household>() on mine.HouseholdId equals sheet.Id
        join member in db.Set<Membership>() on mine.HouseholdId equals member.HouseholdId
        where member.From <= today && (member.To == null || member.To >= today)
        join person in db.Set<Person>() on member.PersonId equals person.Id
        where person.Status != RegistryStatus.Deceased
        join birth in db.Set<VitalEvent>().Where(e => e.Kind == VitalEventKind.Birth) on person.Id equals birth.PersonId into born
        from birth in born.DefaultIfEmpty()
        select new MemberRow(person, birth, member.KinshipCode, sheet.Kind)).AsNoTracking());

    public async Task<CertifiableRecord?> FindAsync(Guid personId, CancellationToken ct)
    {
        var today = calendar.Today(clock);
        if (await Persons(db, personId, today, ct) is not [var person, ..])
            return null;
        var resident = person.Person.Status == RegistryStatus.Resident;
        var sheet = resident ? await Sheet(db, personId, today, ct) : [];

        // Who shares the household shares the address: the daughter's certificate would tell where the protected mother lives.
        var isProtected = IsProtected(person.Person) || sheet.Exists(m => IsProtected(m.Person));
        var address = resident && !isProtected ? person.Address : null;
        var card = person.Person.IdentityCardNumber;
        return new()
        {
            Person = Certified(person.Person, person.BirthAct),
            Address = address is null ? null : new CertifiedAddress(
                Places.Line(address.Street, address.Number, address.Exponent, address.Stair, address.Flat),
                places.Comune(address.ComuneCode),
                address.Kind == AddressKind.NoFixedAbode),
            AddressIsProtected = isProtected,
            AtAddressSince = address?.From,
            Household = [.. Ordered(FamilyOf(personId, sheet)).Select(m => new CertifiedMember(Certified(m.Person, m.BirthAct), m.KinshipCode))],
            Status = person.Person.Status,
            CertifiabilityCode = ((int)person.Person.CertifiabilityGrade).ToString(CultureInfo.InvariantCulture),
            CertifiabilityCause = person.Person.CertifiabilityCause is CertifiabilityCause.None ? null : texts[$"Cause.{person.Person.CertifiabilityCause}"].Value,
            ProceedingOpenedOn = person.Person.ProceedingOpenedOn,
            IdentityCardNumber = card,
            IdentityCardIssuedOn = person.Person.IdentityCardIssuedOn,
        };
    }

    /// <summary>Of a cohabitation the person alone: its members are not a family (D.P.R. 223/1989, art. 5).</summary>
    private static IEnumerable<MemberRow> FamilyOf(Guid personId, List<MemberRow> sheet) =>
        sheet.Where(m => m.HouseholdKind == HouseholdKind.Family || m.Person.Id == personId);

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
        BirthAct = birth is { ActNumber: { } number, ActPart: { } part, ActYear: { } year, ActComuneCode: { } comune }
            ? new SeedAct(number, part, birth.ActSeries, year, comune)
            : null,
    };

    private sealed record PersonRow(Person Person, AddressPeriod? Address, VitalEvent? BirthAct);

    private sealed record MemberRow(Person Person, VitalEvent? BirthAct, string KinshipCode, HouseholdKind HouseholdKind);
}
