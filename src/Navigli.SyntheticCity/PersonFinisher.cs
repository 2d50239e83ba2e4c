using System.Globalization;
using Navigli.Contracts;
using Navigli.Contracts.Seeding;

namespace Navigli.SyntheticCity;

/// <summary>Gives a person what follows from the rest: codice fiscale, identity card, polling section, citizenship.</summary>
internal sealed class PersonFinisher(Census census, Draw draw, CodiceFiscaleRegister register, int sheetBase)
{
    private const int CardNumbers = 100_000 * 26 * 26;
    private const int SectionsInAQuarter = 14;

    private static readonly DateOnly MajorityAtEighteen = new(1975, 3, 10);

    // ANPR was complete on 18 January 2022: since then no comune is "not yet in ANPR".
    private static readonly DateOnly AnprComplete = new(2022, 1, 18);

    public SeedPerson Finish(PersonDraft person, int place, SeedAddress? home)
    {
        // Former codes are claimed first: who had a code before keeps it from others.
        IReadOnlyList<CodiceFiscale> former = person.FormerIdentities.Count == 0 ? [] : FormerCodes(person);
        var citizenships = person.Citizenships ?? [new(person.Origin.CountryCode, null)];
        var isResident = person.Status == RegistryStatus.Resident;
        var electorFrom = isResident ? ElectorFrom(person, citizenships) : null;
        return new()
        {
            Id = person.Id!.Value,
            CodiceFiscale = person.HasOmocodia ? register.ClaimFirstVariant(person.Facts) : register.Claim(person.Facts),
            FormerCodiciFiscali = former,
            Surname = person.Surname,
            GivenName = person.GivenName,
            FormerIdentities = person.FormerIdentities,
            Sex = person.Sex,
            BirthDate = person.BirthDate,
            BirthPlace = person.BirthPlace,
            Citizenships = citizenships,
            CivilStatus = person.CivilStatus,
            SpouseId = person.Spouse?.Id,
            Status = person.Status,
            RegisteredOn = person.RegisteredOn!.Value,
            RegistrationReasonCode = Reason(person),
            RemovedOn = person.RemovedOn,
            RemovalReasonCode = person.RemovalReasonCode,
            DeathDate = person.DeathDate,
            Marks = person.Marks,
            Certifiability = person.Certifiability,
            IdentityCard = isResident ? Card(person, place) : null,
            Aire = person.Aire,
            ElectoralSection = electorFrom is null ? null : Section(home!),
            ElectorFrom = electorFrom,
        };
    }

    /// <summary>A change of name that the code does not show leaves the code as it is.</summary>
    private List<CodiceFiscale> FormerCodes(PersonDraft person)
    {
        var present = CodiceFiscale.Compute(person.Facts);
        return [.. person.FormerIdentities
            .Select(identity => person.Facts with { Surname = identity.Surname, GivenName = identity.GivenName, Sex = identity.Sex })
            .Where(facts => CodiceFiscale.Compute(facts) != present)
            .Select(register.Claim)];
    }

    /// <summary>
    /// Italian citizens of age are electors (D.P.R. 223/1967, art. 1), on the roll of the city in whose registry they are (art. 4). Who turns 18 within the half-year is there with that day.
    /// </summary>
    private DateOnly? ElectorFrom(PersonDraft person, IReadOnlyList<SeedCitizenship> citizenships)
    {
        if (citizenships.FirstOrDefault(c => c.CountryCode == SeedCitizenship.Italy && c.Until is null) is not { } italian)
            return null;
        var from = new[] { OfAge(person.BirthDate), person.RegisteredOn!.Value, italian.Since ?? DateOnly.MinValue }.Max();
        return from <= census.Today.AddMonths(6) ? from : null;
    }

    /// <summary>One is of age at 18 since L. 39/1975, and was at 21 before.</summary>
    private static DateOnly OfAge(DateOnly birth)
    {
        var (eighteen, twentyOne) = (birth.AddYears(18), birth.AddYears(21));
        return eighteen >= MajorityAtEighteen ? eighteen : twentyOne < MajorityAtEighteen ? twentyOne : MajorityAtEighteen;
    }

    /// <summary>Who lives at one address votes in one section.</summary>
    private static int Section(SeedAddress home) =>
        (((home.QuarterId ?? 1) - 1) * SectionsInAQuarter) + 1 + Draw.For($"{home.Street} {home.Number}").Below(SectionsInAQuarter);

    private static string Reason(PersonDraft person)
    {
        if (person.RegisteredOn == person.BirthDate)
            return "1";
        if (person.BirthPlace.IsAbroad)
            return "4";

        return person.RegisteredOn < AnprComplete ? "3" : "9";
    }

    private SeedIdentityCard? Card(PersonDraft person, int place)
    {
        var isAdult = person.AgeOn(census.Today) >= 18;
        var latest = census.Today.AddDays(-7);
        var earliest = BundleBuilder.Latest(person.BirthDate, census.Today.AddYears(isAdult ? -10 : -5));
        if (person.CardIssuedOn is null && (earliest >= latest || !draw.Chance(isAdult ? 0.94 : 0.6)))
            return null;

        var issuedOn = person.CardIssuedOn ?? draw.Date(earliest, latest);
        var years = person.AgeOn(issuedOn) switch { < 3 => 3, < 18 => 5, _ => 10 };

        // The card lasts until the birthday after its term (D.L. 5/2012, art. 7).
        var term = issuedOn.AddYears(years);
        var birthday = person.BirthDate.AddYears(term.Year - person.BirthDate.Year);
        var expiresOn = birthday >= term ? birthday : person.BirthDate.AddYears(term.Year - person.BirthDate.Year + 1);
        return expiresOn < census.Today && person.CardIssuedOn is null ? null : new(CardNumber(place), issuedOn, expiresOn);
    }

    /// <summary>Unique by construction: the factor has no divisor in common with the count of numbers.</summary>
    private string CardNumber(int place)
    {
        var serial = ((long)((sheetBase * 8L) + place) * 7_368_787) % CardNumbers;
        var (digits, letters) = ((int)(serial % 100_000), (int)(serial / 100_000));
        return string.Create(CultureInfo.InvariantCulture, $"CZ{digits:D5}{(char)('A' + (letters / 26))}{(char)('A' + (letters % 26))}");
    }
}
