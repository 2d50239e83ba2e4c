using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Playwright;

namespace Navigli.EndToEnd.Tests;

/// <summary>
/// Every text of the interface that has an Italian and another English form: the resources of all projects and the city packs. A page in English shows none of the Italian ones. What is
/// marked as Italian, and the title of a paper, is Italian by right.
/// </summary>
internal sealed class ItalianWords
{
    /// <summary>Shorter pieces of a text with gaps are too common to say a language.</summary>
    private const int ShortestPiece = 12;

    /// <summary>The way to the other language is called by its name.</summary>
    private const string NameOfTheOther = "English";

    private readonly HashSet<string> whole = new(StringComparer.Ordinal);
    private readonly List<string> pieces = [];

    private ItalianWords(IReadOnlyCollection<(string Italian, string English)> pairs)
    {
        var english = pairs.Select(p => p.English).ToHashSet(StringComparer.Ordinal);
        foreach (var italian in pairs.Where(p => p.Italian != p.English).Select(p => p.Italian).Where(i => i != NameOfTheOther && !english.Contains(i)))
        {
            // Gaps are filled, and sentences stand beside others.
            if (!italian.Contains('{', StringComparison.Ordinal))
                whole.Add(italian);
            pieces.AddRange(italian.Split(['{', '}']).Where((_, i) => i % 2 == 0).Select(p => p.Trim()).Where(p => p.Length >= ShortestPiece && !english.Any(e => e.Contains(p, StringComparison.Ordinal))));
        }
    }

    public int Count => whole.Count;

    public static ItalianWords Read()
    {
        var root = Root();
        List<(string, string)> pairs = [];
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "src"), "*.it.resx", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            var english = Values(file.Replace(".it.resx", ".en.resx", StringComparison.Ordinal));
            pairs.AddRange(Values(file).Select(t => (t.Value, english[t.Key])));
        }

        foreach (var file in new[] { "italia", "milano" }.SelectMany(pack => Directory.EnumerateFiles(Path.Combine(root, "cities", pack), "*.json", SearchOption.AllDirectories)))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            pairs.AddRange(PairsIn(json.RootElement));
        }

        return new ItalianWords(pairs);
    }

    /// <summary>The Italian texts that a page shows, or says to who hears it.</summary>
    public async Task<IReadOnlyList<string>> OnAsync(IPage page)
    {
        var shown = await page.EvaluateAsync<string[]>(
            """
            () => {
              const said = [document.title];
              const english = e => e.closest("[lang]").lang.startsWith("en");
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const parent = walk.currentNode.parentElement;
                if (!["SCRIPT", "STYLE", "TEMPLATE"].includes(parent.tagName) && english(parent)) said.push(walk.currentNode.data);
              }
              for (const e of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
                if (english(e) && !e.matches(".nv-paper")) said.push(...["aria-label", "title", "placeholder", "alt"].map(a => e.getAttribute(a) ?? ""));
              return said;
            }
            """);
        return [.. shown.Select(t => string.Join(' ', t.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(t => t.Length > 0 && (whole.Contains(t) || pieces.Exists(p => t.Contains(p, StringComparison.Ordinal)))).Distinct(StringComparer.Ordinal)];
    }

    private static Dictionary<string, string> Values(string file) =>
        XDocument.Load(file).Descendants("data").ToDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!, StringComparer.Ordinal);

    private static IEnumerable<(string Italian, string English)> PairsIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object when json.TryGetProperty("it", out var it) && json.TryGetProperty("en", out var en) && it.ValueKind == JsonValueKind.String && en.ValueKind == JsonValueKind.String => [(it.GetString()!, en.GetString()!)],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => PairsIn(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(PairsIn),
        _ => [],
    };

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Navigli.slnx")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests do not run inside the repository");
    }
}
