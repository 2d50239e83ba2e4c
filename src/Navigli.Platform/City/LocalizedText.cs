using System.Globalization;

namespace Navigli.Platform.City;

/// <summary>A text of the city pack in the two languages of the interface.</summary>
/// <param name="It">Italian.</param>
/// <param name="En">English.</param>
public sealed record LocalizedText(string It, string En)
{
    /// <summary>The text in the language of a culture; Italian for every language but English.</summary>
    /// <param name="culture">Culture of the request.</param>
    /// <returns>The text.</returns>
    public string For(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? En : It;

    /// <summary>The text in the current interface culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => For(CultureInfo.CurrentUICulture);
}
