using System.Globalization;
using Navigli.Documents.Graphics;
using Navigli.Documents.Pdf;

namespace Navigli.Documents.Layout;

/// <summary>The one layout of a certificate, filled with the caller's words.</summary>
internal sealed class CertificateLayout(CertificateContent content, PdfFonts fonts) : IDisposable
{
    private const double CrestHeight = 48;
    private const double CrestWidth = 170;
    private const double ModuleSize = 1.25;
    private const double SmallestQr = 96;
    private const double LargestQr = 210;
    private const double QrGap = 24;
    private static readonly Column Centred = new(PageFlow.Left, PageFlow.Right, Alignment.Centre);

    private readonly PageFlow _flow = new(fonts, content.TranslationLanguage);
    private readonly QrSymbol? _qr = content.Verification is { } verification ? new(verification.QrText) : null;
    private StructElement? _seal;

    public StructElement Root { get; } = new(StructType.Document, parent: null);

    public IReadOnlyList<PdfPage> Pages => _flow.Pages;

    /// <summary>Draws every page; returns itself.</summary>
    public CertificateLayout Draw()
    {
        _flow.NewPage();
        DrawHead();
        DrawStatement();
        foreach (var block in content.Body)
            DrawBlock(block);
        DrawSignatory();
        DrawClosing();
        DrawFooters();
        return this;
    }

    /// <summary>Puts the seal's form field into the structure, where its notice stands.</summary>
    public void AddSealField() => _seal?.AddForm(Translation.Unmark(content.SealNotice), _flow.Pages.Count - 1);

    public void Dispose() => _flow.Dispose();

    private void DrawHead()
    {
        if (content.Crest is { } crest)
            DrawLetterhead(crest);
        _flow.Paragraph(Root, StructType.H1, content.Title, CertificateStyles.Title, Centred);
        _flow.Gap(6);
        _flow.Paragraph(Root, StructType.P, content.Authority, CertificateStyles.Authority, Centred);
        _flow.Gap(8);
    }

    private void DrawLetterhead(VectorImage crest)
    {
        var scale = Math.Min(CrestHeight / crest.Height, CrestWidth / crest.Width);
        var (width, height) = (crest.Width * scale, crest.Height * scale);
        var (left, top) = ((PdfPage.Width - width) / 2, _flow.Y);
        _flow.Paragraph(Root, StructType.P, content.Protocol, CertificateStyles.Protocol, new Column(left + width + 12, PageFlow.Right, Alignment.Right));

        var figure = Root.AddFigure(content.CrestDescription);
        figure.Box = [left, top - height, left + width, top];
        _flow.Page.Begin(figure);
        crest.Draw(_flow.Page.Content, left, top, width);
        _flow.Page.End();
        _flow.Y = Math.Min(_flow.Y, top - height) - 10;

        _flow.Paragraph(Root, StructType.P, content.Municipality, CertificateStyles.Municipality, Centred);
        if (content.Office is { } office)
            _flow.Paragraph(Root, StructType.P, office, CertificateStyles.Office, Centred);
        _flow.Gap(10);
        Rule();
        _flow.Gap(10);
    }

    private void DrawStatement()
    {
        foreach (var paragraph in content.LegalBasis)
        {
            _flow.Paragraph(Root, StructType.P, paragraph, CertificateStyles.Body);
            _flow.Gap(2);
        }
        _flow.Gap(5);
        _flow.Keep(CertificateStyles.Strong.Leading * 3);
        _flow.Paragraph(Root, StructType.P, content.Statement, CertificateStyles.Strong);
        _flow.Gap(10);
    }

