using System.Globalization;
using System.Resources;

namespace Navigli.Sandbox;

/// <summary>The words of the sandbox's pages, and its addresses in the language of the request.</summary>
internal static class SandboxTexts
{
    private static readonly ResourceManager Words = new("Navigli.Sandbox.Resources.SandboxTexts", typeof(SandboxTexts).Assembly);

    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "it";

    public static string T(string key) => Words.GetString(key, CultureInfo.CurrentUICulture) ?? key;

    public static string T(string key, params object?[] args) => string.Format(CultureInfo.CurrentCulture, T(key), args);

    public static string Link(string path) => Language == "en" ? "/en" + path : path;
}
