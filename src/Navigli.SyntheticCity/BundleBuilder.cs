using Navigli.Contracts;
using Navigli.Contracts.Seeding;

namespace Navigli.SyntheticCity;

/// <summary>Gathers the persons of one bundle and turns them into records that agree with each other.</summary>
internal sealed class BundleBuilder(Census census, Draw draw, int sheetBase)
{
    // Civil unions and cohabitation contracts exist since L. 76/2016 came into force.
    internal static readonly DateOnly CivilUnionsSince = new(2016, 6, 5);

    private readonly List<PersonDraft> _persons = [];
    private readonly List<HouseholdDraft> _households = [];
    private readonly List<(VitalEventKind Kind, DateOnly Date, SeedPlace Place, PersonDraft Person, PersonDraft? Partner)> _events = [];
    private readonly List<(PersonDraft Parent, PersonDraft Child, DateOnly From, ParentalLimit Limit, string? CourtAct)> _parents = [];
    private readonly List<(PersonDraft Ward, PersonDraft Guardian, GuardianshipKind Kind, DateOnly From)> _guardianships = [];

    public Census Census => census;

    public Draw Draw => draw;

    public DateOnly Today => census.Today;

    public int Residents => _persons.Count(person => person.Status == RegistryStatus.Resident);

    public PersonDraft Add(PersonDraft person)
    {
        _persons.Add(person);
        return person;
    }

    /// <summary>An invented person of an age.</summary>
    public PersonDraft Invent(Sex sex, int age, Origin origin, string? surname = null) => Invent(sex, census.BirthDate(draw, age), origin, surname);

    public PersonDraft Invent(Sex sex, DateOnly birthDate, Origin origin, string? surname = null)
    {
        var family = surname ?? census.Surname(draw, origin);
        var given = census.GivenName(draw, origin, sex, birthDate.Year);
        while (census.IsAvoided(given, family))
            given = census.GivenName(draw, origin, sex, birthDate.Year);

        return Add(new()
        {
            Surname = family,
            GivenName = given,
            Sex = sex,
            BirthDate = birthDate,
            BirthPlace = census.BirthPlace(draw, origin, birthDate),
            Origin = origin,
        });
    }

    public HouseholdDraft Family(QuarterProfile quarter, DateOnly establishedOn) =>
        House(new() { Kind = HouseholdKind.Family, Address = census.Address(draw, quarter), EstablishedOn = establishedOn });

    public HouseholdDraft House(HouseholdDraft household)
    {
        _households.Add(household);
        return household;
    }

    public void Event(VitalEventKind kind, DateOnly date, SeedPlace place, PersonDraft person, PersonDraft? partner = null) =>
        _events.Add((kind, date, place, person, partner));

    public void Couple(PersonDraft one, PersonDraft other, VitalEventKind kind, DateOnly date)
    {
        var status = kind == VitalEventKind.CivilUnion ? CivilStatus.CivilUnion : CivilStatus.Married;
        (one.CivilStatus, other.CivilStatus) = (status, status);
        (one.Spouse, other.Spouse) = (other, one);
        var isAbroad = !one.Origin.IsItaly && !other.Origin.IsItaly && draw.Chance(0.6);
        Event(kind, date, isAbroad ? census.Country(one.Origin.CountryCode) : census.Home, one, other);
    }

    public void Parent(PersonDraft parent, PersonDraft child, ParentalLimit limit = ParentalLimit.None, string? courtAct = null) =>
        _parents.Add((parent, child, child.BirthDate, limit, courtAct));

    public void ParentSince(PersonDraft parent, PersonDraft child, DateOnly from) => _parents.Add((parent, child, from, ParentalLimit.None, null));

    public void Guard(PersonDraft ward, PersonDraft guardian, GuardianshipKind kind, DateOnly from) => _guardianships.Add((ward, guardian, kind, from));

    public void Die(PersonDraft person, DateOnly date)
    {
        (person.Status, person.DeathDate, person.RemovedOn, person.RemovalReasonCode) = (RegistryStatus.Deceased, date, date, "1");
        Event(VitalEventKind.Death, date, census.Home, person);
    }

