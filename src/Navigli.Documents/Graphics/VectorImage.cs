using System.Xml;
using Navigli.Documents.Pdf;

namespace Navigli.Documents.Graphics;

/// <summary>
/// A drawing of filled shapes, such as a coat of arms, read from a small part of SVG: <c>svg</c> with a <c>viewBox</c>, <c>g</c>, <c>rect</c> (without
/// rounded corners) and <c>path</c> with the commands M, L, H, V, C and Z in either case, filled with <c>#rgb</c>, <c>#rrggbb</c> or <c>none</c>.
/// Titles, descriptions and metadata are passed over; anything else that would change the drawing is refused, so that what prints is what was drawn.
/// </summary>
public sealed class VectorImage
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "viewBox", "width", "height", "x", "y", "d", "fill", "fill-rule", "id", "version", "role", "class", "focusable", "preserveAspectRatio",
    };

    private readonly byte[] _operators;

    private VectorImage(double width, double height, byte[] operators)
    {
        Width = width;
        Height = height;
        _operators = operators;
    }

    /// <summary>Width of the drawing in its own units; only its proportion to <see cref="Height"/> matters.</summary>
    public double Width { get; }

    /// <summary>Height of the drawing in its own units.</summary>
    public double Height { get; }

    /// <summary>Reads a drawing.</summary>
    /// <exception cref="DocumentException">The text is not SVG, or uses more of SVG than this library draws.</exception>
    public static VectorImage ParseSvg(string svg)
    {
        ArgumentNullException.ThrowIfNull(svg);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 1 << 20 };
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg), settings);
            return Read(reader);
        }
        catch (XmlException e)
        {
            throw new DocumentException("The drawing is not well-formed SVG", e);
        }
    }

    internal void Draw(PdfBuffer content, double left, double top, double width)
    {
        var scale = width / Width;
        // SVG counts y downwards from the top, PDF upwards from the bottom.
        content.Raw("q "u8).Numbers(scale, 0, 0, -scale, left, top).Raw("cm\n"u8).Raw(_operators).Raw("Q\n"u8);
    }

    private static VectorImage Read(XmlReader reader)
    {
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "svg")
            throw new DocumentException("The drawing has no svg element");
        var box = new SvgNumbers(reader.GetAttribute("viewBox") ?? throw new DocumentException("The drawing has no viewBox"));
        var (x, y, width, height) = (box.Next(), box.Next(), box.Next(), box.Next());
        if (width <= 0 || height <= 0 || !box.IsAtEnd)
            throw new DocumentException("The viewBox of the drawing is empty");
        using var operators = new PdfBuffer(4096);
        if (x != 0 || y != 0)
            operators.Numbers(1, 0, 0, 1, -x, -y).Raw("cm\n"u8);
        ReadShapes(reader, operators);
        return new VectorImage(width, height, operators.Written.ToArray());
    }

    private static void ReadShapes(XmlReader reader, PdfBuffer operators)
    {
        var fills = new Stack<string>(["#000"]);
        do
        {
            if (reader.NodeType == XmlNodeType.EndElement)
                fills.Pop();
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            RefuseUnknownAttributes(reader);
            var fill = reader.GetAttribute("fill") ?? fills.Peek();
            switch (reader.LocalName)
            {
                case "svg" or "g" or "title" or "desc" or "metadata":
                    break;
                case "rect":
                    var numbers = (double[])[Attribute(reader, "x"), Attribute(reader, "y"), Attribute(reader, "width"), Attribute(reader, "height")];
                    Fill(operators, fill, reader, o => o.Numbers(numbers).Raw("re "u8));
                    break;
                case "path":
                    var path = reader.GetAttribute("d") ?? string.Empty;
                    Fill(operators, fill, reader, o => SvgPath.Write(path, o));
                    break;
                default:
                    throw new DocumentException($"The drawing has a {reader.LocalName} element, which is not supported");
            }
            if (!reader.IsEmptyElement)
                fills.Push(fill);
        }
        while (reader.Read());
    }

    private static void Fill(PdfBuffer operators, string fill, XmlReader reader, Action<PdfBuffer> outline)
    {
        if (fill == "none")
            return;
        operators.Numbers(Colour(fill)).Raw("rg "u8);
        outline(operators);
        operators.Raw(reader.GetAttribute("fill-rule") == "evenodd" ? "f*\n"u8 : "f\n"u8);
    }

    private static double[] Colour(string fill)
    {
        var hex = fill.Length == 4 ? string.Concat(fill[1], fill[1], fill[2], fill[2], fill[3], fill[3]) : fill[1..];
        if (fill[0] != '#' || hex.Length != 6 || !hex.All(char.IsAsciiHexDigit))
            throw new DocumentException($"The drawing has the fill {fill}; only #rgb, #rrggbb and none are supported");
        return [.. Convert.FromHexString(hex).Select(channel => channel / 255.0)];
    }

    private static double Attribute(XmlReader reader, string name)
    {
        var numbers = new SvgNumbers(reader.GetAttribute(name) ?? "0");
        var value = numbers.Next();
        return numbers.IsAtEnd ? value : throw new DocumentException($"The drawing has a {name} that is not a plain number");
    }

    private static void RefuseUnknownAttributes(XmlReader reader)
    {
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.Prefix.Length == 0 && reader.LocalName != "xmlns" && !Known.Contains(reader.LocalName) && !reader.LocalName.StartsWith("aria-", StringComparison.Ordinal))
                throw new DocumentException($"The drawing has a {reader.LocalName} attribute, which is not supported");
        }
        reader.MoveToElement();
    }
}
