using Navigli.Documents.Fonts;
using Navigli.Documents.Pdf;

namespace Navigli.Documents.Layout;

/// <summary>A text as glyphs of one style, and the places where its lines end.</summary>
internal sealed class ShapedText
{
    private const int Space = ' ';
    private const int LineFeed = '\n';
    private readonly GlyphRef[] _glyphs;
    private readonly List<TranslatedPassage> _passages = [];
    private readonly TextStyle _style;

    public ShapedText(string text, TextStyle style)
    {
        _style = style;
        var composed = Compose(text);
        var glyphs = new GlyphRef[composed.Length];
        var (count, begun) = (0, 0);
        foreach (var rune in composed.EnumerateRunes())
        {
            if (rune.Value == Translation.Begin)
                begun = count;
            else if (rune.Value == Translation.End)
                _passages.Add(new TranslatedPassage(begun, count));
            else
                glyphs[count++] = rune.Value == LineFeed ? new GlyphRef(0, 0, 0, LineFeed) : style.Face.Glyph(rune.Value);
        }

        _glyphs = count == glyphs.Length ? glyphs : glyphs[..count];
    }

    public TextStyle Style => _style;

    /// <summary>The width of the widest line when only line breaks of the text itself count.</summary>
    public double NaturalWidth => Break(double.MaxValue).Max(line => line.Width);

    /// <summary>The width of the widest word.</summary>
    public double WidestWord
    {
        get
        {
            double widest = 0, word = 0;
            foreach (var glyph in _glyphs)
            {
                word = glyph.CodePoint is Space or LineFeed ? 0 : word + Points(glyph);
                widest = Math.Max(widest, word);
            }
            return widest;
        }
    }

    /// <summary>Whether any of it is in the document's other language.</summary>
    public bool HasPassages => _passages.Count > 0;

    /// <summary>A line in the parts that are each in one language; a part in the document's own has no passage.</summary>
    public IEnumerable<(TextLine Line, TranslatedPassage? Passage)> Parts(TextLine line)
    {
        var at = line.Start;
        foreach (var passage in _passages.Where(p => p.End > line.Start && p.Start < line.Start + line.Length))
        {
            if (passage.Start > at)
                yield return (Part(at, passage.Start), null);
            at = Math.Min(passage.End, line.Start + line.Length);
            yield return (Part(Math.Max(passage.Start, line.Start), at), passage);
        }

        if (at < line.Start + line.Length)
            yield return (Part(at, line.Start + line.Length), null);
    }

    public ReadOnlySpan<GlyphRef> Glyphs(TextLine line) => _glyphs.AsSpan(line.Start, line.Length);

    /// <summary>
    /// Breaks at spaces; a word wider than the line breaks after its hyphens, and where it has none, anywhere: nothing is ever wider than the line.
    /// The space at a break stays on its line, unseen, so that text taken out of the page keeps its words apart.
    /// </summary>
    public List<TextLine> Break(double width)
    {
        var lines = new List<TextLine>();
        var start = 0;
        while (start < _glyphs.Length)
        {
            var line = NextLine(start, width, out var next);
            lines.Add(line);
            start = next;
        }
        if (lines.Count == 0)
            lines.Add(default);
        return lines;
    }

    // Composed letters are what the fonts have; the same name typed with combining accents must not fail.
    private static string Compose(string text)
    {
        try
        {
            return text.IsNormalized() ? text : text.Normalize();
        }
        catch (ArgumentException e)
        {
            throw new DocumentException("A text is not valid Unicode: it has half of a surrogate pair", e);
        }
    }

    private TextLine NextLine(int start, double width, out int next)
    {
        double total = 0;
        var atSpace = (End: 0, Width: 0.0);
        var atHyphen = (End: 0, Width: 0.0);
        for (var i = start; i < _glyphs.Length; i++)
        {
            if (_glyphs[i].CodePoint == LineFeed)
            {
                next = i + 1;
                return new TextLine(start, i - start, total);
            }
            if (_glyphs[i].CodePoint == Space)
                atSpace = (i + 1, total);
            else if (total + Points(_glyphs[i]) > width && i > start)
            {
                var (end, endWidth) = atSpace.End > 0 ? atSpace : atHyphen.End > 0 ? atHyphen : (i, total);
                next = end;
                return new TextLine(start, end - start, endWidth);
            }
            total += Points(_glyphs[i]);
            if (_glyphs[i].CodePoint is '-' or 0x2010)
                atHyphen = (i + 1, total);
        }
        next = _glyphs.Length;
        return new TextLine(start, next - start, total);
    }

    private TextLine Part(int start, int end)
    {
        var width = 0.0;
        for (var i = start; i < end; i++)
            width += Points(_glyphs[i]);
        return new TextLine(start, end - start, width);
    }

    private double Points(GlyphRef glyph) => glyph.Width * _style.Size / 1000;
}

/// <summary>A stretch of a text's glyphs in the document's other language, and the element that it is in the structure, once any of it is drawn.</summary>
internal sealed record TranslatedPassage(int Start, int End)
{
    public StructElement? Element { get; set; }
}

/// <summary>A line of a shaped text: its glyphs, and its width in points without the space at its end.</summary>
internal readonly record struct TextLine(int Start, int Length, double Width);
