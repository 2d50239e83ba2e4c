using System.Globalization;
using Microsoft.Extensions.Localization;
using Navigli.Contracts;
using Navigli.Platform.City;
using Navigli.Records.Asking;

namespace Navigli.Records;

/// <summary>The pages of sources that no tile of the folder leads to, in the portal's search: where a page is, and nothing of anybody's record.</summary>
internal sealed class RecordsSearch(IEnumerable<Source> sources, IStringLocalizerFactory texts) : ISearchSource
{
    public IEnumerable<SearchEntry> Entries(CultureInfo language)
    {
        using var scope = new CultureScope(language);
        return [.. sources.Where(s => s.InSearch).Select(s => (s.Page, Words: texts.Create(s.Texts))).Select(s => new SearchEntry(s.Words["Title"], s.Words["Lead"], s.Page, s.Words["Search.Keywords"]))];
    }
}
