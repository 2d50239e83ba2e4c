using System.Globalization;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;
using Navigli.Sandbox.Anpr;
using Navigli.SyntheticCity;

namespace Navigli.Demo;

/// <summary>
/// The population that the sandbox's national registry knows: made again from the seed of the city, not read from its database, since the real
/// registry is another's too. What changes in the city after its first day does not reach it.
/// </summary>
public sealed class DemoRegistry(CityPack city, SyntheticCityOptions population)
{
    private readonly Lazy<Dictionary<string, SandboxResident>> residents = new(() => SyntheticPopulation.Generate(city, population)
        .SelectMany(bundle => bundle.Persons.Select(person => Resident(bundle, person)))
        .ToDictionary(resident => resident.CodiceFiscale, StringComparer.OrdinalIgnoreCase));

    /// <summary>Everybody's codice fiscale.</summary>
    public IReadOnlyCollection<string> Codes => residents.Value.Keys;

    /// <summary>Finds an invented person by codice fiscale; the population is made when somebody is first looked for.</summary>
    public SandboxResident? Find(string code) => residents.Value.GetValueOrDefault(code);

    /// <summary>Official names of the certificates.</summary>
    public static IReadOnlyDictionary<string, string> Titles(CityPack city) =>
        city.Vocabulary.CertificateTypes.Values.ToDictionary(type => type.Code, type => type.Label.It, StringComparer.Ordinal);

    private static SandboxResident Resident(SeedBundle bundle, SeedPerson person)
    {
        var resident = person.Status == RegistryStatus.Resident;
        var household = resident ? bundle.Memberships.FirstOrDefault(m => m.PersonId == person.Id && m.To is null)?.HouseholdId : null;
        var members = bundle.Memberships.Where(m => m.HouseholdId == household && m.To is null).Select(m => m.PersonId).ToHashSet();
        return new SandboxResident
        {
            CodiceFiscale = person.CodiceFiscale.Value,
            FamilyName = person.Surname,
            GivenName = person.GivenName,
            BirthDate = person.BirthDate,
            BirthPlace = person.BirthPlace.Name,
            Address = resident && bundle.Addresses.FirstOrDefault(a => a.PersonId == person.Id && a.To is null) is { } period
                ? string.Create(CultureInfo.InvariantCulture, $"{period.Address.Street} {period.Address.Number}{period.Address.Exponent}")
                : null,
            Household = [.. bundle.Persons.Where(p => members.Contains(p.Id)).Select(p => new SandboxMember(p.Surname, p.GivenName, p.BirthDate, p.BirthPlace.Name))],
        };
    }
}
