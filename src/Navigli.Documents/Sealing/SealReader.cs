using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Navigli.Documents.Sealing;

/// <summary>What the last seal of a file is worth.</summary>
public enum SealState
{
    /// <summary>The file is not a PDF.</summary>
    NotPdf,

    /// <summary>It is a PDF without a seal.</summary>
    Unsealed,

    /// <summary>It has a seal, and what is in it now is not what was sealed: something was changed, added or cut off, or the seal itself is damaged.</summary>
    Altered,

    /// <summary>The seal covers the whole file, and nothing changed since.</summary>
    Intact,
}

/// <summary>What was read of a file's seal. Who sealed it is for the caller to judge.</summary>
public sealed record SealReading
{
    /// <summary>What the seal is worth.</summary>
    public required SealState State { get; init; }

    /// <summary>The certificate of whoever sealed the file, where it is <see cref="SealState.Intact"/>; nobody vouches for it yet.</summary>
    public X509Certificate2? Signer { get; init; }

    /// <summary>The verification code among the certified facts in the metadata, where it is <see cref="SealState.Intact"/> and has one.</summary>
    public string? Code { get; init; }
}

/// <summary>
/// Reads the last seal of a PDF that anybody may have made, without a network and without reading its pages: the digest over everything but the
/// seal (ISO 32000-1, 12.8.1) and the CMS signature over it. More strict than the standard: the range begins with the file, ends with it, and
/// leaves out the hexadecimal string of the seal and nothing else, so that no byte is neither sealed nor seal.
/// </summary>
public static partial class SealReader
{
    private const int LongestSeal = 256 * 1024;

    /// <summary>Reads the seal. Any bytes will do; nothing in them makes it throw.</summary>
    public static SealReading Read(ReadOnlyMemory<byte> file)
    {
        if (!file.Span.StartsWith("%PDF-"u8))
            return new SealReading { State = SealState.NotPdf };
        // Latin-1 gives each byte one character, so that places in the text are places in the file.
        var text = Encoding.Latin1.GetString(file.Span);
        if (ByteRange().Matches(text) is not [.., { Groups: var range }])
            return new SealReading { State = SealState.Unsealed };
        return Check(file, range) is { } signer
            ? new SealReading { State = SealState.Intact, Signer = signer, Code = CodeFact().Match(text) is { Success: true } code ? code.Groups["code"].Value : null }
            : new SealReading { State = SealState.Altered };
    }

    private static X509Certificate2? Check(ReadOnlyMemory<byte> file, GroupCollection range)
    {
        if (!TryNumber(range["start"], out var start) || !TryNumber(range["end"], out var end) || !TryNumber(range["rest"], out var rest)
            || start >= end || end > file.Length || rest != file.Length - end || end - start > LongestSeal)
            return null;
        var hole = file.Span[start..end];
        if (hole is not [(byte)'<', .., (byte)'>'] || !TryReadSeal(hole[1..^1], out var seal))
            return null;
        byte[] covered = [.. file.Span[..start], .. file.Span[end..]];
        return Signer(seal, covered);
    }

    private static bool TryReadSeal(ReadOnlySpan<byte> hex, out byte[] seal)
    {
        seal = [];
        try
        {
            var padded = Convert.FromHexString(Encoding.ASCII.GetString(hex));
            AsnDecoder.ReadEncodedValue(padded, AsnEncodingRules.BER, out _, out _, out var length);
            seal = padded[..length];
            return padded.AsSpan(length).IndexOfAnyExcept((byte)0) < 0;
        }
        catch (Exception e) when (e is FormatException or AsnContentException)
        {
            return false;
        }
    }

    private static X509Certificate2? Signer(byte[] seal, byte[] covered)
    {
        try
        {
            var signed = new SignedCms(new ContentInfo(covered), detached: true);
            signed.Decode(seal);
            if (!signed.Detached || signed.SignerInfos.Count != 1)
                return null;
            var signer = signed.SignerInfos[0];
            // Whose certificate it is, the caller compares byte by byte; so no chain is built and no network asked here.
            signer.CheckSignature(verifySignatureOnly: true);
            return signer.Certificate;
        }
        catch (Exception e) when (e is CryptographicException or AsnContentException)
        {
            return null;
        }
    }

    private static bool TryNumber(Group digits, out int number) => int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"/ByteRange\s{0,9}\[\s{0,9}0{1,10}\s{1,9}(?<start>\d{1,10})\s{1,9}(?<end>\d{1,10})\s{1,9}(?<rest>\d{1,10})\s{0,9}\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex ByteRange();

    [GeneratedRegex("<cert:code>(?<code>[0-9A-Z-]{1,64})</cert:code>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex CodeFact();
}
