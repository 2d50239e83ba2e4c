using System.Globalization;

namespace Navigli.Platform.City;

/// <summary>
/// What one paper certifies: one type, or several that are cumulated. Its code is the type's, or the types' in ascending order joined by <c>+</c>
/// (<c>1+5+7+8</c>): so it is stored, and so the same choice always has the same code.
/// </summary>
public sealed class CertificateSelection
{
    /// <summary>Room for the longest code, in characters.</summary>
    public const int LongestCode = 60;

    private readonly NamedCombination? _named;

    internal CertificateSelection(IReadOnlyList<CertificateType> types, NamedCombination? named)
    {
        Types = types;
        _named = named;
        Code = string.Join('+', types.Select(t => t.Code));
    }

    /// <summary>The code.</summary>
    public string Code { get; }

    /// <summary>The types, by ascending code.</summary>
    public IReadOnlyList<CertificateType> Types { get; }

    /// <summary>Whether it cumulates several types.</summary>
    public bool IsCumulative => Types.Count > 1;

    /// <summary>What the paper states: each section once, in the order of the types.</summary>
    public IReadOnlyList<CertificateSection> Sections => [.. Types.SelectMany(t => t.Sections).Distinct()];

    /// <summary>The name: the type's own, the combination's, or the names of the types in a row.</summary>
    public LocalizedText Label => _named?.Label ?? (IsCumulative
        ? new($"cumulativo ({string.Join(", ", Types.Select(t => t.Label.It))})", $"Cumulative certificate ({string.Join(", ", Types.Select(t => t.Label.En))})")
        : Types[0].Label);

    /// <summary>What it says, in plain words.</summary>
    public LocalizedText What => _named?.What ?? new(string.Join(' ', Types.Select(t => t.What.It)), string.Join(' ', Types.Select(t => t.What.En)));

    /// <summary>Whether a citizen may ask for it online.</summary>
    public bool Online => Types.All(t => t.Online);

    /// <summary>Whether it holds without end: all that it states cannot change.</summary>
    public bool IsUnlimited => Types.All(t => t.Validity == CertificateValidity.Unlimited);

    /// <summary>Whether it needs a reason, as certificates of the past do.</summary>
    public bool PastSituation => Types.Any(t => t.PastSituation);

    /// <summary>Whether it is asked for a day.</summary>
    public bool OnDate => Types.Any(t => t.OnDate);
}

/// <summary>The certificate types, their combinations, and what is asked most.</summary>
public sealed class CertificateCatalogue
{
    private readonly Dictionary<string, NamedCombination> _named;
    private readonly Dictionary<string, CertificateSelection> _offered;

    internal CertificateCatalogue(IReadOnlyList<CertificateType> types, IReadOnlyList<NamedCombination> named, IReadOnlyList<string> mostAsked)
    {
        Types = types.ToDictionary(t => t.Code, StringComparer.Ordinal);
        _named = named.ToDictionary(n => n.Code, StringComparer.Ordinal);
        MostAsked = [.. mostAsked.Select(Read).OfType<CertificateSelection>()];
        Others = [.. named.Select(n => n.Code).Concat(types.OrderByDescending(t => t.MonthlyDemand).Select(t => t.Code)).Except(mostAsked, StringComparer.Ordinal).Select(Read).OfType<CertificateSelection>()];
        _offered = MostAsked.Concat(Others).ToDictionary(s => s.Code, StringComparer.Ordinal);
    }

    /// <summary>The types by code.</summary>
    public IReadOnlyDictionary<string, CertificateType> Types { get; }

    /// <summary>What nine in ten ask for, the most asked first.</summary>
    public IReadOnlyList<CertificateSelection> MostAsked { get; }

    /// <summary>Everything else, combinations first, then by demand.</summary>
    public IReadOnlyList<CertificateSelection> Others { get; }

    /// <summary>Reads a code.</summary>
    /// <param name="code">Codes joined by <c>+</c>, in any order.</param>
    /// <returns>The selection, or null where a code is unknown, repeated or missing. Whether the types may be combined is a blocking rule's matter.</returns>
    public CertificateSelection? Select(string? code) => code is null or { Length: > CertificateSelection.LongestCode } ? null
        : _offered.TryGetValue(code, out var offered) ? offered : Read(code);

    /// <summary>Reads a choice of types.</summary>
    /// <param name="codes">Codes of types, in any order.</param>
    /// <returns>The selection, or null where a code is unknown, repeated or missing.</returns>
    public CertificateSelection? Select(IReadOnlyCollection<string> codes)
    {
        var types = codes.Distinct(StringComparer.Ordinal).Select(c => Types.GetValueOrDefault(c)).OfType<CertificateType>()
            .OrderBy(t => int.Parse(t.Code, CultureInfo.InvariantCulture)).ToList();
        return types.Count == 0 || types.Count != codes.Count ? null : new(types, _named.GetValueOrDefault(string.Join('+', types.Select(t => t.Code))));
    }

    private CertificateSelection? Read(string code) => Select(code.Split('+'));

    /// <summary>Name of what a stored code certifies; the code itself where this pack no longer knows it.</summary>
    /// <param name="code">Code of a selection.</param>
    public LocalizedText LabelOf(string code) => Select(code)?.Label ?? new(code, code);
}
