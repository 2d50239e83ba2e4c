using System.Globalization;
using Microsoft.Extensions.Localization;
using Navigli.Contracts;
using Navigli.Platform.City;

namespace Navigli.Certificates.Service;

internal sealed class CertificateSearch(IStringLocalizer<CertificatesTexts> texts) : ISearchSource
{
    public IEnumerable<SearchEntry> Entries(CultureInfo language)
    {
        using var scope = new CultureScope(language);
        return
        [
            new(texts["Card.Title"], texts["Card.Lead"], CertificatesPaths.ServiceCard, texts["Search.Card.Keywords"]),
            new(texts["Verify.Title"], texts["Search.Verify.Summary"], CertificatesPaths.Verify, texts["Search.Verify.Keywords"]),
        ];
    }
}
