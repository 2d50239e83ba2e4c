using System.Text;
using Navigli.Documents.Graphics;
using Navigli.Documents.Pdf;
using Shouldly;

namespace Navigli.Documents.Tests;

public sealed class VectorImageTests
{
    [Theory]
    [InlineData("M1 2 3 4H5V6Z", "1 2 m 3 4 l 5 4 l 5 6 l h")]
    [InlineData("m1,2 2 2h2v2z m1 1 1 0", "1 2 m 3 4 l 5 4 l 5 6 l h 2 3 m 3 3 l")]
    [InlineData("M0-1.5L.5.5", "0 -1.5 m 0.5 0.5 l")]
    [InlineData("M0 0C1 2 3 4 5 6c1 1 2 2 3 3", "0 0 m 1 2 3 4 5 6 c 6 7 7 8 8 9 c")]
    public void Path_SupportedCommands_BecomePdfOperators(string path, string operators) =>
        Draw($"""<svg viewBox="0 0 10 10"><path fill="#f00" d="{path}"/></svg>""").ShouldContain($"1 0 0 rg {operators} ");

    [Fact]
    public void Rect_WithInheritedFillAndOffsetBox_IsDrawn()
    {
        var drawn = Draw("""<svg viewBox="5 5 10 10"><title>x</title><g fill="#00ff00"><rect x="6" y="7" width="2" height="1"/></g><rect width="1" height="1"/></svg>""");

        drawn.ShouldContain("1 0 0 1 -5 -5 cm");
        drawn.ShouldContain("0 1 0 rg 6 7 2 1 re f");
        drawn.ShouldContain("0 0 0 rg 0 0 1 1 re f");
    }

    [Theory]
    [InlineData("""<svg viewBox="0 0 1 1"><circle r="1"/></svg>""")]
    [InlineData("""<svg viewBox="0 0 1 1"><rect rx="1" width="1" height="1"/></svg>""")]
    [InlineData("""<svg viewBox="0 0 1 1"><rect opacity=".5" width="1" height="1"/></svg>""")]
    [InlineData("""<svg viewBox="0 0 1 1"><g transform="scale(2)"/></svg>""")]
    [InlineData("""<svg viewBox="0 0 1 1"><path fill="red" d="M0 0"/></svg>""")]
    [InlineData("""<svg viewBox="0 0 1 1"><path d="M0 0A1 1 0 0 0 1 1"/></svg>""")]
    [InlineData("""<svg viewBox="0 0 1 1"><path d="L1 1"/></svg>""")]
    [InlineData("""<svg viewBox="0 0 1 1"><path d="M0 0Z1 1"/></svg>""")]
    [InlineData("""<svg viewBox="0 0 1 1"><path d="M0"/></svg>""")]
    [InlineData("""<svg viewBox="0 0 1 1"><rect width="1mm" height="1"/></svg>""")]
    [InlineData("""<svg viewBox="0 0 0 0"/>""")]
    [InlineData("""<svg/>""")]
    [InlineData("""<html/>""")]
    [InlineData("""<svg viewBox="0 0 1 1">""")]
    [InlineData("")]
    [InlineData("""<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1"/>""")]
    public void Svg_MoreThanIsSupported_IsRefused(string svg) => Should.Throw<DocumentException>(() => VectorImage.ParseSvg(svg));

    private static string Draw(string svg)
    {
        using var content = new PdfBuffer(1024);
        VectorImage.ParseSvg(svg).Draw(content, 0, 100, 10);
        return Encoding.ASCII.GetString(content.Written);
    }
}
