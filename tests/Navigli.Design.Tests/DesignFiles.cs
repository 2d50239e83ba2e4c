using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Navigli.Design.Tests;

/// <summary>The sources and the compiled front-end of Navigli.Design.</summary>
internal static partial class DesignFiles
{
    public static string Root { get; } = FindRoot();

    public static string Dist { get; } = Path.Combine(Root, "wwwroot", "dist");

    public static string Css { get; } = File.ReadAllText(Path.Combine(Dist, "navigli.css"));

    public static FrozenSet<string> SpriteIds { get; } =
        SymbolId().Matches(File.ReadAllText(Path.Combine(Dist, "sprite.svg"))).Select(match => match.Groups["it"].Value).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Every class that the whole of bootstrap-italia knows.</summary>
    public static FrozenSet<string> UpstreamClasses { get; } = CssClass()
        .Matches(File.ReadAllText(Path.Combine(Root, "Assets", "node_modules", "bootstrap-italia", "dist", "css", "bootstrap-italia.min.css")))
        .Select(match => match.Groups["it"].Value).ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<string> Razor => Directory.EnumerateFiles(Root, "*.razor", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Navigli.slnx"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("Not within the repository."), "src", "Navigli.Design");
    }

    [GeneratedRegex("<symbol id=\"(?<it>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SymbolId();

    [GeneratedRegex(@"\.(?<it>-?[A-Za-z_][\w-]*)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex CssClass();
}
