namespace Navigli.Documents.Fonts;

/// <summary>The glyphs of one font file that a document has drawn so far, each with the character it stands for.</summary>
internal sealed class FontUse(FontFace face, byte index)
{
    private readonly int[] _codePoints = new int[face.Fonts[index].GlyphCount];

    public TrueTypeFont Font => face.Fonts[index];

    public bool IsUsed { get; private set; }

    /// <summary>Used glyphs with their characters, in glyph order.</summary>
    public IEnumerable<(ushort Glyph, int CodePoint)> Glyphs
    {
        get
        {
            for (var glyph = 0; glyph < _codePoints.Length; glyph++)
            {
                if (_codePoints[glyph] != 0)
                    yield return ((ushort)glyph, _codePoints[glyph]);
            }
        }
    }

    /// <summary>The name with the six letters that mark a subset (ISO 32000-1, 9.6.4), drawn from its content so that equal documents have equal bytes.</summary>
    public string SubsetName
    {
        get
        {
            var hash = 2166136261u + index;
            foreach (var (glyph, _) in Glyphs)
                hash = (hash ^ glyph) * 16777619u;
            Span<char> tag = stackalloc char[6];
            for (var i = 0; i < tag.Length; i++, hash /= 26)
                tag[i] = (char)('A' + (hash % 26));
            return $"{tag}+{face.PostScriptName}";
        }
    }

    public void Add(GlyphRef glyph)
    {
        IsUsed = true;
        // Two characters may share a glyph, as space and no-break space do: the lower one is what a reader should find.
        ref var codePoint = ref _codePoints[glyph.Glyph];
        codePoint = codePoint == 0 ? glyph.CodePoint : Math.Min(codePoint, glyph.CodePoint);
    }

    /// <summary>The drawn glyphs, the parts that composite ones are made of, and .notdef, which every font must have.</summary>
    public SortedSet<ushort> Closure()
    {
        var closure = new SortedSet<ushort> { 0 };
        foreach (var (glyph, _) in Glyphs)
        {
            if (closure.Add(glyph))
                Font.AddComponents(glyph, closure);
        }
        return closure;
    }
}
