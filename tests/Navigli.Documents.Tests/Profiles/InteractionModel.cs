using System.Security.Cryptography.Pkcs;

namespace Navigli.Documents.Tests.Profiles;

/// <summary>The seal: its widget, its field, its form and its signature; and the languages that the file states.</summary>
internal static class InteractionModel
{
    public static void Add(ProfileModel model, PdfReader pdf)
    {
        foreach (var type in new[] { "PDAnnot", "PDWidgetAnnot", "PDFormField", "PDAcroForm", "PDSignature", "PKCSDataObject" })
            model.Add(type);
        var language = PdfReader.Text(pdf.Catalog["Lang"]);
        model.Add("CosLang", ("unicodeValue", language));
        model.Add("PDDocument", ("containsAA", pdf.Catalog.ContainsKey("AA")), ("containsMetadata", pdf.Catalog.ContainsKey("Metadata")),
            ("containsStructTreeRoot", pdf.Catalog.ContainsKey("StructTreeRoot")), ("containsAlternatePresentations", pdf.Catalog.ContainsKey("Names")));
        if (!pdf.Catalog.TryGetValue("AcroForm", out var form))
            return;
        var acroForm = pdf.Dictionary(form);
        model.Add("PDAcroForm", ("NeedAppearances", acroForm.GetValueOrDefault("NeedAppearances")), ("containsXFA", acroForm.ContainsKey("XFA")), ("dynamicRender", null));
        var widget = pdf.Dictionary(pdf.List(acroForm["Fields"])[0]);
        var tree = pdf.List(pdf.Dictionary(pdf.Dictionary(pdf.Catalog["StructTreeRoot"])["ParentTree"])["Nums"]);
        var parent = pdf.Dictionary(tree[tree.FindIndex(n => n is double key && key.Equals(widget["StructParent"])) + 1]);
        var rect = pdf.List(widget["Rect"]).Cast<double>().ToArray();
        (string, object?)[] properties =
        [
            ("Subtype", ((PdfName)widget["Subtype"]!).Value), ("F", widget["F"]), ("width", rect[2] - rect[0]), ("height", rect[3] - rect[1]),
            ("AP", widget.GetValueOrDefault("AP")), ("FT", ((PdfName)widget["FT"]!).Value), ("N_type", null), ("containsAppearances", false),
            ("structParentStandardType", ((PdfName)parent["S"]!).Value), ("isOutsideCropBox", false), ("Contents", Text(widget, "Contents")), ("Alt", null),
            ("containsLang", false), ("gContainsCatalogLang", true), ("containsA", widget.ContainsKey("A")), ("containsAA", widget.ContainsKey("AA")), ("TU", Text(widget, "TU")),
        ];
        model.Add("PDAnnot", properties);
        model.Add("PDWidgetAnnot", properties);
        model.Add("PDFormField", properties);

        var signature = pdf.Dictionary(widget["V"]);
        var range = pdf.List(signature["ByteRange"]).Cast<double>().Select(n => (int)n).ToArray();
        var contents = (byte[])signature["Contents"]!;
        var hole = pdf.Bytes.AsSpan(range[1], range[2] - range[1]);
        model.Add("PDSignature", ("doesByteRangeCoverEntireDocument",
            range[0] == 0 && range[2] + range[3] == pdf.Bytes.Length && hole[0] == '<' && hole[^1] == '>' && hole.Length == (contents.Length * 2) + 2));
        var cms = new SignedCms();
        cms.Decode(contents.AsSpan(0, 4 + ((contents[2] << 8) | contents[3])));
        model.Add("PKCSDataObject", ("signingCertificatePresent", cms.SignerInfos[0].Certificate is not null), ("SignerInfoCount", cms.SignerInfos.Count));
    }

    private static string? Text(Dictionary<string, object?> dictionary, string key) => dictionary.TryGetValue(key, out var value) ? PdfReader.Text(value) : null;
}
