using Navigli.Documents.Pdf;

namespace Navigli.Documents.Layout;

/// <summary>The pages of a document while text runs down them: where the next line goes, and when a new page must begin.</summary>
internal sealed class PageFlow(PdfFonts fonts, string? translationLanguage) : IDisposable
{
    public const double Left = 68;
    public const double Right = PdfPage.Width - 68;
    public const double Top = PdfPage.Height - 48;
    public const double Bottom = 54;

    private readonly List<PdfPage> _pages = [];

    public IReadOnlyList<PdfPage> Pages => _pages;

    public PdfPage Page => _pages[^1];

    /// <summary>The top of what comes next, in points from the bottom of the page.</summary>
    public double Y { get; set; }

    /// <summary>What is left of the page; the hundredth of a point forgives the rounding of sums.</summary>
    public double Available => Y - Bottom + 0.01;

    public void NewPage()
    {
        _pages.Add(new PdfPage(_pages.Count, fonts));
        Y = Top;
    }

    /// <summary>Leaves a gap, unless the page has just begun.</summary>
    public void Gap(double height)
    {
        if (Y < Top)
            Y -= height;
    }

    /// <summary>Begins a new page unless this much fits on the current one, or would fit on none.</summary>
    public void Keep(double height)
    {
        if (height > Available && Y < Top)
            NewPage();
    }

    public void Paragraph(StructElement parent, StructType type, string text, TextStyle style) =>
        Paragraph(parent, type, text, style, new Column(Left, Right));

    /// <summary>Draws a paragraph in a column, over as many pages as it needs, as one element of the structure.</summary>
    public void Paragraph(StructElement parent, StructType type, string text, TextStyle style, Column column)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        var shaped = new ShapedText(text, style);
        var lines = shaped.Break(column.Width);
        var element = parent.Add(type);
        for (var i = 0; i < lines.Count;)
        {
            Keep(style.Leading);
            var fitting = Math.Clamp((int)(Available / style.Leading), 1, lines.Count - i);
            Lines(element, shaped, lines.GetRange(i, fitting), column);
            i += fitting;
        }
    }

    /// <summary>Draws lines that fit on the page as content of an element; what is in the document's other language as an element of its own within it.</summary>
    public void Lines(StructElement element, ShapedText text, IEnumerable<TextLine> lines, Column column)
    {
        if (translationLanguage is null || !text.HasPassages)
        {
            Page.Begin(element);
            foreach (var line in lines)
                Line(Page, text, line, column);
            Page.End();
            return;
        }

        foreach (var line in lines)
        {
            var x = Start(line, column);
            foreach (var (part, passage) in text.Parts(line))
            {
                Page.Begin(passage is null ? element : passage.Element ??= element.AddSpan(translationLanguage));
                Page.Text(x, Y - Baseline(text.Style), text.Style, text.Glyphs(part));
                Page.End();
                x += part.Width;
            }

            Y -= text.Style.Leading;
        }
    }

    /// <summary>Draws one line of a text at the current height and moves below it.</summary>
    public void Line(PdfPage page, ShapedText text, TextLine line, Column column)
    {
        page.Text(Start(line, column), Y - Baseline(text.Style), text.Style, text.Glyphs(line));
        Y -= text.Style.Leading;
    }

    private static double Start(TextLine line, Column column) => column.Alignment switch
    {
        Alignment.Centre => (column.Left + column.Right - line.Width) / 2,
        Alignment.Right => column.Right - line.Width,
        _ => column.Left,
    };

    /// <summary>How far under the top of its line the baseline of a style lies: the ascent, with half of what the leading adds.</summary>
    public static double Baseline(TextStyle style)
    {
        var font = style.Face.Fonts[0];
        var height = (font.Ascent - font.Descent) * style.Size / 1000;
        return ((style.Leading - height) / 2) + (font.Ascent * style.Size / 1000);
    }

    public void Dispose()
    {
        foreach (var page in _pages)
            page.Dispose();
    }
}

/// <summary>The horizontal room of a text, in points from the left edge of the page.</summary>
internal readonly record struct Column(double Left, double Right, Alignment Alignment = Alignment.Left)
{
    public double Width => Right - Left;
}

internal enum Alignment
{
    Left,
    Centre,
    Right,
}
