using Navigli.Documents.Fonts;

namespace Navigli.Documents.Pdf;

/// <summary>One page: its drawing operators, each inside marked content that says which element it belongs to, or that it is only decoration.</summary>
internal sealed class PdfPage(int number, PdfFonts fonts) : IDisposable
{
    /// <summary>A4 in points (1/72 inch).</summary>
    public const double Width = 595.276;
    public const double Height = 841.89;

    private readonly List<StructElement> _marked = [];

    /// <summary>Zero-based.</summary>
    public int Number => number;

    public int Id { get; set; }

    public PdfBuffer Content { get; } = new(16 * 1024);

    /// <summary>The element of each piece of marked content, in the order of their identifiers.</summary>
    public IReadOnlyList<StructElement> Marked => _marked;

    public void Begin(StructElement element)
    {
        element.AddContent(number, _marked.Count);
        Content.Raw("/"u8).Raw(StructTreeWriter.Name(element.Type)).Raw(" << /MCID "u8).Int(_marked.Count).Raw(" >> BDC\n"u8);
        _marked.Add(element);
    }

    public void BeginDecoration() => Content.Raw("/Artifact << /Type /Layout >> BDC\n"u8);

    public void BeginFooter() => Content.Raw("/Artifact << /Type /Pagination /Attached [/Bottom] >> BDC\n"u8);

    public void End() => Content.Raw("EMC\n"u8);

    public void Text(double x, double baseline, TextStyle style, ReadOnlySpan<GlyphRef> glyphs)
    {
        if (glyphs.IsEmpty)
            return;
        Content.Raw("BT "u8).Raw(style.Ink).Numbers(1, 0, 0, 1, x, baseline).Raw("Tm\n"u8);
        for (var start = 0; start < glyphs.Length;)
        {
            var font = glyphs[start].Font;
            Content.Raw("/F"u8).Int(PdfFonts.Number(style.Face, font)).Raw(" "u8).Number(style.Size).Raw(" Tf <"u8);
            var end = start;
            for (; end < glyphs.Length && glyphs[end].Font == font; end++)
            {
                fonts.Add(style.Face, glyphs[end]);
                Content.Hex(glyphs[end].Glyph);
            }
            Content.Raw("> Tj\n"u8);
            start = end;
        }
        Content.Raw("ET\n"u8);
    }

    public void Line(double left, double right, double y)
    {
        Content.Raw("0.72 0.75 0.79 RG 0.6 w "u8).Numbers(left, y).Raw("m "u8).Numbers(right, y).Raw("l S\n"u8);
    }

    public void Dispose() => Content.Dispose();
}

/// <summary>How text looks: face, size and distance between baselines in points, colour as a fill operator.</summary>
internal sealed record TextStyle(FontFace Face, double Size, double Leading)
{
    public byte[] Ink { get; init; } = "0.1 0.1 0.12 rg "u8.ToArray();
}
