using Navigli.Contracts;
using Navigli.Contracts.Seeding;
using Navigli.SyntheticCity;
using Navigli.Tests.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.SyntheticCity;

public class PersonasTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData(1, 5_000)]
    [InlineData(99, 20_000)]
    public void Personas_InEverySeedAndSize_AreTheSamePersons(ulong seed, int residents)
    {
        var persons = City(seed, residents).SelectMany(bundle => bundle.Persons).ToDictionary(person => person.Id);
        foreach (var persona in Personas.All(Packs.Milano, Today).Where(persona => persona.PersonId is not null))
        {
            var person = persons[persona.PersonId!.Value];
            person.CodiceFiscale.ShouldBe(persona.CodiceFiscale, persona.Key);
            (person.GivenName, person.Surname, person.BirthDate).ShouldBe((persona.GivenName, persona.Surname, persona.BirthDate), persona.Key);
            person.BirthPlace.BelfioreCode.ShouldBe(persona.BirthPlaceCode, persona.Key);
        }
    }

    [Fact]
    public void Personas_OutsideTheRegistry_AreNotInIt()
    {
        var outsiders = Personas.All(Packs.Milano, Today).Where(persona => persona.PersonId is null).ToList();
        outsiders.Select(persona => persona.Role).Distinct().Count().ShouldBe(4);
        var codes = outsiders.Select(persona => persona.CodiceFiscale).ToHashSet();
        City(1, 5_000).SelectMany(bundle => bundle.Persons).ShouldNotContain(person => codes.Contains(person.CodiceFiscale));
    }

    [Fact]
    public void Personas_All_HaveKeysCodesAndStoriesOfTheirOwn()
    {
        var personas = Personas.All(Packs.Milano, Today);
        personas.Select(persona => persona.Key).Distinct().Count().ShouldBe(personas.Count);
        personas.Select(persona => persona.CodiceFiscale).Distinct().Count().ShouldBe(personas.Count);
        personas.ShouldAllBe(persona => persona.Email.EndsWith("@example.org", StringComparison.Ordinal) && persona.Story.It != persona.Story.En);
        personas.Where(persona => persona.OfficeId is not null).ShouldAllBe(persona => Packs.Milano.Offices.Any(office => office.Id == persona.OfficeId));
        Personas.All(Packs.Esempio, Today).Single(persona => persona.Key == "laura-bernasconi").OfficeId.ShouldBe("ES02");
    }

    [Fact]
    public void Personas_TellTheCasesThatTheirStoriesTell()
    {
        var bundles = City(1, 5_000).ToList();
        SeedPerson Of(string key) => bundles.SelectMany(bundle => bundle.Persons).Single(person => person.Id == Id(key));
        SeedHousehold HomeOf(string key)
        {
            var bundle = bundles.Single(b => b.Persons.Any(person => person.Id == Id(key)));
            var home = bundle.Memberships.Single(m => m.PersonId == Id(key) && m.To is null).HouseholdId;
            return bundle.Households.Single(household => household.Id == home);
        }

        HomeOf("chiara-colombo").ShouldBe(HomeOf("sofia-brambilla"));
        HomeOf("chiara-colombo").Address.Street.ShouldBe("Via Padova");
        HomeOf("marco-villa").ShouldNotBe(HomeOf("tommaso-villa"));
        bundles.SelectMany(bundle => bundle.ParentalLinks).ShouldContain(link => link.ParentId == Id("marco-villa") && link.ChildId == Id("tommaso-villa"));
        bundles.SelectMany(bundle => bundle.Guardianships).ShouldContain(g => g.WardId == Id("ernesto-cattaneo") && g.GuardianId == Id("paola-cattaneo"));
        Of("davide-riva").SpouseId.ShouldBe(Id("andrea-fumagalli"));
        Of("davide-riva").CivilStatus.ShouldBe(CivilStatus.CivilUnion);
        Of("giulia-fontana").BirthDate.AddYears(18).ShouldBe(Today.AddDays(1));
        Of("karim-haddad").Certifiability.ProceedingOpenedOn.ShouldNotBeNull();
        Of("francesca-galli").Status.ShouldBe(RegistryStatus.Aire);
        HomeOf("salvatore-russo").Address.Street.ShouldBe(Packs.Milano.Identity.NoFixedAbodeStreet);
        Of("maria-ferrari").CodiceFiscale.IsOmocodia.ShouldBeTrue();
        Of("alessio-bassi").FormerCodiciFiscali.Single().Sex.ShouldBe(Sex.Female);
        Of("matteo-monti").FormerIdentities.Single().Surname.ShouldBe("Rinaldi");
        Of("elena-marchetti").Marks.ShouldBe(LegalMarks.ProtectedAddress);
        Of("hodan-warsame").Marks.ShouldBe(LegalMarks.Refugee);
        Of("sean-obrien").Citizenships.Single().CountryCode.ShouldBe("Z116");
    }

    private static Guid Id(string key) => Personas.All(Packs.Milano, Today).Single(persona => persona.Key == key).PersonId!.Value;

    private static IEnumerable<SeedBundle> City(ulong seed, int residents) =>
        SyntheticPopulation.Generate(Packs.Milano, new() { Seed = seed, Residents = residents, Today = Today });
}
