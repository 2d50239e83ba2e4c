using Navigli.Contracts;
using Navigli.Contracts.Seeding;

namespace Navigli.Tests.Residents;

/// <summary>Makes people by hand, with all that belongs together in one bundle.</summary>
internal sealed class Family
{
    private static int made;
    private readonly List<SeedHousehold> households = [];
    private readonly List<SeedPerson> persons = [];
    private readonly List<SeedMembership> memberships = [];
    private readonly List<SeedAddressPeriod> addresses = [];
    private readonly List<SeedVitalEvent> events = [];
    private readonly List<SeedParentalLink> links = [];
    private readonly List<SeedGuardianship> guardianships = [];

    public static DateOnly LongAgo { get; } = new(2001, 1, 1);

    public SeedBundle Bundle => new()
    {
        Households = households,
        Persons = persons,
        Memberships = memberships,
        Addresses = addresses,
        Events = events,
        ParentalLinks = links,
        Guardianships = guardianships,
    };

    public SeedPerson Person(string givenName, string surname, DateOnly birthDate, Func<SeedPerson, SeedPerson>? but = null)
    {
        var facts = new CodiceFiscaleFacts { Surname = surname, GivenName = givenName, Sex = Sex.Female, BirthDate = birthDate, BelfioreCode = "F205" };
        var person = new SeedPerson
        {
            Id = Guid.CreateVersion7(),
            CodiceFiscale = CodiceFiscale.Compute(facts).Variant(Interlocked.Increment(ref made) % CodiceFiscale.VariantCount),
            Surname = surname,
            GivenName = givenName,
            Sex = Sex.Female,
            BirthDate = birthDate,
            BirthPlace = new("F205", "Milano", "MI"),
            Citizenships = [new(SeedCitizenship.Italy, null)],
            CivilStatus = CivilStatus.NeverMarried,
            Status = RegistryStatus.Resident,
            RegisteredOn = LongAgo,
            RegistrationReasonCode = "1",
            Certifiability = SeedCertifiability.Full,
        };
        person = but?.Invoke(person) ?? person;
        persons.Add(person);
        events.Add(new()
        {
            Id = Guid.CreateVersion7(),
            Kind = VitalEventKind.Birth,
            Date = birthDate,
            Place = person.BirthPlace,
            PersonId = person.Id,
            Act = new(12, "1", "A", birthDate.Year, "F205"),
        });
        return person;
    }

    public SeedPerson Adult(string givenName = "Ada") => Person(givenName, "Prova", new(1980, 6, 1));

    public SeedPerson Child(string givenName = "Bea") => Person(givenName, "Prova", new(2016, 6, 1));

    public Family Home(string street, params IReadOnlyList<SeedPerson> members) => Home(HouseholdKind.Family, street, members);

    public Family Home(HouseholdKind kind, string street, params IReadOnlyList<SeedPerson> members)
    {
        var address = new SeedAddress { Street = street, Number = 7, ComuneBelfiore = "F205", Municipio = 3, PostalCode = "20131" };
        var household = new SeedHousehold
        {
            Id = Guid.CreateVersion7(),
            SheetNumber = Interlocked.Increment(ref made),
            Kind = kind,
            Address = address,
            EstablishedOn = LongAgo,
            CohabitationName = kind == HouseholdKind.Cohabitation ? "Casa di riposo Prova" : null,
        };
        households.Add(household);
        foreach (var member in members)
        {
            var code = member == members[0] ? KinshipCodes.ReferencePerson : KinshipCodes.Child;
            memberships.Add(new() { Id = Guid.CreateVersion7(), HouseholdId = household.Id, PersonId = member.Id, KinshipCode = code, From = LongAgo });
            addresses.Add(new() { Id = Guid.CreateVersion7(), PersonId = member.Id, Address = address, From = LongAgo, Kind = AddressKind.Residence });
        }

        return this;
    }

    public Family Happened(VitalEventKind kind, DateOnly date, SeedPerson person, SeedPerson? partner = null)
    {
        events.Add(new() { Id = Guid.CreateVersion7(), Kind = kind, Date = date, Place = new("F205", "Milano", "MI"), PersonId = person.Id, PartnerId = partner?.Id });
        return this;
    }

    /// <summary>The member's last day in the household made last.</summary>
    public Family Leaves(SeedPerson member, DateOnly lastDay)
    {
        var index = memberships.FindLastIndex(m => m.PersonId == member.Id);
        memberships[index] = memberships[index] with { To = lastDay };
        return this;
    }

    public Family Parent(SeedPerson parent, SeedPerson child, Func<SeedParentalLink, SeedParentalLink>? but = null)
    {
        var link = new SeedParentalLink { Id = Guid.CreateVersion7(), ParentId = parent.Id, ChildId = child.Id, From = child.BirthDate };
        links.Add(but?.Invoke(link) ?? link);
        return this;
    }

    public Family Guard(SeedPerson guardian, SeedPerson ward, GuardianshipKind kind, Func<SeedGuardianship, SeedGuardianship>? but = null)
    {
        var guardianship = new SeedGuardianship
        {
            Id = Guid.CreateVersion7(),
            GuardianId = guardian.Id,
            WardId = ward.Id,
            Kind = kind,
            CourtAct = "Tribunale di Prova, decreto n. 12/2024",
            From = new(2024, 1, 10),
            ReviewOn = new(2027, 1, 10),
        };
        guardianships.Add(but?.Invoke(guardianship) ?? guardianship);
        return this;
    }
}
