using System.Security.Cryptography;

namespace Navigli.Certificates;

/// <summary>
/// The code by which whoever holds a certificate finds it: 80 random bits in Crockford's base 32, in which no two signs are mistaken for each
/// other. Canonical without separators; shown in groups of four.
/// </summary>
internal static class VerificationCode
{
    public const int Length = 16;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int LongestTyped = 64;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    public static string Grouped(string code) => string.Join('-', code.Chunk(4).Select(group => new string(group)));

    /// <summary>Reads what a person typed: any case, spaces and dashes anywhere, O for zero, I and L for one. Null where it cannot be a code.</summary>
    public static string? Normalise(string? typed)
    {
        if (typed is null || typed.Length > LongestTyped)
            return null;
        var code = string.Concat(typed.Where(c => !IsSeparator(c)).Select(c => char.ToUpperInvariant(c) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var other => other,
        }));
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    private static bool IsSeparator(char c) =>
        char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.DashPunctuation || c is '.' or '_';
}
