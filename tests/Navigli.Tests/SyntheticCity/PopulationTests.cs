using System.Security.Cryptography;
using System.Text.Json;
using Navigli.Contracts;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;
using Navigli.SyntheticCity;
using Navigli.Tests.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.SyntheticCity;

[Trait("Engine", "Any")]
public class PopulationTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData(1, 5_000)]
    [InlineData(2, 5_000)]
    [InlineData(20261121, 20_000)]
    public void Generate_AnySeed_KeepsTheInvariantsOfARegistry(ulong seed, int residents)
    {
        var bundles = City(Packs.Milano, seed, residents).ToList();
        foreach (var bundle in bundles)
            new BundleRules(bundle, Today).Check();

        var persons = bundles.SelectMany(bundle => bundle.Persons).ToList();
        persons.Count(person => person.Status == RegistryStatus.Resident).ShouldBe(residents);
        ShouldBeDistinct(persons.Select(person => person.Id));
        ShouldBeDistinct(persons.SelectMany(person => person.FormerCodiciFiscali.Append(person.CodiceFiscale)));
        ShouldBeDistinct(persons.Where(person => person.IdentityCard is not null).Select(person => person.IdentityCard!.Number));
        ShouldBeDistinct(bundles.SelectMany(bundle => bundle.Households).Select(household => household.SheetNumber));
        ShouldBeDistinct(bundles.SelectMany(bundle => bundle.Memberships).Select(membership => membership.Id));
    }

    [Fact]
    public void Generate_TheSameSeed_GivesTheSameCity()
    {
        Hash(City(Packs.Milano, 7, 3_000)).ShouldBe(Hash(City(Packs.Milano, 7, 3_000)));
        Hash(City(Packs.Milano, 7, 3_000)).ShouldNotBe(Hash(City(Packs.Milano, 8, 3_000)));
    }

    [Fact]
    public void Generate_ALargerCity_BeginsWithTheSmallerOne()
    {
        // The last household of the smaller city is cut to fit, so it is left out.
        var smaller = City(Packs.Milano, 7, 3_000).ToList();
        var larger = City(Packs.Milano, 7, 6_000).Take(smaller.Count - 10);
        Hash(larger).ShouldBe(Hash(smaller.Take(smaller.Count - 10)));
    }

    [Fact]
    public void Generate_AHugeCity_StreamsItsFirstHouseholdsAtOnce() =>
        City(Packs.Milano, 3, 1_400_000).Take(100).Sum(bundle => bundle.Persons.Count).ShouldBeGreaterThan(100);

    [Fact]
    public void Generate_TwentyThousand_LooksLikeTheCity()
    {
        var bundles = City(Packs.Milano, 11, 20_000).ToList();
        var residents = bundles.SelectMany(bundle => bundle.Persons).Where(person => person.Status == RegistryStatus.Resident).ToList();
        Share(residents, person => person.Sex == Sex.Female).ShouldBeInRange(0.48, 0.56);
        Share(residents, person => person.BirthDate > Today.AddYears(-18)).ShouldBeInRange(0.10, 0.20);
        Share(residents, person => person.BirthDate <= Today.AddYears(-65)).ShouldBeInRange(0.17, 0.30);
        Share(residents, person => person.Citizenships[0].CountryCode != SeedCitizenship.Italy).ShouldBeInRange(0.12, 0.26);
        var all = bundles.SelectMany(bundle => bundle.Persons).ToList();
        foreach (var status in Enum.GetValues<RegistryStatus>())
            all.ShouldContain(person => person.Status == status, status.ToString());
        foreach (var cause in Enum.GetValues<CertifiabilityCause>())
            all.ShouldContain(person => person.Certifiability.Cause == cause, cause.ToString());
        foreach (var mark in Enum.GetValues<LegalMarks>().Where(mark => mark != LegalMarks.None))
            all.ShouldContain(person => person.Marks.HasFlag(mark), mark.ToString());
        foreach (var kind in Enum.GetValues<VitalEventKind>().Where(kind => kind != VitalEventKind.CivilUnionDissolution))
            bundles.SelectMany(bundle => bundle.Events).ShouldContain(e => e.Kind == kind, kind.ToString());
        bundles.SelectMany(bundle => bundle.Households).Select(household => household.Kind).Distinct().Count().ShouldBe(3);
        bundles.SelectMany(bundle => bundle.Households).Where(household => household.Address.QuarterId is not null)
            .Select(household => household.Address.Municipio).Distinct().Count().ShouldBe(9);
    }

    [Fact]
    public void Generate_ManyPersons_ResolvesOmocodiaAndAvoidsOfficials()
    {
        var persons = City(Packs.Milano, 5, 60_000).SelectMany(bundle => bundle.Persons).ToList();
        var codes = persons.Select(person => person.CodiceFiscale).ToList();
        ShouldBeDistinct(codes);
        codes.Count(code => code.IsOmocodia).ShouldBeGreaterThan(1);

        var officials = File.ReadLines(Path.Combine(Packs.Milano.NationalFolder, "people", "avoided-names.csv")).Skip(1).ToHashSet(StringComparer.Ordinal);
        officials.ShouldContain("Giuseppe,Sala");
        persons.ShouldNotContain(person => officials.Contains($"{person.GivenName},{person.Surname}"));
    }

    [Fact]
    public void Generate_OtherPack_PeoplesThatCity()
    {
        var bundles = City(Packs.Esempio, 1, 500).ToList();
        foreach (var bundle in bundles)
            new BundleRules(bundle, Today).Check();

        bundles.SelectMany(bundle => bundle.Households).ShouldAllBe(household => household.Address.ComuneBelfiore == "M999");
    }

    private static IEnumerable<SeedBundle> City(CityPack pack, ulong seed, int residents) =>
        SyntheticPopulation.Generate(pack, new() { Seed = seed, Residents = residents, Today = Today });

    private static double Share(List<SeedPerson> persons, Func<SeedPerson, bool> rule) => persons.Count(rule) / (double)persons.Count;

    private static void ShouldBeDistinct<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        list.Distinct().Count().ShouldBe(list.Count);
    }

    private static string Hash(IEnumerable<SeedBundle> bundles)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var bundle in bundles)
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(bundle));

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
