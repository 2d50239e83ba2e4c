namespace Navigli.Documents.Pdf;

/// <summary>Writes the structure tree and the parent tree that leads from each piece of marked content back to its element (ISO 32000-1, 14.7.4.4).</summary>
internal static class StructTreeWriter
{
    public static void Write(PdfFile file, StructElement root, int rootId, IReadOnlyList<PdfPage> pages, int widgetId)
    {
        var elements = new List<StructElement>();
        Number(file, root, elements);
        foreach (var element in elements)
            WriteElement(file, element, rootId, pages, widgetId);

        var output = file.Begin(rootId).Raw("<< /Type /StructTreeRoot /K "u8).Reference(root.Id).Raw(" /ParentTree << /Nums ["u8);
        for (var page = 0; page < pages.Count; page++)
        {
            output.Int(page).Raw(" ["u8);
            foreach (var element in pages[page].Marked)
                output.Reference(element.Id).Raw(" "u8);
            output.Raw("] "u8);
        }
        var form = elements.Find(e => e.Type == StructType.Form);
        if (form is not null)
            output.Int(pages.Count).Raw(" "u8).Reference(form.Id);
        output.Raw("] >> /ParentTreeNextKey "u8).Int(pages.Count + (form is null ? 0 : 1)).Raw(" >>"u8);
        file.End();
    }

    private static void Number(PdfFile file, StructElement element, List<StructElement> into)
    {
        element.Id = file.NewId();
        into.Add(element);
        foreach (var child in element.Children)
            Number(file, child, into);
    }

    private static void WriteElement(PdfFile file, StructElement element, int rootId, IReadOnlyList<PdfPage> pages, int widgetId)
    {
        var output = file.Begin(element.Id).Raw("<< /Type /StructElem /S /"u8).Raw(Name(element.Type)).Raw(" /P "u8).Reference(element.Parent?.Id ?? rootId);
        var firstPage = -1;
        foreach (var (page, _, child) in element.Kids)
        {
            if (child is null)
            {
                firstPage = page;
                break;
            }
        }
        if (firstPage >= 0)
            output.Raw(" /Pg "u8).Reference(pages[firstPage].Id);
        if (element.Language is { } language)
            output.Raw(" /Lang "u8).Text(language);
        if (element.Alt is { } alt)
            output.Raw(" /Alt "u8).Text(alt);
        if (element.Box is { } box)
            output.Raw(" /A << /O /Layout /Placement /Block /BBox ["u8).Numbers(box).Raw("] >>"u8);
        if (element.Type == StructType.TH)
            output.Raw(" /A << /O /Table /Scope /Column >>"u8);
        output.Raw(" /K ["u8);
        foreach (var (page, content, child) in element.Kids)
            WriteKid(output, pages, page == firstPage ? null : page, content, child);
        if (element.WidgetPage is { } widgetPage)
            output.Raw("<< /Type /OBJR /Obj "u8).Reference(widgetId).Raw(" /Pg "u8).Reference(pages[widgetPage].Id).Raw(" >>"u8);
        output.Raw("] >>"u8);
        file.End();
    }

    private static void WriteKid(PdfBuffer output, IReadOnlyList<PdfPage> pages, int? otherPage, int content, StructElement? child)
    {
        if (child is not null)
            output.Reference(child.Id);
        else if (otherPage is { } page)
            output.Raw("<< /Type /MCR /Pg "u8).Reference(pages[page].Id).Raw(" /MCID "u8).Int(content).Raw(" >>"u8);
        else
            output.Int(content);
        output.Raw(" "u8);
    }

    internal static ReadOnlySpan<byte> Name(StructType type) => type switch
    {
        StructType.Document => "Document"u8,
        StructType.Sect => "Sect"u8,
        StructType.H1 => "H1"u8,
        StructType.H2 => "H2"u8,
        StructType.P => "P"u8,
        StructType.Span => "Span"u8,
        StructType.Figure => "Figure"u8,
        StructType.Table => "Table"u8,
        StructType.THead => "THead"u8,
        StructType.TBody => "TBody"u8,
        StructType.TR => "TR"u8,
        StructType.TH => "TH"u8,
        StructType.TD => "TD"u8,
        StructType.Form => "Form"u8,
        _ => throw new InvalidOperationException($"No name for {type}"),
    };
}
