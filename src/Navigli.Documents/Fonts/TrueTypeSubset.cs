using System.Buffers.Binary;
using Navigli.Documents.Pdf;

namespace Navigli.Documents.Fonts;

/// <summary>
/// Writes a TrueType font that has only some outlines. Glyphs keep their numbers, so that composite glyphs are copied as they are and the text
/// of the page need not wait for the subset; numbers above the last used one are cut off.
/// </summary>
internal static class TrueTypeSubset
{
    private const uint ChecksumBase = 0xB1B0AFBA;
    private static readonly string[] Tags = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"];

    public static void Write(TrueTypeFont font, SortedSet<ushort> glyphs, PdfBuffer into)
    {
        using var glyf = new PdfBuffer(16 * 1024);
        using var loca = new PdfBuffer(2048);
        using var hmtx = new PdfBuffer(2048);
        var count = glyphs.Max + 1;
        var isLong = glyphs.Sum(g => font.Outline(g).Length + 1) > ushort.MaxValue * 2;
        for (var glyph = 0; glyph < count; glyph++)
        {
            WriteOffset(loca, glyf.Length, isLong);
            var used = glyphs.Contains((ushort)glyph);
            hmtx.UInt16(used ? font.Advance((ushort)glyph) : 0).UInt16(used ? (ushort)font.Bearing((ushort)glyph) : 0);
            if (used)
                glyf.Raw(font.Outline((ushort)glyph));
            if (glyf.Length % 2 != 0)
                glyf.Raw([0]);
        }
        WriteOffset(loca, glyf.Length, isLong);

        var head = Patched(font.Head, 50, isLong ? 1 : 0);
        head.AsSpan(8, 4).Clear();
        WriteFile([glyf.Memory, head, Patched(font.Hhea, 34, count), hmtx.Memory, loca.Memory, Patched(font.Maxp, 4, count)], into);
    }

    private static void WriteFile(ReadOnlySpan<ReadOnlyMemory<byte>> tables, PdfBuffer into)
    {
        var start = into.Length;
        into.UInt32(0x00010000).UInt16(tables.Length).UInt16(64).UInt16(2).UInt16((tables.Length * 16) - 64);
        var offset = 12 + (16 * tables.Length);
        var headOffset = 0;
        for (var i = 0; i < tables.Length; i++)
        {
            if (Tags[i] == "head")
                headOffset = offset;
            into.Ascii(Tags[i]).UInt32(Checksum(tables[i].Span)).UInt32((uint)offset).UInt32((uint)tables[i].Length);
            offset += (tables[i].Length + 3) & ~3;
        }
        foreach (var table in tables)
        {
            into.Raw(table.Span);
            into.Raw("\0\0\0"u8[..(-table.Length & 3)]);
        }
        var file = into.Written[start..];
        BinaryPrimitives.WriteUInt32BigEndian(file[(headOffset + 8)..], ChecksumBase - Checksum(file));
    }

    private static void WriteOffset(PdfBuffer loca, int offset, bool isLong)
    {
        if (isLong)
            loca.UInt32((uint)offset);
        else
            loca.UInt16(offset / 2);
    }

    private static byte[] Patched(byte[] table, int offset, int value)
    {
        var copy = table.AsSpan().ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(offset), (ushort)value);
        return copy;
    }

    private static uint Checksum(ReadOnlySpan<byte> table)
    {
        var sum = 0u;
        while (table.Length >= 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(table);
            table = table[4..];
        }
        Span<byte> tail = stackalloc byte[4];
        tail.Clear();
        table.CopyTo(tail);
        return sum + BinaryPrimitives.ReadUInt32BigEndian(tail);
    }
}
