using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Navigli.Platform.City;

/// <summary>Reads a crest and refuses every part of SVG that could not be drawn on paper or would not be safe in a page.</summary>
internal static partial class CrestReader
{
    private const long MaximumCharacters = 64 * 1024;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static CityCrest? Read(PackFaults faults, string path)
    {
        if (!File.Exists(path))
        {
            faults.Add(path, "the file is missing");
            return null;
        }

        try
        {
            var text = File.ReadAllText(path);
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MaximumCharacters, XmlResolver = null };
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return Parse(faults, path, XDocument.Load(reader, LoadOptions.SetLineInfo).Root!, text);
        }
        catch (XmlException error)
        {
            faults.Add(path, error.LineNumber, error.Message);
            return null;
        }
    }

    private static CityCrest? Parse(PackFaults faults, string path, XElement root, string text)
    {
        var box = Numbers((string?)root.Attribute("viewBox") ?? string.Empty);
        if (root.Name != Svg + "svg" || box.Length != 4 || box[0] != 0 || box[1] != 0)
        {
            faults.Add(path, Row(root), "an svg element with a viewBox from 0 0 is expected");
            return null;
        }

        var shapes = new List<CrestShape>();
        foreach (var element in root.Elements().Where(e => e.Name != Svg + "title"))
        {
            var allowed = element.Name.LocalName switch { "path" => "d fill", "rect" => "x y width height fill", _ => null };
            var data = allowed is null || element.Attributes().Any(a => !allowed.Split(' ').Contains(a.Name.ToString(), StringComparer.Ordinal))
                ? null
                : PathData(element);
            var fill = (string?)element.Attribute("fill") ?? string.Empty;
            if (data is null || !Colour().IsMatch(fill))
                faults.Add(path, Row(element), $"'{element.Name.LocalName}' must be a path of absolute M L H V C Z or a rect, with a fill #rrggbb and nothing else");
            else
                shapes.Add(new(data, fill));
        }

        return new(text, box[2], box[3], shapes);
    }

    private static string? PathData(XElement element)
    {
        if (element.Name == Svg + "path")
            return (string?)element.Attribute("d") is { } data && PathGrammar().IsMatch(data) ? data : null;

        var sides = Numbers($"{(string?)element.Attribute("x")} {(string?)element.Attribute("y")} {(string?)element.Attribute("width")} {(string?)element.Attribute("height")}");
        return sides.Length == 4
            ? string.Create(CultureInfo.InvariantCulture, $"M {sides[0]} {sides[1]} H {sides[0] + sides[2]} V {sides[1] + sides[3]} H {sides[0]} Z")
            : null;
    }

    private static double[] Numbers(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var numbers = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
                return [];
        }

        return numbers;
    }

    private static int Row(XElement element) => ((IXmlLineInfo)element).LineNumber;

    [GeneratedRegex(@"^M( -?\d+(\.\d+)?){2}(( L( -?\d+(\.\d+)?){2})|( [HV] -?\d+(\.\d+)?)|( C( -?\d+(\.\d+)?){6})|( M( -?\d+(\.\d+)?){2})|( Z))*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PathGrammar();

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Colour();
}
