using Navigli.Documents.Fonts;

namespace Navigli.Documents.Pdf;

/// <summary>The fonts of a document: which glyphs it uses, and their objects in the file (composite fonts, ISO 32000-1, 9.7).</summary>
internal sealed class PdfFonts
{
    private readonly FontUse[] _uses = [.. Uses(FontFace.Regular), .. Uses(FontFace.Bold)];

    public static int Number(FontFace face, byte font) => (face == FontFace.Regular ? 0 : FontFace.Regular.Fonts.Length) + font;

    public void Add(FontFace face, GlyphRef glyph) => _uses[Number(face, glyph.Font)].Add(glyph);

    /// <summary>Writes every used font and, last, the resource dictionary that names them.</summary>
    public void Write(PdfFile file, int resourcesId, PdfProfile profile)
    {
        var written = new List<(int Number, int Id)>();
        for (var i = 0; i < _uses.Length; i++)
        {
            if (_uses[i].IsUsed)
                written.Add((i, WriteFont(file, _uses[i], profile)));
        }
        var output = file.Begin(resourcesId).Raw("<< /Font << "u8);
        foreach (var (number, id) in written)
            output.Raw("/F"u8).Int(number).Raw(" "u8).Reference(id).Raw(" "u8);
        output.Raw(">> >>"u8);
        file.End();
    }

    private static IEnumerable<FontUse> Uses(FontFace face)
    {
        for (byte i = 0; i < face.Fonts.Length; i++)
            yield return new FontUse(face, i);
    }

    private static int WriteFont(PdfFile file, FontUse use, PdfProfile profile)
    {
        var (font, descendant, descriptor, program, unicode) = (file.NewId(), file.NewId(), file.NewId(), file.NewId(), file.NewId());
        var name = use.SubsetName;
        file.Begin(font).Raw("<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /BaseFont /"u8).Ascii(name)
            .Raw(" /DescendantFonts ["u8).Reference(descendant).Raw("] /ToUnicode "u8).Reference(unicode).Raw(" >>"u8);
        file.End();

        var output = file.Begin(descendant).Raw("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /"u8).Ascii(name)
            .Raw(" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity /FontDescriptor "u8)
            .Reference(descriptor).Raw(" /DW 1000 /W ["u8);
        foreach (var (glyph, _) in use.Glyphs)
            output.Int(glyph).Raw(" ["u8).Int(use.Font.Width(glyph)).Raw("] "u8);
        output.Raw("] >>"u8);
        file.End();

        var closure = use.Closure();
        // PDF/A-1 6.3.5 demands the set of glyphs in a subset; PDF/A-2 does not, and a wrong one would break it.
        int? set = profile == PdfProfile.PdfA1b ? WriteGlyphSet(file, closure) : null;
        WriteDescriptor(file, descriptor, use.Font, name, program, set);
        using var subset = new PdfBuffer(32 * 1024);
        TrueTypeSubset.Write(use.Font, closure, subset);
        using var length = new PdfBuffer(32);
        file.Deflated(program, length.Raw("/Length1 "u8).Int(subset.Length).Written, subset.Written);
        WriteUnicode(file, unicode, use);
        return font;
    }

    private static void WriteDescriptor(PdfFile file, int id, TrueTypeFont font, string name, int program, int? glyphSet)
    {
        // Flags: symbolic (its glyphs are named by number) and serif. The stem width is not in a TrueType file; 80 suits a text face.
        var output = file.Begin(id).Raw("<< /Type /FontDescriptor /FontName /"u8).Ascii(name).Raw(" /Flags 6 /ItalicAngle 0 /StemV 80 /Ascent "u8)
            .Int(font.Ascent).Raw(" /Descent "u8).Int(font.Descent).Raw(" /CapHeight "u8).Int(font.CapHeight).Raw(" /FontBBox ["u8);
        foreach (var edge in font.Box)
            output.Int(edge).Raw(" "u8);
        output.Raw("] /FontFile2 "u8).Reference(program);
        if (glyphSet is { } set)
            output.Raw(" /CIDSet "u8).Reference(set);
        output.Raw(" >>"u8);
        file.End();
    }

    private static int WriteGlyphSet(PdfFile file, SortedSet<ushort> closure)
    {
        var bits = new byte[(closure.Max / 8) + 1];
        foreach (var glyph in closure)
            bits[glyph / 8] |= (byte)(0x80 >> (glyph % 8));
        var id = file.NewId();
        file.Deflated(id, [], bits);
        return id;
    }

    private static void WriteUnicode(PdfFile file, int id, FontUse use)
    {
        using var map = new PdfBuffer(4096);
        map.Raw("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"u8)
            .Raw("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"u8);
        // A block holds at most one hundred entries (Adobe Technical Note 5411).
        foreach (var block in use.Glyphs.Chunk(100))
        {
            map.Int(block.Length).Raw(" beginbfchar\n"u8);
            foreach (var (glyph, codePoint) in block)
                map.Raw("<"u8).Hex(glyph).Raw("> <"u8).Hex((ushort)codePoint).Raw(">\n"u8);
            map.Raw("endbfchar\n"u8);
        }
        map.Raw("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"u8);
        file.Deflated(id, [], map.Written);
    }
}
