using System.Globalization;
using System.Text;

namespace Navigli.Contracts;

/// <summary>The arithmetic of D.M. 12 March 1974 and D.M. 23 December 1976.</summary>
internal static class CodiceFiscaleRules
{
    public const int Length = 16;
    public const int ProvisionalLength = 11;

    private const string MonthLetters = "ABCDEHLMPRST";
    private const string OmocodiaLetters = "LMNPQRSTUV";

    // Values of characters in odd places, for 0-9 and then A-Z; digits and the letters A-J share them.
    private static ReadOnlySpan<byte> OddValues =>
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    // The seven places where digits stand, from the right: omocodia begins there.
    private static ReadOnlySpan<byte> NumericPlaces => [14, 13, 12, 10, 9, 7, 6];

    public static bool IsValid(string text) => text.Length switch
    {
        Length => HasShape(text) && CheckLetter(text) == text[15],
        ProvisionalLength => text.All(char.IsAsciiDigit) && HasLuhnCheck(text),
        _ => false,
    };

    public static bool IsBelfiore(string code) =>
        code.Length == 4 && code[0] is (>= 'A' and <= 'M') or 'Z' && code.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 && code[1..] != "000";

    public static int Month(char letter) => MonthLetters.IndexOf(letter, StringComparison.Ordinal) + 1;

    public static int Number(string text, int place) => (Digit(text[place]) * 10) + Digit(text[place + 1]);

    public static int Mask(string text)
    {
        var mask = 0;
        for (var bit = 0; bit < NumericPlaces.Length; bit++)
        {
            if (!char.IsAsciiDigit(text[NumericPlaces[bit]]))
                mask |= 1 << bit;
        }

        return mask;
    }

    public static string WithMask(string text, int mask)
    {
        Span<char> code = stackalloc char[Length];
        text.CopyTo(code);
        for (var bit = 0; bit < NumericPlaces.Length; bit++)
        {
            var place = NumericPlaces[bit];
            var digit = Digit(code[place]);
            code[place] = (mask & (1 << bit)) != 0 ? OmocodiaLetters[digit] : (char)('0' + digit);
        }

        code[15] = CheckLetter(code);
        return new(code);
    }

    public static string Compose(CodiceFiscaleFacts facts)
    {
        Span<char> code = stackalloc char[Length];
        PutName(facts.Surname, code[..3], GivenName.No);
        PutName(facts.GivenName, code[3..6], GivenName.Yes);
        PutTwoDigits(facts.BirthDate.Year % 100, code[6..]);
        code[8] = MonthLetters[facts.BirthDate.Month - 1];
        PutTwoDigits(facts.BirthDate.Day + (facts.Sex == Sex.Female ? 40 : 0), code[9..]);
        facts.BelfioreCode.CopyTo(code[11..]);
        code[15] = CheckLetter(code);
        return new(code);
    }

    private enum GivenName
    {
        No,
        Yes,
    }

    private static void PutTwoDigits(int number, Span<char> target)
    {
        target[0] = (char)('0' + (number / 10));
        target[1] = (char)('0' + (number % 10));
    }

    private static void PutName(string name, Span<char> target, GivenName isGivenName)
    {
        Span<char> consonants = stackalloc char[4];
        Span<char> vowels = stackalloc char[3];
        var (consonantCount, vowelCount) = (0, 0);
        foreach (var letter in Ascii(name))
        {
            if (letter is 'A' or 'E' or 'I' or 'O' or 'U')
            {
                if (vowelCount < vowels.Length)
                    vowels[vowelCount++] = letter;
            }
            else if (char.IsAsciiLetterUpper(letter) && consonantCount < consonants.Length)
            {
                consonants[consonantCount++] = letter;
            }
        }

        // A given name with four consonants or more gives its first, third and fourth.
        if (isGivenName == GivenName.Yes && consonantCount == 4)
        {
            (target[0], target[1], target[2]) = (consonants[0], consonants[2], consonants[3]);
            return;
        }

        for (var place = 0; place < 3; place++)
        {
            if (place < consonantCount)
                target[place] = consonants[place];
            else if (place - consonantCount < vowelCount)
                target[place] = vowels[place - Math.Min(consonantCount, 3)];
            else
                target[place] = 'X';
        }
    }

    private static string Ascii(string name)
    {
        if (System.Text.Ascii.IsValid(name))
            return name.ToUpperInvariant();

        var letters = new StringBuilder(name.Length + 4);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;

            // Letters that Unicode does not decompose.
            letters.Append(char.ToUpperInvariant(letter) switch
            {
                'ß' or 'ẞ' => "SS",
                'Æ' => "AE",
                'Œ' => "OE",
                'Þ' => "TH",
                'Ø' => "O",
                'Đ' or 'Ð' => "D",
                'Ł' => "L",
                'Ħ' => "H",
                'ı' => "I",
                var other => other.ToString(),
            });
        }

        return letters.ToString();
    }

    private static bool HasShape(string text)
    {
        for (var place = 0; place < Length; place++)
        {
            var fits = NumericPlaces.Contains((byte)place) ? Digit(text[place]) >= 0 : char.IsAsciiLetterUpper(text[place]);
            if (!fits)
                return false;
        }

        var month = Month(text[8]);
        var day = Number(text, 9);
        var dayOfMonth = day > 40 ? day - 40 : day;

        // Two digits of year are ambiguous; 2000 was a leap year, so 00 must allow 29 February.
        return month > 0
            && dayOfMonth >= 1 && dayOfMonth <= DateTime.DaysInMonth(2000 + Number(text, 6), month)
            && IsBelfiore(WithMask(text, 0)[11..15]);
    }

    private static int Digit(char character) =>
        char.IsAsciiDigit(character) ? character - '0' : OmocodiaLetters.IndexOf(character, StringComparison.Ordinal);

    private static char CheckLetter(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var place = 0; place < 15; place++)
        {
            var value = char.IsAsciiDigit(code[place]) ? code[place] - '0' : code[place] - 'A';
            sum += place % 2 == 0 ? OddValues[value] : value;
        }

        return (char)('A' + (sum % 26));
    }

    private static bool HasLuhnCheck(string digits)
    {
        var sum = 0;
        for (var place = 0; place < 10; place++)
        {
            var value = (digits[place] - '0') * (place % 2 == 0 ? 1 : 2);
            sum += value > 9 ? value - 9 : value;
        }

        return (10 - (sum % 10)) % 10 == digits[10] - '0';
    }
}
