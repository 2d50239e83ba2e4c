using System.Globalization;

namespace Navigli.Platform.City;

/// <summary>
/// Speaks another language for the length of a block: that of a paper or of who will read an e-mail, which may not be the page's. Nothing may be awaited within: the language belongs to
/// the thread of control, and would go on with whoever is waiting.
/// </summary>
public sealed class CultureScope : IDisposable
{
    private readonly CultureInfo culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo uiCulture = CultureInfo.CurrentUICulture;

    /// <summary>Speaks the language until disposed of.</summary>
    /// <param name="language">Words, dates and numbers are of it.</param>
    public CultureScope(CultureInfo language) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);

    /// <summary>Speaks again what was spoken before.</summary>
    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
}
