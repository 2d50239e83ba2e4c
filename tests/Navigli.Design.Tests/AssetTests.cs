using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Navigli.Design.Gallery;
using Shouldly;
using Xunit;

namespace Navigli.Design.Tests;

public sealed partial class AssetTests(ITestOutputHelper output)
{
    // The house promises 150 KB for any public page; the page itself and the crest have the rest.
    private const int Budget = 110_000;

    [Fact]
    public async Task FirstLoad_Compressed_StaysWithinBudget()
    {
        var page = await Rendering.Render(Rendering.Fragment<PortalLayout>(new() { ["Body"] = GalleryExample.All.Single(example => example.Path == "/design/postform/whole").Content }));
        var sizes = new Dictionary<string, int>
        {
            ["html"] = Gzip(Encoding.UTF8.GetBytes(page.DocumentElement.OuterHtml)),
            ["navigli.css"] = Gzip(Read("navigli.css")),
            ["navigli.js"] = Gzip(Read("navigli.js")),
            ["sprite.svg"] = Gzip(Read("sprite.svg")),
        };
        // Italian text needs the latin subset only: unicode-range leaves the others where they are.
        foreach (var font in Directory.GetFiles(Path.Combine(DesignFiles.Dist, "fonts"), "*-latin-?00.woff2").Where(font => !font.Contains("lora", StringComparison.Ordinal)))
        {
            sizes[Path.GetFileName(font)] = (int)new FileInfo(font).Length;
        }

        foreach (var (name, size) in sizes) output.WriteLine($"{size,7} {name}");
        output.WriteLine($"{sizes.Values.Sum(),7} in all");
        sizes.Count.ShouldBe(8);
        sizes.Values.ShouldAllBe(size => size > 0);
        sizes.Values.Sum().ShouldBeLessThan(Budget);
    }

    [Fact]
    public void Stylesheet_Addresses_AreFontsOfTheHouse()
    {
        var addresses = Url().Matches(DesignFiles.Css).Select(match => match.Groups["it"].Value).Distinct().ToList();

        addresses.Count.ShouldBe(9);
        addresses.ShouldAllBe(address => File.Exists(Path.Combine(DesignFiles.Dist, address)));
        DesignFiles.Css.ShouldNotContain("@import");
    }

    [Theory]
    [InlineData("prefers-reduced-motion")]
    [InlineData("@media print")]
    [InlineData(":focus-visible")]
    public void Stylesheet_Holds(string what) => DesignFiles.Css.ShouldContain(what);

    [Fact]
    public void Sprite_HoldsTheIconsOfTheEnumAndNoOther() =>
        DesignFiles.SpriteIds.Order(StringComparer.Ordinal).ShouldBe(Enum.GetValues<IconName>().Select(name => name.SymbolId()).Order(StringComparer.Ordinal));

    private static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(DesignFiles.Dist, name));

    private static int Gzip(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return compressed.ToArray().Length;
    }

    [GeneratedRegex(@"url\([""']?(?<it>[^)""']+)[""']?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Url();
}
