using System.Globalization;

namespace Navigli.Design;

/// <summary>The languages that every page exists in.</summary>
public enum SiteLanguage
{
    /// <summary>Italian: the language of addresses without a prefix.</summary>
    Italian,

    /// <summary>English: the same addresses under <c>/en</c>.</summary>
    English,
}

/// <summary>What follows from a language: its code, its culture, its place in addresses.</summary>
public static class SiteLanguageExtensions
{
    private static readonly CultureInfo ItalianCulture = CultureInfo.GetCultureInfo("it-IT");
    private static readonly CultureInfo EnglishCulture = CultureInfo.GetCultureInfo("en-GB");

    extension(SiteLanguage language)
    {
        /// <summary>The BCP 47 code, for <c>lang</c> and <c>hreflang</c>.</summary>
        public string Code => language == SiteLanguage.English ? "en" : "it";

        /// <summary>The culture of numbers and dates.</summary>
        public CultureInfo Culture => language == SiteLanguage.English ? EnglishCulture : ItalianCulture;

        /// <summary>What goes before a path: <c>/en</c> or nothing.</summary>
        public string PathPrefix => language == SiteLanguage.English ? "/en" : "";

        /// <summary>The other of the two languages.</summary>
        public SiteLanguage Other => language == SiteLanguage.English ? SiteLanguage.Italian : SiteLanguage.English;
    }
}
