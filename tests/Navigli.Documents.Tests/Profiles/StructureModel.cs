using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Navigli.Documents.Tests.Profiles;

/// <summary>The structure tree and the content that belongs to it, both ways round.</summary>
internal static partial class StructureModel
{
    private static readonly string[] Kinds = ["Table", "TR", "THead", "TBody", "TH", "TD", "Figure", "Form"];

    public static void Add(ProfileModel model, PdfReader pdf)
    {
        var tree = pdf.Dictionary(pdf.Catalog["StructTreeRoot"]);
        foreach (var kind in Kinds)
            model.Add("SE" + kind);
        model.Add("SEHn");
        model.Add("SETableCell");
        var levels = new List<int>();
        Walk(model, pdf, tree["K"], parent: null, levels);
        AddContent(model, pdf, tree);
    }

    private static void Walk(ProfileModel model, PdfReader pdf, object? reference, string? parent, List<int> levels)
    {
        var element = pdf.Dictionary(reference);
        var type = ((PdfName)element["S"]!).Value;
        var kids = Children(pdf, element).ToList();
        var kidTypes = string.Join('&', kids.Select(kid => ((PdfName)pdf.Dictionary(kid)["S"]!).Value));
        var alt = element.TryGetValue("Alt", out var text) ? PdfReader.Text(text) : null;
        model.Add("PDStructElem", ("circularMappingExist", false), ("remappedStandardType", null), ("containsParent", element.ContainsKey("P")),
            ("kidsStandardTypes", kidTypes), ("ActualText", null), ("Alt", alt), ("E", null), ("containsLang", element.ContainsKey("Lang")), ("parentLang", null),
            ("gContainsCatalogLang", pdf.Catalog.ContainsKey("Lang")));
        (string, object?)[] common = [("kidsStandardTypes", kidTypes), ("parentStandardType", parent)];
        switch (type)
        {
            case "Table":
                var columns = Rows(pdf, element).Select(row => Children(pdf, row).Count()).Distinct().Count();
                model.Add("SETable", [.. common, ("numberOfColumnWithWrongRowSpan", null), ("numberOfRowWithWrongColumnSpan", columns == 1 ? null : 1), ("wrongColumnSpan", null)]);
                break;
            case "TD":
                model.Add("SETD", [.. common, ("hasConnectedHeader", null), ("unknownHeaders", "")]);
                model.Add("SETableCell", ("hasIntersection", false));
                break;
            case "THead" or "TBody":
                model.Add(type == "THead" ? "SETHead" : "SETBody", common);
                break;
            case "TR" or "TH":
                model.Add("SE" + type, common);
                break;
            case "Figure":
                model.Add("SEFigure", ("Alt", alt), ("ActualText", null));
                break;
            case "Form":
                var widgets = ((List<object?>)element["K"]!).OfType<Dictionary<string, object?>>().Count(kid => kid.ContainsKey("Obj"));
                model.Add("SEForm", ("roleAttribute", null), ("hasOneInteractiveChild", widgets == 1));
                break;
            case ['H', >= '1' and <= '6']:
                var level = type[1] - '0';
                model.Add("SEHn", ("hasCorrectNestingLevel", level <= (levels.Count == 0 ? 1 : levels[^1] + 1)), ("usesH", false));
                levels.Add(level);
                break;
        }
        foreach (var kid in kids)
            Walk(model, pdf, kid, type, levels);
    }

    /// <summary>Every operator that paints is inside content that leads by the parent tree to the element that claims it, or is an artifact.</summary>
    private static void AddContent(ProfileModel model, PdfReader pdf, Dictionary<string, object?> tree)
    {
        var numbers = pdf.List(pdf.Dictionary(tree["ParentTree"])["Nums"]);
        var lang = pdf.Catalog.ContainsKey("Lang");
        foreach (var page in pdf.Pages)
        {
            var parents = pdf.List(numbers[numbers.FindIndex(n => n is double key && key.Equals(page["StructParents"])) + 1]);
            string? open = null;
            var tagged = false;
            foreach (var line in Encoding.Latin1.GetString(pdf.Stream(page["Contents"]).Data).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (Marked().Match(line) is { Success: true } mark)
                {
                    var outer = open;
                    open = mark.Groups["tag"].Value;
                    tagged = mark.Groups["id"].Success && Claims(pdf, parents, page, open, int.Parse(mark.Groups["id"].Value, CultureInfo.InvariantCulture));
                    model.Add("SEMarkedContent", ("tag", open), ("isTaggedContent", tagged), ("parentsTags", outer ?? ""), ("ActualText", null), ("Alt", null),
                        ("E", null), ("Lang", null), ("inheritedLang", null), ("gContainsCatalogLang", lang));
                }
                else if (line == "EMC")
                {
                    open = null;
                    tagged = false;
                }
                else
                {
                    model.Add("SESimpleContentItem", ("isTaggedContent", tagged), ("parentsTags", open ?? ""));
                    if (line.EndsWith("Tj", StringComparison.Ordinal))
                        model.Add("SETextItem", ("gContainsCatalogLang", lang), ("Lang", null));
                }
            }
        }
    }

    private static bool Claims(PdfReader pdf, List<object?> parents, Dictionary<string, object?> page, string tag, int id)
    {
        var element = pdf.Dictionary(parents[id]);
        return ((PdfName)element["S"]!).Value == tag && pdf.List(element["K"]).Exists(kid => kid switch
        {
            double own => own.Equals((double)id) && ReferenceEquals(pdf.Dictionary(element["Pg"]), page),
            Dictionary<string, object?> other when other.TryGetValue("MCID", out var content) => content!.Equals((double)id) && ReferenceEquals(pdf.Dictionary(other["Pg"]), page),
            _ => false,
        });
    }

    private static IEnumerable<object?> Children(PdfReader pdf, object? element) =>
        pdf.List(pdf.Dictionary(element)["K"]).Where(kid => kid is PdfReference);

    private static IEnumerable<object?> Rows(PdfReader pdf, object? table) =>
        Children(pdf, table).SelectMany(part => Children(pdf, part));

    [GeneratedRegex(@"^/(?<tag>\w+) <<( /MCID (?<id>\d+))?.*BDC$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marked();
}
