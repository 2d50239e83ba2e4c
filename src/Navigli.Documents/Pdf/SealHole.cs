using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Navigli.Documents.Pdf;

/// <summary>The place in a finished file that its seal does not cover because the seal itself goes there (ISO 32000-1, 12.8.1): the string with its brackets.</summary>
internal sealed record SealHole(int RangePosition, int Start, int Length)
{
    public static ReadOnlySpan<byte> EmptyRange => "[0 0000000000 0000000000 0000000000]"u8;

    /// <summary>Says in the file which bytes the seal covers, and takes their digest.</summary>
    public byte[] Digest(Span<byte> file)
    {
        var end = Start + Length;
        var range = string.Create(CultureInfo.InvariantCulture, $"[0 {Start:D10} {end:D10} {file.Length - end:D10}]");
        Encoding.ASCII.GetBytes(range, file[RangePosition..]);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(file[..Start]);
        hash.AppendData(file[end..]);
        return hash.GetHashAndReset();
    }

    /// <summary>Puts the seal in; the zeros that remain after it belong to no one (PAdES pads with zeros).</summary>
    public void Fill(Span<byte> file, ReadOnlySpan<byte> seal)
    {
        if (seal.Length * 2 > Length - 2)
            throw new InvalidOperationException($"The seal has {seal.Length} bytes, more than the sealer announced");
        var written = Convert.TryToHexString(seal, file[(Start + 1)..], out _);
        if (!written)
            throw new InvalidOperationException("The seal does not fit in the file");
    }
}
