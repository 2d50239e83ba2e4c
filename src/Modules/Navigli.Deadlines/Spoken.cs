using System.Globalization;
using Navigli.Design;

namespace Navigli.Deadlines;

/// <summary>Dates in words where there is no request to take the language from: e-mails, calendars, entries.</summary>
internal static class Spoken
{
    public static SiteLanguage Language(string? code) => code == SiteLanguage.English.Code ? SiteLanguage.English : SiteLanguage.Italian;

    /// <summary>In the present culture.</summary>
    public static Say Now(TimeProvider clock) => new(Language(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), clock);

    /// <summary>Says something in a language, in a block without waits.</summary>
    public static T In<T>(SiteLanguage language, Func<T> say)
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language.Culture, language.Culture);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }
}
