using System.Globalization;
using System.Text;

namespace Navigli.Certificates.Certifiers.Anpr;

/// <summary>Puts names and reasons into the letters that the types of <c>tipoDato.xsd</c> admit.</summary>
internal static class AnprText
{
    private const int LongestName = 80;

    /// <summary>Type <c>alfabeticoNomiCognomi</c>: letters up to U+017E, space, hyphen, apostrophe, full stop and comma; others lose their marks. Null where nothing is left.</summary>
    public static string? Name(string name)
    {
        var admitted = new StringBuilder(name.Length);
        foreach (var letter in name.Trim().Normalize(NormalizationForm.FormC))
        {
            if (Admits(letter))
                admitted.Append(letter);
            else if (letter is '’' or '‘' or 'ʼ' or '`')
                admitted.Append('\'');
            else if (!char.IsSurrogate(letter))
                admitted.Append(string.Concat(letter.ToString(CultureInfo.InvariantCulture).Normalize(NormalizationForm.FormD).Where(Admits)));
        }

        var text = admitted.Length > LongestName ? admitted.ToString(0, LongestName) : admitted.ToString();
        return text.Trim() is { Length: > 0 } named ? named : null;
    }

    private static bool Admits(char letter) => char.IsAsciiLetter(letter) || letter is ' ' or '-' or '\'' or '.' or ',' or (>= '\u00C0' and <= '\u017E');
}
