using Navigli.Contracts;
using Navigli.Platform.City;

namespace Navigli.SyntheticCity;

/// <summary>Surnames and given names by culture, the latter also by generation.</summary>
internal sealed class NameBook
{
    private readonly Dictionary<string, Weighted<string>> _surnames;
    private readonly Dictionary<(string Culture, Sex Sex), (int BornUpTo, Weighted<string> Names)[]> _givenNames;
    private readonly HashSet<(string GivenName, string Surname)> _avoided;

    private NameBook(CityPack pack)
    {
        var local = Census.Rows(pack.Folder, "local-surnames.csv").ToDictionary(row => row[0], row => Census.Number(row[1]), StringComparer.Ordinal);
        _surnames = Census.Rows(pack.NationalFolder, "surnames.csv")
            .GroupBy(row => row[0], StringComparer.Ordinal)
            .ToDictionary(
                culture => culture.Key,
                culture => new Weighted<string>(culture.Select(row =>
                    (row[1], culture.Key == Origin.Italy.Culture && local.TryGetValue(row[1], out var weight) ? weight : Census.Number(row[2])))),
                StringComparer.Ordinal);
        _givenNames = Census.Rows(pack.NationalFolder, "given-names.csv")
            .GroupBy(row => (row[0], row[1] == "F" ? Sex.Female : Sex.Male))
            .ToDictionary(group => group.Key, group => group
                .GroupBy(row => row[2].Length == 0 ? int.MaxValue : Census.Number(row[2]))
                .OrderBy(generation => generation.Key)
                .Select(generation => (generation.Key, new Weighted<string>(generation.Select(row => (row[3], Census.Number(row[4]))))))
                .ToArray());
        _avoided = [.. Census.Rows(pack.NationalFolder, "avoided-names.csv").Select(row => (row[0], row[1]))];
    }

    public static NameBook Load(CityPack pack) => new(pack);

    public string Surname(Draw draw, string culture) => _surnames[culture].Pick(draw);

    public string GivenName(Draw draw, string culture, Sex sex, int birthYear)
    {
        foreach (var (bornUpTo, names) in _givenNames[(culture, sex)])
        {
            if (birthYear <= bornUpTo)
                return names.Pick(draw);
        }

        throw new InvalidOperationException($"No given names for {culture} born in {birthYear}");
    }

    public bool IsAvoided(string givenName, string surname) => _avoided.Contains((givenName, surname));
}