    public SeedBundle Build(CodiceFiscaleRegister register)
    {
        var memberships = new List<SeedMembership>();
        var addresses = new List<SeedAddressPeriod>();
        var households = new List<SeedHousehold>(_households.Count);
        foreach (var person in _persons)
            Settle(person);

        foreach (var household in _households)
        {
            var id = draw.Id(household.EstablishedOn);
            households.Add(new()
            {
                Id = id,
                SheetNumber = sheetBase + households.Count,
                Kind = household.Kind,
                Address = household.Address,
                EstablishedOn = household.EstablishedOn,
                DissolvedOn = household.DissolvedOn,
                CohabitationKindCode = household.Cohabitation?.KindCode,
                CohabitationName = household.Cohabitation?.Name,
            });
            foreach (var (person, kinshipCode, from, to) in household.Members)
            {
                memberships.Add(new() { Id = draw.Id(from), HouseholdId = id, PersonId = person.Id!.Value, KinshipCode = kinshipCode, From = from, To = to });
                AddAddresses(addresses, household, person, from, to);
            }
        }

        var events = new List<SeedVitalEvent>(_persons.Count + _events.Count);
        foreach (var person in _persons)
            events.Add(Record(VitalEventKind.Birth, person.BirthDate, person.BirthPlace, person, null));
        foreach (var (kind, date, place, person, partner) in _events)
            events.Add(Record(kind, date, place, person, partner));

        var finisher = new PersonFinisher(census, draw, register, sheetBase);
        return new()
        {
            Households = households,
            Persons = [.. _persons.Select((person, i) => finisher.Finish(person, i, HomeOf(person)))],
            Memberships = memberships,
            Addresses = addresses,
            Events = events,
            ParentalLinks = [.. _parents.Select(link => new SeedParentalLink
            {
                Id = draw.Id(link.From),
                ParentId = link.Parent.Id!.Value,
                ChildId = link.Child.Id!.Value,
                From = link.From,
                Limit = link.Limit,
                CourtAct = link.CourtAct,
            })],
            Guardianships = [.. _guardianships.Select(guardianship => new SeedGuardianship
            {
                Id = draw.Id(guardianship.From),
                WardId = guardianship.Ward.Id!.Value,
                GuardianId = guardianship.Guardian.Id!.Value,
                Kind = guardianship.Kind,
                CourtAct = $"Tribunale di {census.Home.Name}, decreto n. {draw.Between(100, 9999)}/{guardianship.From.Year}",
                From = guardianship.From,
                ReviewOn = ReviewOf(guardianship.From),
            })],
        };
    }

    private DateOnly ReviewOf(DateOnly from)
    {
        var review = from.AddYears(2);
        while (review <= Today)
            review = review.AddYears(2);

        return review;
    }

    /// <summary>Decides id and first registration: at birth for who was born here, else some time before the present home.</summary>
    private void Settle(PersonDraft person)
    {
        var firstHome = _households.SelectMany(h => h.Members).Where(m => m.Person == person).Select(m => m.From).DefaultIfEmpty(Today).Min();
        person.RegisteredOn ??= person.BirthPlace == census.Home
            ? person.BirthDate
            : draw.Chance(0.5) ? firstHome : draw.Date(Latest(person.BirthDate, firstHome.AddYears(-20)), firstHome);
        person.Id ??= draw.Id(person.RegisteredOn.Value);
    }

    private SeedAddress? HomeOf(PersonDraft person) => _households.Find(h => h.Members.Exists(m => m.Person == person && m.To is null))?.Address;

    private void AddAddresses(List<SeedAddressPeriod> addresses, HouseholdDraft household, PersonDraft person, DateOnly from, DateOnly? to)
    {
        // A family abroad keeps its last address in the city, which ended when it left.
        var isAbroad = household.Kind == HouseholdKind.Aire;
        var kind = person.Marks.HasFlag(LegalMarks.NoFixedAbode) ? AddressKind.NoFixedAbode : AddressKind.Residence;
        var since = person.RegisteredOn!.Value;
        if (isAbroad)
        {
            if (since < from)
                addresses.Add(Period(person, household.Address, since, from.AddDays(-1), kind));
            return;
        }

        if (since < from)
            addresses.Add(Period(person, census.Address(draw, census.PickQuarter(draw)), since, from.AddDays(-1), AddressKind.Residence));
        addresses.Add(Period(person, household.Address, from, to, kind));
    }

    private SeedAddressPeriod Period(PersonDraft person, SeedAddress address, DateOnly from, DateOnly? to, AddressKind kind) =>
        new() { Id = draw.Id(from), PersonId = person.Id!.Value, Address = address, From = from, To = to, Kind = kind };

    private SeedVitalEvent Record(VitalEventKind kind, DateOnly date, SeedPlace place, PersonDraft person, PersonDraft? partner)
    {
        var (part, series) = (kind, place.IsAbroad) switch
        {
            (VitalEventKind.Birth, false) => ("1", "A"),
            (VitalEventKind.Birth, true) => ("2", "B"),
            (VitalEventKind.Marriage, true) => ("2", "C"),
            (VitalEventKind.Marriage, false) when draw.Chance(0.45) => ("2", "A"),
            (VitalEventKind.Death, _) => ("2", "B"),
            _ => ("1", null as string),
        };

        // Events abroad are transcribed here for Italian citizens only.
        var act = !place.IsAbroad || person.Origin.IsItaly
            ? new SeedAct(draw.Between(1, 4999), part, series, date.Year, place.IsAbroad ? census.Home.BelfioreCode : place.BelfioreCode)
            : null;
        return new() { Id = draw.Id(date), Kind = kind, Date = date, Place = place, PersonId = person.Id!.Value, PartnerId = partner?.Id, Act = act };
    }

    internal static DateOnly Latest(DateOnly one, DateOnly other) => one > other ? one : other;
}
