using System.Buffers.Binary;

namespace Navigli.Documents.Fonts;

/// <summary>Reads the Unicode subtable of a cmap table, formats 4 and 12 (OpenType 1.9, "cmap").</summary>
internal static class CharacterMap
{
    public static Dictionary<int, ushort> Read(ReadOnlySpan<byte> cmap)
    {
        var best = ReadOnlySpan<byte>.Empty;
        var bestFormat = 0;
        int count = BinaryPrimitives.ReadUInt16BigEndian(cmap[2..]);
        for (var i = 0; i < count; i++)
        {
            var record = cmap[(4 + (i * 8))..];
            int platform = BinaryPrimitives.ReadUInt16BigEndian(record);
            var subtable = cmap[(int)BinaryPrimitives.ReadUInt32BigEndian(record[4..])..];
            int format = BinaryPrimitives.ReadUInt16BigEndian(subtable);
            if (platform is 0 or 3 && format is 4 or 12 && format > bestFormat)
            {
                best = subtable;
                bestFormat = format;
            }
        }
        return bestFormat switch
        {
            4 => ReadSegments(best),
            12 => ReadGroups(best),
            _ => throw new DocumentException("The font has no Unicode character map of format 4 or 12"),
        };
    }

    private static Dictionary<int, ushort> ReadSegments(ReadOnlySpan<byte> table)
    {
        var map = new Dictionary<int, ushort>();
        int doubled = BinaryPrimitives.ReadUInt16BigEndian(table[6..]);
        var ends = table[14..];
        var starts = table[(16 + doubled)..];
        var deltas = table[(16 + (2 * doubled))..];
        var ranges = table[(16 + (3 * doubled))..];
        for (var i = 0; i < doubled; i += 2)
        {
            int start = BinaryPrimitives.ReadUInt16BigEndian(starts[i..]);
            int end = BinaryPrimitives.ReadUInt16BigEndian(ends[i..]);
            int delta = BinaryPrimitives.ReadUInt16BigEndian(deltas[i..]);
            int range = BinaryPrimitives.ReadUInt16BigEndian(ranges[i..]);
            for (var code = start; code <= end && code != 0xFFFF; code++)
            {
                int glyph = range == 0 ? code : BinaryPrimitives.ReadUInt16BigEndian(ranges[(i + range + ((code - start) * 2))..]);
                if (glyph != 0 || range == 0)
                    map[code] = (ushort)(glyph + delta);
            }
        }
        return map;
    }

    private static Dictionary<int, ushort> ReadGroups(ReadOnlySpan<byte> table)
    {
        var map = new Dictionary<int, ushort>();
        var count = BinaryPrimitives.ReadInt32BigEndian(table[12..]);
        for (var i = 0; i < count; i++)
        {
            var group = table[(16 + (i * 12))..];
            var start = BinaryPrimitives.ReadInt32BigEndian(group);
            var end = BinaryPrimitives.ReadInt32BigEndian(group[4..]);
            var glyph = BinaryPrimitives.ReadInt32BigEndian(group[8..]);
            for (var code = start; code <= end; code++)
                map[code] = (ushort)(glyph + code - start);
        }
        return map;
    }
}
