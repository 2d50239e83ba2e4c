using Navigli.Documents;

namespace Navigli.Benchmarks.Measures;

/// <summary>The words of a certificate in their order, for the peer that draws the same page; a table's cells come as paragraphs, which spares the peer its lines.</summary>
internal sealed record PeerPage
{
    public required string Crest { get; init; }

    public required string Qr { get; init; }

    public required IReadOnlyList<PeerText> Texts { get; init; }

    public static PeerPage Of(CertificateContent page, string crest) => new()
    {
        Crest = crest,
        Qr = page.Verification!.QrText,
        Texts =
        [
            new(page.Protocol), new(page.Municipality, true), new(page.Title, true), new(page.Authority), .. page.LegalBasis.Select(t => new PeerText(t)), new(page.Statement),
            .. page.Body.SelectMany(Block), new(page.PlaceAndDate), .. page.Signatory.Select(t => new PeerText(t)), new(page.Warning!), new(page.StampDuty!), new(page.Fees!), new(page.SealNotice),
            new(page.Verification.Heading, true), .. page.Verification.Instructions.Select(t => new PeerText(t)), new(page.Verification.CodeLabel), new(page.Verification.Code, true),
        ],
    };

    private static IEnumerable<PeerText> Block(CertificateBlock block) => block switch
    {
        ParagraphBlock paragraph => [new(paragraph.Text)],
        SubjectBlock subject => [new(subject.Name, true), .. subject.Lines.Select(t => new PeerText(t))],
        LabelledBlock labelled => [new(labelled.Label), .. labelled.Lines.Select(t => new PeerText(t, true))],
        TableBlock table => [.. table.Headings.Select(t => new PeerText(t, true)), .. table.Rows.SelectMany(row => row).Select(t => new PeerText(t))],
        _ => throw new InvalidOperationException("A certificate has no other blocks"),
    };
}

/// <summary>A paragraph.</summary>
internal sealed record PeerText(string Text, bool Bold = false);
