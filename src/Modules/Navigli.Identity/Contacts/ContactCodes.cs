using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Navigli.Platform.Keys;

namespace Navigli.Identity.Contacts;

/// <summary>
/// Makes codes of six digits, and knows them again by their mark: an HMAC under a key outside the database, since a million hashes of six digits are tried in a second.
/// The mark is bound to its row and its address.
/// </summary>
internal sealed class ContactCodes(KeyRing keys)
{
    public const int Digits = 6;

    /// <summary>Version of the key, then HMAC-SHA256.</summary>
    public const int MarkLength = 1 + HMACSHA256.HashSizeInBytes;

    public static string New() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>The digits of what was typed, which people group as they like; null where it is no code.</summary>
    public static string? Read(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not '-'));
        return digits.Length == Digits && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    public byte[] Mark(Guid id, string address, string code)
    {
        var (version, key) = keys.CurrentSymmetric("files");
        return [version, .. Hash(key, id, address, code)];
    }

    public bool Fits(ContactCode row, string code) =>
        CryptographicOperations.FixedTimeEquals(row.Mark.AsSpan(1), Hash(keys.Symmetric("files", row.Mark[0]), row.Id, row.Address, code));

    private static byte[] Hash(byte[] key, Guid id, string address, string code) =>
        HMACSHA256.HashData(HKDF.Expand(HashAlgorithmName.SHA256, key, 32, "navigli contact codes"u8.ToArray()), Encoding.UTF8.GetBytes($"{id:N}\n{address}\n{code}"));
}
