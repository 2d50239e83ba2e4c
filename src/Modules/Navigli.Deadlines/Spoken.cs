using System.Globalization;
using Navigli.Design;

namespace Navigli.Deadlines;

/// <summary>Dates in words where there is no request to take the language from: e-mails, calendars, entries.</summary>
internal static class Spoken
{
    public static SiteLanguage Language(string? code) => code == SiteLanguage.English.Code ? SiteLanguage.English : SiteLanguage.Italian;

    /// <summary>In the present culture.</summary>
    public static Say Now(TimeProvider clock) => new(Language(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), clock);
}
