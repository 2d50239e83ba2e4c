using System.Globalization;
using Microsoft.Extensions.Localization;
using Navigli.Design;

namespace Navigli.Certificates.Delivery;

internal static class ShareTerms
{
    public static IReadOnlyList<Choice> Choices(IStringLocalizer<CertificatesTexts> texts) =>
        [.. ShareCertificate.Terms.Select(days => new Choice(days.ToString(CultureInfo.InvariantCulture), days == 1 ? texts["Share.Days.One"] : texts["Share.Days.Many", days]))];
}
