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

    /// <summary>The text in its passages, each in one language; none is empty.</summary>
    public static IEnumerable<(string Words, bool IsTranslation)> Passages(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Split(text);
    }

    /// <summary>The text without any mark.</summary>
    public static string Unmark(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace($"{Begin}", "", StringComparison.Ordinal).Replace($"{End}", "", StringComparison.Ordinal);
    }

    private static IEnumerable<(string Words, bool IsTranslation)> Split(string text)
    {
        var (start, inside) = (0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not (Begin or End))
                continue;
            if (i > start)
                yield return (text[start..i], inside);
            (start, inside) = (i + 1, i < text.Length && text[i] == Begin);
        }
    }
}
