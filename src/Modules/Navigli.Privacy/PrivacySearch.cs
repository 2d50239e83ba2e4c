using System.Globalization;
using Microsoft.Extensions.Localization;
using Navigli.Contracts;

namespace Navigli.Privacy;

/// <summary>What the portal's search finds of this module; the timeline itself is the host's entry.</summary>
internal sealed class PrivacySearch(IStringLocalizer<PrivacyTexts> texts) : ISearchSource
{
    public IEnumerable<SearchEntry> Entries(CultureInfo language) =>
    [
        new SearchEntry(texts["Notice.Title"], texts["Notice.Lead"], PrivacyPaths.Notice, texts["Notice.Keywords"]),
        new SearchEntry(texts["Mine.Title"], texts["Mine.Lead"], PrivacyPaths.Mine, texts["Mine.Keywords"]),
    ];
}
