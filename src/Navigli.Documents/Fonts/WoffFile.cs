using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Navigli.Documents.Fonts;

/// <summary>The tables of a font in the Web Open Font Format 1.0 (W3C Recommendation, 13 December 2012): each table is stored as it is or zlib-compressed.</summary>
internal static class WoffFile
{
    private const uint Signature = 0x774F4646;
    private const int HeaderLength = 44;
    private const int EntryLength = 20;
    private const int LargestTable = 16 << 20;

    public static Dictionary<string, byte[]> ReadTables(ReadOnlySpan<byte> woff)
    {
        if (woff.Length < HeaderLength || BinaryPrimitives.ReadUInt32BigEndian(woff) != Signature)
            throw new DocumentException("Not a WOFF 1.0 file");
        int count = BinaryPrimitives.ReadUInt16BigEndian(woff[12..]);
        if (woff.Length < HeaderLength + (count * EntryLength))
            throw new DocumentException("The WOFF table directory is cut short");
        var tables = new Dictionary<string, byte[]>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var entry = woff.Slice(HeaderLength + (i * EntryLength), EntryLength);
            var tag = Encoding.ASCII.GetString(entry[..4]);
            tables[tag] = ReadTable(woff, entry[4..], tag);
        }
        return tables;
    }

    private static byte[] ReadTable(ReadOnlySpan<byte> woff, ReadOnlySpan<byte> entry, string tag)
    {
        var offset = BinaryPrimitives.ReadUInt32BigEndian(entry);
        var stored = BinaryPrimitives.ReadUInt32BigEndian(entry[4..]);
        var length = BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
        if (stored > length || length > LargestTable || offset > woff.Length || stored > woff.Length - offset)
            throw new DocumentException($"The WOFF table {tag} lies outside the file");
        var data = woff.Slice((int)offset, (int)stored);
        if (stored == length)
            return data.ToArray();
        var table = new byte[length];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
            zlib.ReadExactly(table);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new DocumentException($"The WOFF table {tag} does not decompress to its stated length", e);
        }
        return table;
    }
}
