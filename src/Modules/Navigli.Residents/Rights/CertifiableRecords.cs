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
    public async Task<CertifiableRecord?> FindAsync(Guid personId, CancellationToken ct)
    {
        var today = calendar.Today(clock);
        var person = await PersonAsync(personId, today, ct);
        if (person is null)
            return null;
        var resident = person.Person.Status == RegistryStatus.Resident;
        var sheet = resident ? await SheetAsync(personId, today, ct) : [];

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

    private Task<PersonRow?> PersonAsync(Guid personId, DateOnly today, CancellationToken ct)
    {
        var addresses = db.Addresses.Where(a => a.Kind != AddressKind.OtherComune && a.From <= today && (a.To == null || a.To >= today));
        var births = db.VitalEvents.Where(e => e.Kind == VitalEventKind.Birth);
        var rows =
            from person in db.Persons
            where person.Id == personId
            join address in addresses on person.Id equals address.PersonId into present
            from address in present.DefaultIfEmpty()
            join birth in births on person.Id equals birth.PersonId into born
            from birth in born.DefaultIfEmpty()
            orderby address.From descending
            select new PersonRow(person, address, birth);
        return rows.AsNoTracking().FirstOrDefaultAsync(ct);
    }

    private async Task<List<MemberRow>> SheetAsync(Guid personId, DateOnly today, CancellationToken ct)
    {
        var births = db.VitalEvents.Where(e => e.Kind == VitalEventKind.Birth);
        var rows =
            from mine in db.Memberships
            where mine.PersonId == personId && mine.From <= today && (mine.To == null || mine.To >= today)
            join sheet in db.Households on mine.HouseholdId equals sheet.Id
            join member in db.Memberships on mine.HouseholdId equals member.HouseholdId
            where member.From <= today && (member.To == null || member.To >= today)
            join person in db.Persons on member.PersonId equals person.Id
            where person.Status != RegistryStatus.Deceased
            join birth in births on person.Id equals birth.PersonId into born
            from birth in born.DefaultIfEmpty()
            select new MemberRow(person, birth, member.KinshipCode, sheet.Kind);
        return await rows.AsNoTracking().ToListAsync(ct);
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
