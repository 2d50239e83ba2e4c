using System.Globalization;
using System.Text;

namespace Navigli.Residents;

/// <summary>
/// Brings names to one form for searching, whatever the keyboard: upper case, without accents, apostrophes, hyphens and spaces, and with the
/// two ways of writing an umlaut made one (Müller, Mueller, Muller). It makes more names equal than are, so results show the true spelling.
/// The form of a beginning is the beginning of the form.
/// </summary>
internal static class PersonNameFolding
{
    public static string Fold(ReadOnlySpan<char> name)
    {
        var source = name.ToString();
        var folded = new StringBuilder(source.Length);
        foreach (var letter in IsAscii(source) ? source : source.Normalize(NormalizationForm.FormD))
            Append(folded, letter);
        return folded.ToString();
    }

    /// <summary>
    /// Whether what was typed is the whole name or some of its words in a row: one of two surnames, the first of three given names.
    /// </summary>
    public static bool Names(string registered, string foldedTyped)
    {
        var words = registered.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var first = 0; first < words.Length; first++)
        {
            for (var last = first; last < words.Length; last++)
            {
                if (string.Equals(Fold(string.Concat(words[first..(last + 1)])), foldedTyped, StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }

    private static void Append(StringBuilder folded, char letter)
    {
        if (letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z')
        {
            var upper = (char)(letter & ~0x20);
            if (upper != 'E' || folded.Length == 0 || folded[^1] is not ('A' or 'O' or 'U'))
                folded.Append(upper);
            return;
        }

        // Letters that no decomposition takes apart.
        var replacement = letter switch
        {
            'ß' or 'ẞ' => "SS",
            'Æ' or 'æ' => "A",
            'Œ' or 'œ' or 'Ø' or 'ø' => "O",
            'Đ' or 'đ' or 'Ð' or 'ð' => "D",
            'Ł' or 'ł' => "L",
            'Þ' or 'þ' => "TH",
            'ı' => "I",
            'Ħ' or 'ħ' => "H",
            _ => null,
        };
        if (replacement is not null)
            folded.Append(replacement);
        else if (char.IsLetter(letter) && letter > 127 && char.GetUnicodeCategory(letter) is not UnicodeCategory.ModifierLetter)
            folded.Append(char.ToUpperInvariant(letter));
    }

    private static bool IsAscii(string text) => Ascii.IsValid(text);
}
