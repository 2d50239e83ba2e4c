using System.Collections.Frozen;

namespace Navigli.Documents.Fonts;

/// <summary>A glyph of one of the fonts of a face: which font, which glyph, how wide in thousandths of the type size.</summary>
internal readonly record struct GlyphRef(byte Font, ushort Glyph, short Width, int CodePoint);

/// <summary>One weight of the document type, spread over several font files: a character is drawn by the first file that has it.</summary>
internal sealed class FontFace
{
    private readonly FrozenDictionary<int, GlyphRef> _glyphs;

    private FontFace(string postScriptName, string weight)
    {
        PostScriptName = postScriptName;
        Fonts = [Load($"lora-latin-{weight}.woff"), Load($"lora-latin-ext-{weight}.woff"), Load($"lora-vietnamese-{weight}.woff")];
        var glyphs = new Dictionary<int, GlyphRef>();
        for (byte font = 0; font < Fonts.Length; font++)
        {
            for (var codePoint = 0x20; codePoint <= 0xFFFF; codePoint++)
            {
                if (!IsIgnorable(codePoint) && !glyphs.ContainsKey(codePoint) && Fonts[font].TryGlyph(codePoint, out var glyph))
                    glyphs[codePoint] = new GlyphRef(font, glyph, (short)Fonts[font].Width(glyph), codePoint);
            }
        }
        _glyphs = glyphs.ToFrozenDictionary();
    }

    public static FontFace Regular { get; } = new("Lora-Regular", "400");

    public static FontFace Bold { get; } = new("Lora-Bold", "700");

    public string PostScriptName { get; }

    public TrueTypeFont[] Fonts { get; }

    public GlyphRef Glyph(int codePoint) =>
        _glyphs.TryGetValue(codePoint, out var glyph) ? glyph : throw DocumentException.NoGlyph(codePoint);

    // PDF/A-2 6.2.11.7.2 forbids text that maps to U+FEFF; the other controls would print as nothing and read as something.
    private static bool IsIgnorable(int codePoint) => codePoint is (>= 0x7F and < 0xA0) or 0xAD or 0xFEFF or (>= 0x200B and <= 0x200F) or (>= 0x2028 and <= 0x202E);

    private static TrueTypeFont Load(string resource)
    {
        using var stream = typeof(FontFace).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The font {resource} was not embedded: the build did not install the assets");
        var woff = new byte[stream.Length];
        stream.ReadExactly(woff);
        return new TrueTypeFont(WoffFile.ReadTables(woff));
    }
}
