using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Navigli.Documents.Tests.Profiles;

/// <summary>The fonts, and each glyph that the pages draw: present in the program, as wide there as in the dictionary, and readable as text.</summary>
internal static partial class FontModel
{
    public static void Add(ProfileModel model, PdfReader pdf)
    {
        var drawn = DrawnGlyphs(pdf);
        foreach (var (name, reference) in pdf.Dictionary(pdf.Dictionary(pdf.Pages[0]["Resources"])["Font"]))
        {
            var font = pdf.Dictionary(reference);
            var descendant = pdf.Dictionary(pdf.List(font["DescendantFonts"])[0]);
            var descriptor = pdf.Dictionary(descendant["FontDescriptor"]);
            var program = pdf.Stream(descriptor["FontFile2"]).Data;
            foreach (var dictionary in new[] { font, descendant })
            {
                model.Add("PDFont", ("Type", ((PdfName)dictionary["Type"]!).Value), ("Subtype", ((PdfName)dictionary["Subtype"]!).Value),
                    ("fontName", ((PdfName)dictionary["BaseFont"]!).Value), ("renderingMode", 0), ("containsFontFile", true), ("fontFileSubtype", null));
            }
            model.Add("PDType0Font", ("cmapName", ((PdfName)font["Encoding"]!).Value));
            model.Add("PDCIDFont", ("Subtype", ((PdfName)descendant["Subtype"]!).Value), ("CIDToGIDMap", ((PdfName)descendant["CIDToGIDMap"]!).Value),
                ("containsFontFile", true), ("fontName", ((PdfName)descendant["BaseFont"]!).Value), ("containsCIDSet", descriptor.ContainsKey("CIDSet")), ("cidSetListsAllGlyphs", null));
            AddGlyphs(model, drawn[name], Widths(pdf.List(descendant["W"])), Unicode(Encoding.ASCII.GetString(pdf.Stream(font["ToUnicode"]).Data)), program);
        }
    }

    private static void AddGlyphs(ProfileModel model, HashSet<int> drawn, Dictionary<int, double> widths, Dictionary<int, string> unicode, byte[] program)
    {
        var tables = Enumerable.Range(0, BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(4))).ToDictionary(
            i => Encoding.ASCII.GetString(program, 12 + (16 * i), 4), i => BinaryPrimitives.ReadInt32BigEndian(program.AsSpan(20 + (16 * i))));
        foreach (var glyph in drawn)
        {
            var present = glyph < BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(tables["maxp"] + 4));
            var empty = present && Word(program, tables["loca"] + (2 * glyph)) == Word(program, tables["loca"] + (2 * glyph) + 2);
            var text = unicode.GetValueOrDefault(glyph);
            model.Add("Glyph", ("renderingMode", 0), ("isGlyphPresent", present && (!empty || string.IsNullOrWhiteSpace(text))),
                ("widthFromFontProgram", present ? Word(program, tables["hmtx"] + (4 * glyph)) : null), ("widthFromDictionary", widths.GetValueOrDefault(glyph)),
                ("toUnicode", text), ("unicodePUA", text is [>= '\uE000' and <= '\uF8FF', ..]), ("actualTextPresent", false), ("name", glyph == 0 ? ".notdef" : null));
        }
    }

    private static int Word(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(offset));

    private static Dictionary<string, HashSet<int>> DrawnGlyphs(PdfReader pdf)
    {
        var drawn = new Dictionary<string, HashSet<int>>();
        foreach (var page in pdf.Pages)
        {
            foreach (Match show in Show().Matches(Encoding.Latin1.GetString(pdf.Stream(page["Contents"]).Data)))
            {
                if (!drawn.TryGetValue(show.Groups["font"].Value, out var glyphs))
                    drawn[show.Groups["font"].Value] = glyphs = [];
                foreach (var code in show.Groups["codes"].Value.Chunk(4))
                    glyphs.Add(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            }
        }
        return drawn;
    }

    private static Dictionary<int, double> Widths(List<object?> entries)
    {
        var widths = new Dictionary<int, double>();
        for (var i = 0; i < entries.Count; i += 2)
        {
            var run = (List<object?>)entries[i + 1]!;
            for (var j = 0; j < run.Count; j++)
                widths[(int)(double)entries[i]! + j] = (double)run[j]!;
        }
        return widths;
    }

    private static Dictionary<int, string> Unicode(string map) => Character().Matches(map).ToDictionary(
        m => int.Parse(m.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups["text"].Value)));

    [GeneratedRegex(@"/(?<font>F\d) [\d.]+ Tf <(?<codes>[0-9A-F]+)> Tj", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Show();

    [GeneratedRegex("^<(?<code>[0-9A-F]{4})> <(?<text>[0-9A-F]{4})>$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Character();
}
