using System.Buffers.Binary;

namespace Navigli.Documents.Fonts;

/// <summary>What a document needs of a TrueType font: which glyph draws a character, how wide it is, its outline. Read once, then only looked up.</summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] _glyf;
    private readonly int[] _offsets;
    private readonly ushort[] _advances;
    private readonly short[] _bearings;
    private readonly Dictionary<int, ushort> _glyphs;

    public TrueTypeFont(Dictionary<string, byte[]> tables)
    {
        Head = Table(tables, "head");
        Hhea = Table(tables, "hhea");
        Maxp = Table(tables, "maxp");
        _glyf = Table(tables, "glyf");
        UnitsPerEm = UInt16(Head, 18);
        GlyphCount = UInt16(Maxp, 4);
        _offsets = ReadOffsets(Table(tables, "loca"));
        (_advances, _bearings) = ReadMetrics(Table(tables, "hmtx"));
        _glyphs = CharacterMap.Read(Table(tables, "cmap"));
        Ascent = Scale(Int16(Hhea, 4));
        Descent = Scale(Int16(Hhea, 6));
        Box = [Scale(Int16(Head, 36)), Scale(Int16(Head, 38)), Scale(Int16(Head, 40)), Scale(Int16(Head, 42))];
        CapHeight = Scale(Int16(Table(tables, "OS/2"), 88));
    }

    public byte[] Head { get; }

    public byte[] Hhea { get; }

    public byte[] Maxp { get; }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    /// <summary>Vertical extents and box in thousandths of the type size, the unit of PDF font descriptors.</summary>
    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public int[] Box { get; }

    public bool TryGlyph(int codePoint, out ushort glyph) => _glyphs.TryGetValue(codePoint, out glyph) && glyph != 0;

    /// <summary>The advance in thousandths of the type size.</summary>
    public int Width(ushort glyph) => Scale(_advances[glyph]);

    public ushort Advance(ushort glyph) => _advances[glyph];

    public short Bearing(ushort glyph) => _bearings[glyph];

    public ReadOnlySpan<byte> Outline(ushort glyph) => _glyf.AsSpan(_offsets[glyph], _offsets[glyph + 1] - _offsets[glyph]);

    /// <summary>The glyphs that a composite glyph draws (OpenType 1.9, glyf table, "Composite glyph description"); none for a simple one.</summary>
    public void AddComponents(ushort glyph, SortedSet<ushort> into)
    {
        var outline = Outline(glyph);
        if (outline.Length == 0 || Int16(outline, 0) >= 0)
            return;
        var position = 10;
        int flags;
        do
        {
            flags = UInt16(outline, position);
            var component = (ushort)UInt16(outline, position + 2);
            if (into.Add(component))
                AddComponents(component, into);
            position += 4 + ((flags & 0x0001) != 0 ? 4 : 2);
            if ((flags & 0x0008) != 0)
                position += 2;
            else if ((flags & 0x0040) != 0)
                position += 4;
            else if ((flags & 0x0080) != 0)
                position += 8;
        }
        while ((flags & 0x0020) != 0);
    }

    private int Scale(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm);

    private int[] ReadOffsets(byte[] loca)
    {
        var isLong = Int16(Head, 50) != 0;
        var offsets = new int[GlyphCount + 1];
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = isLong ? BinaryPrimitives.ReadInt32BigEndian(loca.AsSpan(i * 4)) : UInt16(loca, i * 2) * 2;
            if (offsets[i] > _glyf.Length || (i > 0 && offsets[i] < offsets[i - 1]))
                throw new DocumentException("The loca table of the font points outside its glyf table");
        }
        return offsets;
    }

    private (ushort[] Advances, short[] Bearings) ReadMetrics(byte[] hmtx)
    {
        var full = UInt16(Hhea, 34);
        var advances = new ushort[GlyphCount];
        var bearings = new short[GlyphCount];
        for (var i = 0; i < GlyphCount; i++)
        {
            // Glyphs after the last full entry share its advance and keep only their own side bearing.
            advances[i] = (ushort)UInt16(hmtx, Math.Min(i, full - 1) * 4);
            bearings[i] = (short)Int16(hmtx, i < full ? (i * 4) + 2 : (full * 4) + ((i - full) * 2));
        }
        return (advances, bearings);
    }

    private static byte[] Table(Dictionary<string, byte[]> tables, string tag) =>
        tables.TryGetValue(tag, out var table) ? table : throw new DocumentException($"The font has no {tag} table");

    private static int UInt16(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadUInt16BigEndian(table[offset..]);

    private static int Int16(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadInt16BigEndian(table[offset..]);
}
