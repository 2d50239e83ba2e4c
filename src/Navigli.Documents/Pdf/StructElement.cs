namespace Navigli.Documents.Pdf;

/// <summary>A node of the logical structure (ISO 32000-1, 14.7): what a part of the page is, for those who do not look at it.</summary>
internal sealed class StructElement(StructType type, StructElement? parent)
{
    private readonly List<StructElement> _children = [];
    private readonly List<(int Page, int MarkedContent, StructElement? Child)> _kids = [];

    public StructType Type => type;

    public StructElement? Parent => parent;

    public IReadOnlyList<StructElement> Children => _children;

    /// <summary>Children and marked content in reading order; a kid that is a child has no page.</summary>
    public IReadOnlyList<(int Page, int MarkedContent, StructElement? Child)> Kids => _kids;

    /// <summary>The object's number in the file, given when the tree is written.</summary>
    public int Id { get; set; }

    /// <summary>What stands for a figure or a form field when it is read aloud.</summary>
    public string? Alt { get; init; }

    /// <summary>The language of what it holds, where that is not the document's (ISO 32000-1, 14.9.2.2).</summary>
    public string? Language { get; init; }

    /// <summary>Where a figure stands on its page: left, bottom, right, top in points.</summary>
    public double[]? Box { get; set; }

    /// <summary>The page whose signature widget this form element holds.</summary>
    public int? WidgetPage { get; init; }

    public StructElement Add(StructType childType) => Add(new StructElement(childType, this));

    public StructElement AddFigure(string alt) => Add(new StructElement(StructType.Figure, this) { Alt = alt });

    public StructElement AddSpan(string language) => Add(new StructElement(StructType.Span, this) { Language = language });

    public StructElement AddForm(string alt, int page) => Add(new StructElement(StructType.Form, this) { Alt = alt, WidgetPage = page });

    public void AddContent(int page, int markedContent) => _kids.Add((page, markedContent, null));

    private StructElement Add(StructElement child)
    {
        _children.Add(child);
        _kids.Add((-1, -1, child));
        return child;
    }
}

/// <summary>The standard structure types in use (ISO 32000-1, 14.8.4); all are standard, so no role map is needed.</summary>
internal enum StructType
{
    Document,
    Sect,
    H1,
    H2,
    P,
    Span,
    Figure,
    Table,
    THead,
    TBody,
    TR,
    TH,
    TD,
    Form,
}
