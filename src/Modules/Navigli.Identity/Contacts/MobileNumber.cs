using PhoneNumbers;

namespace Navigli.Identity.Contacts;

/// <summary>Mobile numbers as people type them. Of any country: who lives here may have brought theirs along. What no SMS reaches, or costs who calls it, is none.</summary>
internal static class MobileNumber
{
    /// <summary>Most characters that anybody types: digits, strokes, brackets, a prefix.</summary>
    public const int LongestTyped = 30;

    /// <summary>Most characters of a number as it is kept: a plus sign and 15 digits (ITU-T E.164).</summary>
    public const int Longest = 16;

    private const string Home = "IT";

    /// <summary>The number in the form of E.164; null where it is no mobile number. Without a prefix it is an Italian one.</summary>
    public static string? Normalise(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > LongestTyped)
            return null;
        var numbers = PhoneNumberUtil.GetInstance();
        try
        {
            var number = numbers.Parse(typed, Home);
            return !number.HasExtension && numbers.IsValidNumber(number) && numbers.GetNumberType(number) is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE
                ? numbers.Format(number, PhoneNumberFormat.E164)
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>A number that is kept, grouped for reading.</summary>
    public static string Show(string kept)
    {
        var numbers = PhoneNumberUtil.GetInstance();
        return numbers.Format(numbers.Parse(kept, Home), PhoneNumberFormat.INTERNATIONAL);
    }
}
