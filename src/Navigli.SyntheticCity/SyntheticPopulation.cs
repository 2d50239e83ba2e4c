using Navigli.Contracts.Seeding;
using Navigli.Platform.City;

namespace Navigli.SyntheticCity;

public sealed record SyntheticCityOptions
{
    /// <summary>The same seed gives the same city.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of residents, personas included.</summary>
    public required int Residents { get; init; }

    /// <summary>The day on which the city is looked at.</summary>
    public required DateOnly Today { get; init; }
}

public static class SyntheticPopulation
{
    /// <summary>Makes the city bundle by bundle; personas first.</summary>
    public static IEnumerable<SeedBundle> Generate(CityPack pack, SyntheticCityOptions options) => throw new NotSupportedException(pack.Folder + options.Seed);
}