    private void DrawBlock(CertificateBlock block)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                _flow.Paragraph(Root, StructType.P, paragraph.Text, CertificateStyles.Body);
                break;
            case SubjectBlock subject:
                _flow.Keep(CertificateStyles.Subject.Leading + (subject.Lines.Count > 0 ? CertificateStyles.Body.Leading : 0));
                _flow.Paragraph(Root, StructType.P, subject.Name, CertificateStyles.Subject);
                DrawLines(subject.Lines, CertificateStyles.Body);
                break;
            case LabelledBlock labelled:
                _flow.Keep(CertificateStyles.Body.Leading + CertificateStyles.Strong.Leading);
                _flow.Paragraph(Root, StructType.P, labelled.Label, CertificateStyles.Body);
                DrawLines(labelled.Lines, CertificateStyles.Strong);
                break;
            case TableBlock { Headings.Count: > 0 } table:
                new TableLayout(_flow, table).Draw(Root);
                break;
            default:
                throw new DocumentException($"A certificate cannot show {block}");
        }
        _flow.Gap(8);
    }

    private void DrawLines(IReadOnlyList<string> lines, TextStyle style)
    {
        foreach (var line in lines)
            _flow.Paragraph(Root, StructType.P, line, style);
    }

    private void DrawSignatory()
    {
        const double middle = PdfPage.Width / 2;
        var place = new Column(PageFlow.Left, middle - 12);
        var signatory = new Column(middle + 12, PageFlow.Right, Alignment.Centre);
        _flow.Gap(9);
        _flow.Keep(Math.Max(
            Height(content.PlaceAndDate, CertificateStyles.Body, place.Width),
            content.Signatory.Sum(line => Height(line, CertificateStyles.Body, signatory.Width))));
        var (page, top) = (_flow.Page, _flow.Y);
        _flow.Paragraph(Root, StructType.P, content.PlaceAndDate, CertificateStyles.Body, place);
        var below = _flow.Y;
        if (ReferenceEquals(page, _flow.Page))
            _flow.Y = top;
        for (var i = 0; i < content.Signatory.Count; i++)
            _flow.Paragraph(Root, StructType.P, content.Signatory[i], i == content.Signatory.Count - 1 ? CertificateStyles.Strong : CertificateStyles.Body, signatory);
        if (ReferenceEquals(page, _flow.Page))
            _flow.Y = Math.Min(_flow.Y, below);
    }

    // What the law wants at the end, and the way to check the document, stand together at the foot of the last page.
    private void DrawClosing()
    {
        const double noteGap = 3;
        var side = _qr is null ? 0 : Math.Clamp(_qr.Size * ModuleSize, SmallestQr, LargestQr);
        var room = new Column(PageFlow.Left, PageFlow.Right - side - QrGap);
        var warning = content.Warning ?? string.Empty;
        string[] notes = [.. new[] { content.StampDuty, content.Fees }.OfType<string>()];
        var block = content.Verification is { } shown ? 12 + Math.Max(side, VerificationHeight(shown, room.Width)) : 0;
        var width = PageFlow.Right - PageFlow.Left;
        var height = block + 10 + Height(warning, CertificateStyles.Small, width) + notes.Sum(note => Height(note, CertificateStyles.Note, width) + noteGap);

        _flow.Gap(10);
        _flow.Keep(height);
        // On a page of its own it begins at the top: a void above it would look like something left out.
        if (_flow.Available > height && _flow.Y < PageFlow.Top)
            _flow.Y = PageFlow.Bottom + height;
        _flow.Paragraph(Root, StructType.P, warning, CertificateStyles.Small);
        foreach (var note in notes)
        {
            _flow.Gap(noteGap);
            _flow.Paragraph(Root, StructType.P, note, CertificateStyles.Note);
        }
        if (content.Verification is not { } verification || _qr is null)
            return;
        _flow.Gap(10);
        _flow.Keep(block);
        Rule();
        _flow.Y -= 12;
        DrawVerification(verification, _qr, room, side);
    }

    private void DrawVerification(VerificationBlock verification, QrSymbol qr, Column room, double side)
    {
        var section = Root.Add(StructType.Sect);
        var (page, top) = (_flow.Page, _flow.Y);
        _flow.Paragraph(section, StructType.H2, verification.Heading, CertificateStyles.Heading, room);
        foreach (var instruction in verification.Instructions)
            _flow.Paragraph(section, StructType.P, instruction, CertificateStyles.Small, room);
        _flow.Gap(5);
        _flow.Paragraph(section, StructType.P, verification.CodeLabel, CertificateStyles.Note, room);
        _flow.Paragraph(section, StructType.P, verification.Code, CertificateStyles.Code, room);

        var figure = section.AddFigure(verification.QrDescription);
        var left = PageFlow.Right - side;
        figure.Box = [left, top - side, PageFlow.Right, top];
        page.Begin(figure);
        // The quiet zone is white on white: shifted by it, the dark modules end where the text does.
        var quiet = side / qr.Size * QrSymbol.QuietZone;
        qr.Draw(page.Content, left + quiet, top - side + quiet, side);
        page.End();

        _flow.Gap(5);
        _flow.Paragraph(section, StructType.P, content.SealNotice, CertificateStyles.Note, room);
        _seal = section;
    }

    private double VerificationHeight(VerificationBlock verification, double width) =>
        Height(verification.Heading, CertificateStyles.Heading, width)
        + verification.Instructions.Sum(text => Height(text, CertificateStyles.Small, width))
        + Height(verification.CodeLabel, CertificateStyles.Note, width)
        + Height(verification.Code, CertificateStyles.Code, width)
        + Height(content.SealNotice, CertificateStyles.Note, width) + 10;

    private void DrawFooters()
    {
        foreach (var page in _flow.Pages)
        {
            page.BeginFooter();
            _flow.Y = 48;
            Footer(page, content.Protocol, new Column(PageFlow.Left, PageFlow.Right - 120));
            _flow.Y = 48;
            Footer(page, string.Format(CultureInfo.InvariantCulture, content.PageNumberFormat, page.Number + 1, _flow.Pages.Count), new Column(PageFlow.Right - 108, PageFlow.Right, Alignment.Right));
            page.End();
        }
    }

    private void Footer(PdfPage page, string text, Column column)
    {
        if (text.Length == 0)
            return;
        var shaped = new ShapedText(text, CertificateStyles.Note);
        foreach (var line in shaped.Break(column.Width))
            _flow.Line(page, shaped, line, column);
    }

    private void Rule()
    {
        _flow.Page.BeginDecoration();
        _flow.Page.Line(PageFlow.Left, PageFlow.Right, _flow.Y);
        _flow.Page.End();
    }

    private static double Height(string text, TextStyle style, double width) =>
        string.IsNullOrWhiteSpace(text) ? 0 : new ShapedText(text, style).Break(width).Count * style.Leading;
}
