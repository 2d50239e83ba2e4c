using System.Collections.Frozen;

namespace Navigli.Platform.City;

/// <summary>An Italian comune, present or ceased.</summary>
/// <param name="BelfioreCode">Belfiore code, never used twice.</param>
/// <param name="Name">Last name it had.</param>
/// <param name="Province">Two-letter province.</param>
/// <param name="From">First day of the code.</param>
/// <param name="To">Last day; null for a present one.</param>
/// <param name="IstatCode">ISTAT code of a present one.</param>
/// <param name="FormerNames">Names it had before.</param>
public sealed record Comune(
    string BelfioreCode, string Name, string Province, DateOnly From, DateOnly? To, string? IstatCode, IReadOnlyList<string> FormerNames)
{
    /// <summary>Whether a person could be born in it on a date.</summary>
    /// <param name="date">Civil date.</param>
    /// <returns>True within the life of the code.</returns>
    public bool ExistedOn(DateOnly date) => From <= date && (To is null || date <= To);
}

/// <summary>A foreign state or territory.</summary>
/// <param name="Code">Belfiore code <c>Znnn</c>.</param>
/// <param name="Name">Name.</param>
/// <param name="Iso3">Three-letter ISO code, where it has one.</param>
/// <param name="IsCeased">True for a state that no longer exists, as a place of birth only.</param>
public sealed record Country(string Code, LocalizedText Name, string? Iso3, bool IsCeased);

/// <summary>Places of birth: comuni since 1861 and foreign states.</summary>
/// <param name="comuni">All comuni.</param>
/// <param name="countries">All states with a code.</param>
public sealed class Gazetteer(IReadOnlyList<Comune> comuni, IReadOnlyList<Country> countries)
{
    private readonly FrozenDictionary<string, Comune> _comuni = comuni.ToFrozenDictionary(c => c.BelfioreCode, StringComparer.Ordinal);
    private readonly FrozenDictionary<string, Country> _countries = countries.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);

    private readonly ILookup<string, Comune> _comuniByName = comuni
        .SelectMany(c => c.FormerNames.Prepend(c.Name).Select(name => (name, c)))
        .ToLookup(pair => pair.name, pair => pair.c, StringComparer.OrdinalIgnoreCase);

    /// <summary>All comuni, ceased ones included.</summary>
    public IReadOnlyList<Comune> Comuni { get; } = comuni;

    /// <summary>All foreign states with a code.</summary>
    public IReadOnlyList<Country> Countries { get; } = countries;

    /// <summary>The comune of a Belfiore code.</summary>
    /// <param name="belfioreCode">Code, upper case.</param>
    /// <returns>The comune, or null.</returns>
    public Comune? FindComune(string belfioreCode) => _comuni.GetValueOrDefault(belfioreCode);

    /// <summary>The comuni that bore a name on a date: more than one where two provinces share it.</summary>
    /// <param name="name">Present or former name, any case, accents as written.</param>
    /// <param name="onDate">Civil date.</param>
    /// <returns>Comuni that existed then.</returns>
    public IEnumerable<Comune> FindComuni(string name, DateOnly onDate) => _comuniByName[name.Trim()].Where(c => c.ExistedOn(onDate));

    /// <summary>The state of a code.</summary>
    /// <param name="code">Code <c>Znnn</c>.</param>
    /// <returns>The state, or null.</returns>
    public Country? FindCountry(string code) => _countries.GetValueOrDefault(code);

    /// <summary>The state of a name in either language.</summary>
    /// <param name="name">Name, any case.</param>
    /// <returns>The state, or null.</returns>
    public Country? FindCountryByName(string name)
    {
        var wanted = name.Trim();
        return Countries.FirstOrDefault(c =>
            string.Equals(c.Name.It, wanted, StringComparison.OrdinalIgnoreCase) || string.Equals(c.Name.En, wanted, StringComparison.OrdinalIgnoreCase));
    }
}
