using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Navigli.Contracts;

namespace Navigli.Web.Search;

/// <summary>The portal's search: over the public pages that the modules name, a few dozen, so it needs no index.</summary>
internal sealed class FindPages(IEnumerable<ISearchSource> sources)
{
    private static readonly CompareInfo Compare = CultureInfo.InvariantCulture.CompareInfo;

    public IReadOnlyList<SearchEntry> All() => [.. sources.SelectMany(s => s.Entries(CultureInfo.CurrentUICulture))];

    /// <summary>Entries that hold every word, those with it in the title first; accents and capitals do not matter.</summary>
    public IReadOnlyList<SearchEntry> Run(string query)
    {
        var words = query.Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 0
            ? []
            : [.. All().Where(e => words.All(w => Holds($"{e.Title} {e.Summary} {e.Keywords}", w))).OrderByDescending(e => words.Count(w => Holds(e.Title, w)))];
    }

    private static bool Holds(string text, string word) => Compare.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}

/// <summary>The pages that belong to no module.</summary>
internal sealed class PortalSearch(IStringLocalizer<WebTexts> texts) : ISearchSource
{
    public IEnumerable<SearchEntry> Entries(CultureInfo language) =>
    [
        new(texts["Landing.Verify"], texts["Landing.Verify.Line"], "/verifica", texts["Search.Verify.Words"]),
        new(texts["Landing.Offices"], texts["Landing.Offices.Line"], "/uffici", texts["Search.Offices.Words"]),
        new(texts["Landing.Accesses"], texts["Landing.Accesses.Line"], "/chi-ha-visto-i-miei-dati", texts["Search.Accesses.Words"]),
    ];
}
