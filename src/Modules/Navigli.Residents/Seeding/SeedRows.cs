using Navigli.Contracts.Seeding;
using Navigli.Residents.Registry;

namespace Navigli.Residents.Seeding;

/// <summary>Rows of the registry from the plain records of a synthetic population.</summary>
internal static class SeedRows
{
    public static Person Of(SeedPerson p) => new()
    {
        Id = p.Id,
        CodiceFiscale = p.CodiceFiscale.Value,
        Surname = p.Surname,
        GivenName = p.GivenName,
        FoldedSurname = PersonNameFolding.Fold(p.Surname),
        FoldedGivenName = PersonNameFolding.Fold(p.GivenName),
        Sex = p.Sex,
        BirthDate = p.BirthDate,
        BirthPlaceCode = p.BirthPlace.BelfioreCode,
        BirthPlaceName = p.BirthPlace.Name,
        BirthPlaceProvince = p.BirthPlace.Province,
        CivilStatus = p.CivilStatus,
        SpouseId = p.SpouseId,
        Status = p.Status,
        RegisteredOn = p.RegisteredOn,
        RegistrationReasonCode = p.RegistrationReasonCode,
        RemovedOn = p.RemovedOn,
        RemovalReasonCode = p.RemovalReasonCode,
        DeathDate = p.DeathDate,
        Marks = p.Marks & Person.OpenMarks,
        CertifiabilityGrade = p.Certifiability.Grade,
        CertifiabilityCause = p.Certifiability.Cause,
        ProceedingOpenedOn = p.Certifiability.ProceedingOpenedOn,
        IdentityCardNumber = p.IdentityCard?.Number,
        IdentityCardIssuedOn = p.IdentityCard?.IssuedOn,
        IdentityCardExpiresOn = p.IdentityCard?.ExpiresOn,
        AireCountryCode = p.Aire?.CountryCode,
        AirePlace = p.Aire?.Place,
        AireAddressLine = p.Aire?.AddressLine,
        AireSince = p.Aire?.Since,
        ElectoralSection = p.ElectoralSection,
        ElectorFrom = p.ElectorFrom,
    };

    public static Household Of(SeedHousehold h) => new()
    {
        Id = h.Id,
        SheetNumber = h.SheetNumber,
        Kind = h.Kind,
        EstablishedOn = h.EstablishedOn,
        DissolvedOn = h.DissolvedOn,
        CohabitationKindCode = h.CohabitationKindCode,
        CohabitationName = h.CohabitationName,
    };

    public static Membership Of(SeedMembership m) => new()
    {
        Id = m.Id,
        HouseholdId = m.HouseholdId,
        PersonId = m.PersonId,
        KinshipCode = m.KinshipCode,
        From = m.From,
        To = m.To,
    };

    public static AddressPeriod Of(SeedAddressPeriod a) => new()
    {
        Id = a.Id,
        PersonId = a.PersonId,
        Kind = a.Kind,
        From = a.From,
        To = a.To,
        Street = a.Address.Street,
        Number = a.Address.Number,
        Exponent = a.Address.Exponent,
        Stair = a.Address.Stair,
        Flat = a.Address.Flat,
        PostalCode = a.Address.PostalCode,
        ComuneCode = a.Address.ComuneBelfiore,
        Municipio = a.Address.Municipio,
        QuarterId = a.Address.QuarterId,
    };

    public static VitalEvent Of(SeedVitalEvent e) => new()
    {
        Id = e.Id,
        PersonId = e.PersonId,
        PartnerId = e.PartnerId,
        Kind = e.Kind,
        Date = e.Date,
        PlaceCode = e.Place.BelfioreCode,
        PlaceName = e.Place.Name,
        PlaceProvince = e.Place.Province,
        ActNumber = e.Act?.Number,
        ActPart = e.Act?.Part,
        ActSeries = e.Act?.Series,
        ActYear = e.Act?.Year,
        ActComuneCode = e.Act?.ComuneBelfiore,
    };

    public static ParentalLink Of(SeedParentalLink l) => new()
    {
        Id = l.Id,
        ParentId = l.ParentId,
        ChildId = l.ChildId,
        From = l.From,
        To = l.To,
        Limit = l.Limit,
        CourtAct = l.CourtAct,
    };

    public static Guardianship Of(SeedGuardianship g) => new()
    {
        Id = g.Id,
        WardId = g.WardId,
        GuardianId = g.GuardianId,
        Kind = g.Kind,
        CourtAct = g.CourtAct,
        From = g.From,
        ReviewOn = g.ReviewOn,
        To = g.To,
    };

    public static IEnumerable<Citizenship> Citizenships(SeedPerson p) =>
        p.Citizenships.Select((c, i) => new Citizenship { PersonId = p.Id, Ordinal = i, CountryCode = c.CountryCode, Since = c.Since, Until = c.Until });

    public static IEnumerable<FormerIdentity> FormerIdentities(SeedPerson p) => p.FormerIdentities.Select((f, i) => new FormerIdentity
    {
        PersonId = p.Id,
        Ordinal = i,
        Surname = f.Surname,
        GivenName = f.GivenName,
        Sex = f.Sex,
        Until = f.Until,
        Reason = f.Reason,
    });

    public static IEnumerable<FormerCode> FormerCodes(SeedPerson p) =>
        p.FormerCodiciFiscali.Select(c => new FormerCode { CodiceFiscale = c.Value, PersonId = p.Id });

    public static bool HasSealedMarks(SeedPerson p) => (p.Marks & ~Person.OpenMarks) != LegalMarks.None;

    public static SealedMarks MarksOf(SeedPerson p) => new() { PersonId = p.Id, Marks = p.Marks & ~Person.OpenMarks };
}
