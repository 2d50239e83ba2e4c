namespace Navigli.Documents;

/// <summary>
/// Marks, within a text of a document, words in the document's other language (<see cref="CertificateContent.TranslationLanguage"/>), so that a screen reader
/// speaks them as they are spoken (WCAG 2.2, 3.1.2). The marks are the isolates of Unicode U+2068 and U+2069: they are not drawn, and harm nobody who shows
/// the text elsewhere.
/// </summary>
public static class Translation
{
    internal const char Begin = '\u2068';
    internal const char End = '\u2069';

    /// <summary>The words between marks.</summary>
    public static string Mark(string words) => $"{Begin}{words}{End}";

    /// <summary>The text without any mark.</summary>
    public static string Unmark(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace($"{Begin}", "", StringComparison.Ordinal).Replace($"{End}", "", StringComparison.Ordinal);
    }
}
