namespace Navigli.Documents.Proofs;

/// <summary>
/// Writes bytes with 41 characters, two bytes in three characters, as Base45 (RFC 9285) does with 45. Of the 45 characters of the QR alphanumeric mode
/// (ISO/IEC 18004, 7.4.4) the space and the percent sign may not stand in the fragment of an address (RFC 3986, 3.5), a plus is turned into a space by
/// form decoders, and a full stop is cut off as the end of a sentence. 41 is the least that works: 41³ is more than 65,536.
/// </summary>
internal static class ProofText
{
    // The last character of a text is one of the first 39, so it is never a slash or a colon, which link finders drop.
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-*$/:";
    private const int Base = 41;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var length = (bytes.Length / 2 * 3) + (bytes.Length % 2 * 2);
        Span<char> text = length <= 4096 ? stackalloc char[length] : new char[length];
        var position = 0;
        for (var i = 0; i < bytes.Length; i += 2)
        {
            var pair = i + 1 < bytes.Length;
            var value = pair ? (bytes[i] << 8) | bytes[i + 1] : bytes[i];
            for (var digits = pair ? 3 : 2; digits > 0; digits--, value /= Base)
                text[position++] = Alphabet[value % Base];
        }
        return text.ToString();
    }

    /// <summary>Reads only what <see cref="Encode"/> writes: one text for each sequence of bytes.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length % 3 == 1)
            return false;
        var decoded = new byte[(text.Length / 3 * 2) + (text.Length % 3 / 2)];
        var position = 0;
        while (!text.IsEmpty)
        {
            var group = text[..Math.Min(3, text.Length)];
            text = text[group.Length..];
            var value = 0;
            for (var i = group.Length - 1; i >= 0; i--)
            {
                var digit = Alphabet.IndexOf(group[i], StringComparison.Ordinal);
                if (digit < 0)
                    return false;
                value = (value * Base) + digit;
            }
            if (value > (group.Length == 3 ? 0xFFFF : 0xFF))
                return false;
            if (group.Length == 3)
                decoded[position++] = (byte)(value >> 8);
            decoded[position++] = (byte)value;
        }
        bytes = decoded;
        return true;
    }
}
