using System.Buffers.Binary;
using System.Text;
using Navigli.Documents.Fonts;
using Navigli.Documents.Layout;
using Navigli.Documents.Pdf;
using Shouldly;

namespace Navigli.Documents.Tests;

public sealed class FontTests
{
    [Theory]
    [InlineData('A', 0)]
    [InlineData('’', 0)]
    [InlineData('ò', 0)]
    [InlineData('€', 0)]
    [InlineData('Ł', 1)]
    [InlineData('ź', 1)]
    [InlineData('ș', 1)]
    [InlineData('ễ', 2)]
    [InlineData('Ị', 2)]
    public void Glyph_IsTakenFromTheFirstFileThatHasIt(char character, int font)
    {
        foreach (var face in new[] { FontFace.Regular, FontFace.Bold })
        {
            var glyph = face.Glyph(character);
            glyph.Font.ShouldBe((byte)font);
            glyph.Glyph.ShouldNotBe((ushort)0);
            face.Fonts[font].Outline(glyph.Glyph).Length.ShouldBeGreaterThan(10);
            glyph.Width.ShouldBeInRange((short)150, (short)1100);
        }
    }

    [Theory]
    [InlineData("中", 0x4E2D)]
    [InlineData("Anna😀", 0x1F600)]
    [InlineData("Anna\u200B", 0x200B)]
    [InlineData("Anna\t", 0x9)]
    [InlineData("\uFEFFAnna", 0xFEFF)]
    public void Text_WithACharacterNoFontHas_NamesIt(string name, int codePoint)
    {
        var content = Samples.Residence with { Body = [new SubjectBlock { Name = name, Lines = [] }] };

        var refusal = Should.Throw<DocumentException>(() => CertificateDocument.RenderUnsealed(content, PdfProfile.PdfA2aUa1));

        refusal.CodePoint.ShouldBe(codePoint);
        refusal.Message.ShouldContain($"U+{codePoint:X4}");
    }

    [Fact]
    public void Text_LoneSurrogate_IsRefused()
    {
        var content = Samples.Residence with { Office = "Anna\uD800" };

        Should.Throw<DocumentException>(() => CertificateDocument.RenderUnsealed(content, PdfProfile.PdfA2aUa1));
    }

    [Fact]
    public void Text_WithCombiningAccents_IsDrawnAsComposed()
    {
        const string name = "NGUYỄN THỊ ÁNH D’ANGELÒ";
        var composed = new ShapedText(name, CertificateStyles.Body);
        var decomposed = new ShapedText(name.Normalize(NormalizationForm.FormD), CertificateStyles.Body);

        decomposed.NaturalWidth.ShouldBe(composed.NaturalWidth);
        decomposed.Glyphs(decomposed.Break(1000)[0]).ToArray().ShouldBe(composed.Glyphs(composed.Break(1000)[0]).ToArray());
    }

    [Fact]
    public void Subset_OfACompositeLetter_HoldsItsParts()
    {
        var font = FontFace.Regular.Fonts[2];
        font.TryGlyph('ễ', out var glyph).ShouldBeTrue();
        BinaryPrimitives.ReadInt16BigEndian(font.Outline(glyph)).ShouldBe((short)-1, "the letter is composite in this font, or the test proves nothing");
        var use = new FontUse(FontFace.Regular, 2);
        use.Add(FontFace.Regular.Glyph('ễ'));

        var closure = use.Closure();

        closure.ShouldContain(glyph);
        closure.Count.ShouldBeGreaterThan(2);
        var subset = Read(Subset(font, closure));
        foreach (var kept in closure)
            subset.Outline(kept).ShouldBe(font.Outline(kept).ToArray());
    }

    [Fact]
    public void Subset_KeepsOutlinesAndWidthsOfWhatIsUsedAndNothingElse()
    {
        var font = FontFace.Regular.Fonts[0];
        var use = new FontUse(FontFace.Regular, 0);
        foreach (var character in "Certificato di residenza")
            use.Add(FontFace.Regular.Glyph(character));
        var closure = use.Closure();

        var subset = Read(Subset(font, closure));

        subset.Count.ShouldBe(closure.Max + 1);
        for (ushort glyph = 0; glyph < subset.Count; glyph++)
        {
            subset.Outline(glyph).ShouldBe(closure.Contains(glyph) ? font.Outline(glyph).ToArray() : []);
            subset.Advance(glyph).ShouldBe(closure.Contains(glyph) ? font.Advance(glyph) : (ushort)0);
        }
    }

    [Fact]
    public void Subset_ChecksumsAddUp()
    {
        var font = FontFace.Bold.Fonts[0];
        var file = Subset(font, [0, 5, 40]);

        // OpenType: the sum of the whole file, with the adjustment in place, is 0xB1B0AFBA.
        var sum = 0u;
        for (var i = 0; i < file.Length; i += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(i));
        sum.ShouldBe(0xB1B0AFBA);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(300)]
    [InlineData(12000)]
    public void Woff_CutShort_IsRefused(int length)
    {
        var woff = Resource();

        Should.Throw<DocumentException>(() => WoffFile.ReadTables(woff.AsSpan(0, length)));
    }

    [Fact]
    public void Woff_Damaged_IsRefusedOrReadButNeverCrashes()
    {
        var random = new Random(2026);
        for (var i = 0; i < 200; i++)
        {
            var woff = Resource();
            woff[random.Next(300)] ^= (byte)(1 + random.Next(255));
            try
            {
                WoffFile.ReadTables(woff);
            }
            catch (DocumentException)
            {
                continue;
            }
        }
    }

    [Fact]
    public void Woff_IsReadIntoTheTablesOfTheFont()
    {
        var tables = WoffFile.ReadTables(Resource());

        BinaryPrimitives.ReadUInt32BigEndian(tables["head"].AsSpan(12)).ShouldBe(0x5F0F3CF5u, "the magic number of the head table");
        new[] { "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "OS/2" }.ShouldBeSubsetOf(tables.Keys);
    }

    private static byte[] Resource()
    {
        using var stream = typeof(FontFace).Assembly.GetManifestResourceStream("lora-latin-400.woff")!;
        var woff = new byte[stream.Length];
        stream.ReadExactly(woff);
        return woff;
    }

    private static byte[] Subset(TrueTypeFont font, SortedSet<ushort> glyphs)
    {
        using var buffer = new PdfBuffer(1024);
        TrueTypeSubset.Write(font, glyphs, buffer);
        return buffer.Written.ToArray();
    }

    private static SubsetFile Read(byte[] file)
    {
        var tables = new Dictionary<string, byte[]>();
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4)); i++)
        {
            var entry = file.AsSpan(12 + (16 * i));
            tables[Encoding.ASCII.GetString(entry[..4])] =
                file.AsSpan(BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..])).ToArray();
        }
        return new SubsetFile(tables);
    }

    private sealed class SubsetFile(Dictionary<string, byte[]> tables)
    {
        public int Count => BinaryPrimitives.ReadUInt16BigEndian(tables["maxp"].AsSpan(4));

        public byte[] Outline(ushort glyph) => tables["glyf"][Offset(glyph)..Offset(glyph + 1)];

        public ushort Advance(ushort glyph) => BinaryPrimitives.ReadUInt16BigEndian(tables["hmtx"].AsSpan(glyph * 4));

        private int Offset(int glyph) => BinaryPrimitives.ReadUInt16BigEndian(tables["loca"].AsSpan(glyph * 2)) * 2;
    }
}
