using Navigli.Contracts.Seeding;
using Navigli.Platform.City;

namespace Navigli.SyntheticCity;

public sealed record SyntheticCityOptions
{
    /// <summary>The same seed gives the same city.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of residents, personas included; never fewer than those.</summary>
    public required int Residents { get; init; }

    /// <summary>The day on which the city is looked at.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>A deterministic population: no real person, every record in agreement with the others.</summary>
public static class SyntheticPopulation
{
    // Room for the sheets of personas before those of the other households.
    private const int FirstSheet = 1000;

    // Each household leaves room for its own sheets and for those of somebody abroad or gone.
    private const int SheetsForEach = 8;
    private const int CohabitationEvery = 2500;
    private const int FirstCohabitation = 77;

    /// <summary>
    /// Makes the city bundle by bundle, personas first, without keeping it: each household depends on the seed and its own number alone.
    /// Only the codici fiscali already given are remembered, so enumerate it from one thread.
    /// </summary>
    public static IEnumerable<SeedBundle> Generate(CityPack pack, SyntheticCityOptions options)
    {
        var census = Census.Of(pack, options);
        var register = new CodiceFiscaleRegister(options.Residents + (options.Residents / 8));
        var residents = 0;
        foreach (var bundle in PersonaHouseholds.All(census))
        {
            residents += bundle.Residents;
            yield return bundle.Build(register);
        }

        for (var number = 0; residents < options.Residents; number++)
        {
            var bundle = Household(census, number, options.Residents - residents);
            residents += bundle.Residents;
            yield return bundle.Build(register);

            if (Apart(census, number) is { } apart)
                yield return apart.Build(register);
        }
    }

    private static BundleBuilder Household(Census census, int number, int room)
    {
        var sheet = FirstSheet + (number * SheetsForEach);
        for (ulong attempt = 0; ; attempt++)
        {
            var bundle = new BundleBuilder(census, Draw.For(census.Options.Seed, ((ulong)number << 8) | (attempt << 1)), sheet);
            if (number % CohabitationEvery == FirstCohabitation && attempt == 0)
                Elsewhere.ComposeCohabitation(bundle);
            else
                Families.Compose(bundle, attempt == 0 ? null : HouseholdType.Single);

            if (bundle.Residents <= room)
                return bundle;
        }
    }

    /// <summary>Beside some households, somebody abroad or no longer here.</summary>
    private static BundleBuilder? Apart(Census census, int number)
    {
        var bundle = new BundleBuilder(
            census, Draw.For(census.Options.Seed, ((ulong)number << 8) | 1), FirstSheet + (number * SheetsForEach) + (SheetsForEach / 2));
        switch (bundle.Draw.Below(100))
        {
            case < 4:
                Elsewhere.ComposeAire(bundle);
                return bundle;
            case < 8:
                Elsewhere.ComposeGone(bundle);
                return bundle;
            default:
                return null;
        }
    }
}
