using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Residents.Registry;

/// <summary>Who is looking: decides whether a protected address and the household are shown.</summary>
internal sealed record Onlooker
{
    public static readonly Onlooker Self = new() { SeesOwnHome = true, SeesSheet = true };

    public static readonly Onlooker Office = new() { SeesSheet = true };

    private bool SeesOwnHome { get; init; }

    private Guid? RelativeId { get; init; }

    /// <summary>A parent or guardian may live elsewhere: who lives with the child is not part of the child's record.</summary>
    public bool SeesSheet { get; private init; }

    public static Onlooker Relative(Guid personId) => new() { RelativeId = personId };

    /// <summary>A protected address is told to nobody but the person, and who lives there knows it already.</summary>
    public bool SeesProtectedHome(HouseholdSheet sheet) => SeesOwnHome || (RelativeId is { } id && sheet.Has(id));
}

/// <summary>Reads a record and words it. Whoever calls has checked the right and writes the access ledger.</summary>
internal sealed class RecordReader(CityDb db, CityCalendar calendar, TimeProvider clock, RegistryVocabulary words, Places places, StatedValidity validity)
{
    public async Task<RecordView?> ReadAsync(Guid personId, Onlooker onlooker, CancellationToken ct)
    {
        var today = calendar.Today(clock);
        var person = await db.Persons.AsNoTracking().FirstOrDefaultAsync(p => p.Id == personId, ct);
        if (person is null)
            return null;
        var citizenships = await db.Citizenships.AsNoTracking().Where(c => c.PersonId == personId && (c.Until == null || c.Until >= today)).OrderBy(c => c.Ordinal).ToListAsync(ct);
        var events = await db.VitalEvents.AsNoTracking().Where(e => e.PersonId == personId || e.PartnerId == personId).OrderBy(e => e.Date).ToListAsync(ct);
        var sheet = await HouseholdSheet.ReadAsync(db, personId, today, ct);
        var isProtected = person.Marks.HasFlag(LegalMarks.ProtectedAddress) || sheet.HasProtectedMember;
        var hidden = isProtected && !onlooker.SeesProtectedHome(sheet);
        List<AddressPeriod> addresses = hidden
            ? []
            : await db.Addresses.AsNoTracking().Where(a => a.PersonId == personId && a.From <= today).OrderByDescending(a => a.From).ToListAsync(ct);
        var present = addresses.Find(a => a.To is null || a.To >= today);
        return new()
        {
            PersonId = person.Id,
            GivenName = person.GivenName,
            FamilyName = person.Surname,
            Sex = person.Sex,
            CodiceFiscale = person.CodiceFiscale,
            BirthDate = person.BirthDate,
            BirthPlace = Places.Of(person.BirthPlaceCode, person.BirthPlaceName, person.BirthPlaceProvince),
            CivilStatus = CivilStatusOf(person),
            Citizenships = [.. citizenships.Select(c => new CitizenshipView(CountryOf(c), c.Since))],
            Status = person.Status,
            RegisteredOn = person.RegisteredOn,
            RegistrationReason = Label(words.RegistrationReasons, person.RegistrationReasonCode),
            RemovedOn = person.RemovedOn,
            RemovalReason = person.RemovalReasonCode is { } removal ? Label(words.RemovalReasons, removal) : null,
            DeathDate = person.DeathDate,
            Marks = person.Marks,
            AddressHidden = hidden,
            AddressProtected = isProtected,
            Address = present is null ? null : View(present),
            FormerAddresses = [.. addresses.Where(a => a != present).Select(View)],
            Abroad = AbroadOf(person),
            IdentityCard = CardOf(person, today),
            Events = [.. events.Select(View)],
            CertifiabilityGrade = person.CertifiabilityGrade,
            CertifiabilityCause = person.CertifiabilityCause,
            ProceedingOpenedOn = person.ProceedingOpenedOn,
            Elector = hidden || person is not { ElectoralSection: { } section, ElectorFrom: { } from } ? null : new(section, from, StatedValidity.OfElector(from).On(today)),
            Sheet = onlooker.SeesSheet ? sheet.View(words) : null,
        };
    }

    private static string Label(IReadOnlyDictionary<string, CodeLabel> table, string code) =>
        table.TryGetValue(code, out var entry) ? entry.Label.ToString() : code;

    private IdentityCardView? CardOf(Person person, DateOnly today) =>
        person is { IdentityCardNumber: { } number, IdentityCardIssuedOn: { } issuedOn, IdentityCardExpiresOn: { } expiresOn }
            ? new(number, issuedOn, expiresOn, validity.OfCard(expiresOn).On(today))
            : null;

    private string CivilStatusOf(Person person)
    {
        var code = ((int)person.CivilStatus).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return words.CivilStatuses.TryGetValue(code, out var status) ? status.For(person.Sex).ToString() : code;
    }

    private string CountryOf(Citizenship citizenship) =>
        citizenship.CountryCode == SeedCitizenship.Italy ? new LocalizedText("Italia", "Italy").ToString() : places.Country(citizenship.CountryCode);

    private AddressView View(AddressPeriod a) => new()
    {
        Line = Places.Line(a.Street, a.Number, a.Exponent, a.Stair, a.Flat),
        Place = $"{a.PostalCode} {places.Comune(a.ComuneCode)}".TrimStart(),
        Municipio = a.Municipio,
        Kind = a.Kind,
        From = a.From,
        To = a.To,
    };

    private AddressView? AbroadOf(Person person) =>
        person is { AireCountryCode: { } country, AirePlace: { } town, AireAddressLine: { } line, AireSince: { } since }
            ? new() { Line = line, Place = $"{town}, {places.Country(country)}", From = since }
            : null;

    private EventView View(VitalEvent e) => new(
        e.Kind,
        e.Date,
        Places.Of(e.PlaceCode, e.PlaceName, e.PlaceProvince),
        e is { ActNumber: { } number, ActPart: { } part, ActYear: { } year, ActComuneCode: { } comune }
            ? new ActView(number, part, e.ActSeries, year, places.Comune(comune))
            : null);
}
