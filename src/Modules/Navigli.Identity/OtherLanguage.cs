using System.Globalization;

namespace Navigli.Identity;

/// <summary>Says something in the language of who will read it, which may not be that of the page that is being made.</summary>
internal static class OtherLanguage
{
    public static T Say<T>(string language, Func<T> say)
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new(language), new(language));
        try
        {
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }
}
