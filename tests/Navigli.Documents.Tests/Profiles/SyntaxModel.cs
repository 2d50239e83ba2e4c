using System.Globalization;
using System.Text;

namespace Navigli.Documents.Tests.Profiles;

/// <summary>The file's syntax, colours and page content. What the reader itself insists on (lengths, end-of-line marks, spacing of objects) is true once it has read the file.</summary>
internal static class SyntaxModel
{
    private static readonly HashSet<string> Operators =
        ["q", "Q", "cm", "re", "m", "l", "c", "h", "f", "f*", "S", "w", "rg", "RG", "BT", "ET", "Tf", "Tm", "Tj", "BDC", "EMC"];

    public static void Add(ProfileModel model, PdfReader pdf, string text)
    {
        var catalog = pdf.Catalog;
        var preferences = pdf.Dictionary(catalog["ViewerPreferences"]);
        model.Add("CosDocument",
            ("headerOffset", text.IndexOf("%PDF-", StringComparison.Ordinal)), ("header", text[..text.IndexOf('\n', StringComparison.Ordinal)]),
            ("headerByte1", (int)pdf.Bytes[10]), ("headerByte2", (int)pdf.Bytes[11]), ("headerByte3", (int)pdf.Bytes[12]), ("headerByte4", (int)pdf.Bytes[13]),
            ("lastID", Encoding.Latin1.GetString((byte[])((List<object?>)pdf.Trailer["ID"]!)[1]!)),
            ("postEOFDataSize", text.Length - text.LastIndexOf("%%EOF\n", StringComparison.Ordinal) - 6), ("nrIndirects", pdf.Objects.Count),
            ("NeedsRendering", catalog.ContainsKey("NeedsRendering")), ("Requirements", catalog.GetValueOrDefault("Requirements")),
            ("Marked", pdf.Dictionary(catalog["MarkInfo"])["Marked"]), ("Suspects", pdf.Dictionary(catalog["MarkInfo"]).GetValueOrDefault("Suspects")),
            ("DisplayDocTitle", preferences["DisplayDocTitle"]));
        model.Add("CosTrailer", ("isEncrypted", pdf.Trailer.ContainsKey("Encrypt")));
        model.Add("CosXRef", ("xrefEOLMarkersComplyPDFA", text.Contains("\nxref\n0 ", StringComparison.Ordinal)));
        model.Add("CosIndirect", ("spacingCompliesPDFA", true));
        AddValues(model, pdf.Trailer);
        foreach (var value in pdf.Objects.Values)
            AddValues(model, value);
        AddColours(model, pdf);
        AddPages(model, pdf);
    }

    private static void AddValues(ProfileModel model, object? value)
    {
        switch (value)
        {
            case PdfStream stream:
                model.Add("CosStream", ("Length", stream.Entries["Length"]), ("realLength", stream.Entries["Length"]), ("streamKeywordCRLFCompliant", true),
                    ("endstreamKeywordEOLCompliant", true), ("F", stream.Entries.GetValueOrDefault("F")), ("FFilter", stream.Entries.GetValueOrDefault("FFilter")),
                    ("FDecodeParms", stream.Entries.GetValueOrDefault("FDecodeParms")));
                if (stream.Entries.TryGetValue("Filter", out var filter))
                    model.Add("CosFilter", ("internalRepresentation", ((PdfName)filter!).Value));
                AddValues(model, stream.Entries);
                break;
            case Dictionary<string, object?> entries:
                foreach (var entry in entries)
                {
                    AddValues(model, new PdfName(entry.Key));
                    AddValues(model, entry.Value);
                }
                break;
            case List<object?> list:
                list.ForEach(item => AddValues(model, item));
                break;
            case byte[] bytes:
                model.Add("CosString", ("isHex", true), ("hexCount", bytes.Length * 2), ("containsOnlyHex", true), ("value", Encoding.Latin1.GetString(bytes)));
                break;
            case PdfName name:
                model.Add("CosName", ("internalRepresentation", name.Value));
                model.Add("CosUnicodeName", ("isValidUtf8", name.Value.All(c => char.IsAscii(c) && c != '#')));
                break;
            case double number:
                if (double.IsInteger(number))
                    model.Add("CosInteger", ("intValue", number));
                else
                    model.Add("CosReal", ("realValue", number));
                break;
        }
    }

    private static void AddColours(ProfileModel model, PdfReader pdf)
    {
        var intents = pdf.List(pdf.Catalog["OutputIntents"]).Select(pdf.Dictionary).ToList();
        model.Add("OutputIntents", ("sameOutputProfileIndirect", intents.Select(i => i["DestOutputProfile"]).Distinct().Count() == 1));
        foreach (var intent in intents)
        {
            var profile = pdf.Stream(intent["DestOutputProfile"]).Data;
            model.Add("PDOutputIntent", ("S", ((PdfName)intent["S"]!).Value), ("containsDestOutputProfileRef", intent.ContainsKey("DestOutputProfileRef")));
            model.Add("ICCOutputProfile", ("deviceClass", Encoding.ASCII.GetString(profile, 12, 4)), ("colorSpace", Encoding.ASCII.GetString(profile, 16, 4)),
                ("version", profile[8] + (profile[9] / 160.0)));
            model.Add("PDDeviceRGB", ("gOutputCS", Encoding.ASCII.GetString(profile, 16, 4)));
        }
    }

    private static void AddPages(ProfileModel model, PdfReader pdf)
    {
        model.Add("Op_Undefined");
        foreach (var page in pdf.Pages)
        {
            var annotations = page.ContainsKey("Annots");
            model.Add("PDPage", ("gOutputCS", "RGB "), ("containsGroupCS", page.ContainsKey("Group")), ("containsTransparency", page.ContainsKey("Group")),
                ("containsAA", page.ContainsKey("AA")), ("containsPresSteps", page.ContainsKey("PresSteps")), ("containsAnnotations", annotations),
                ("Tabs", (page.GetValueOrDefault("Tabs") as PdfName)?.Value));
            var resources = pdf.Dictionary(page["Resources"]);
            model.Add("PDContentStream", ("inheritedResourceNames", string.Join(',', resources.Keys.Where(key => key != "Font"))));
            var level = 0;
            foreach (var token in ContentTokens(pdf, page))
            {
                if (token == "q")
                    model.Add("Op_q_gsave", ("nestingLevel", ++level));
                else if (token == "Q")
                    level--;
                else if (!Operators.Contains(token) && !double.TryParse(token, CultureInfo.InvariantCulture, out _))
                    model.Add("Op_Undefined", ("name", token));
            }
        }
    }

    // Strings, names and dictionaries are operands; what is left between spaces is numbers and operators.
    private static IEnumerable<string> ContentTokens(PdfReader pdf, Dictionary<string, object?> page) =>
        Encoding.Latin1.GetString(pdf.Stream(page["Contents"]).Data).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Where(token => token[0] is not ('/' or '<' or '>' or '[' or ']'));
}
