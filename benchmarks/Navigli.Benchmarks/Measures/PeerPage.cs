using Navigli.Documents;

namespace Navigli.Benchmarks.Measures;

/// <summary>The words of a certificate in their order, for the peer that draws the same page.</summary>
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
            new(page.Protocol), new(page.Municipality, true), new(page.Office!), new(page.Title, true), new(page.Authority), .. page.LegalBasis.Select(t => new PeerText(t)), new(page.Statement),
            .. page.Body.SelectMany(Block), new(page.PlaceAndDate), .. page.Signatory.Select(t => new PeerText(t)), new(page.Warning!), new(page.StampDuty!), new(page.Fees!), new(page.SealNotice),
            new(page.Verification.Heading, true), .. page.Verification.Instructions.Select(t => new PeerText(t)), new(page.Verification.CodeLabel), new(page.Verification.Code, true),
        ],
    };

    private static IEnumerable<PeerText> Block(CertificateBlock block) => block switch
    {
        SubjectBlock subject => [new(subject.Name, true), .. subject.Lines.Select(t => new PeerText(t))],
        LabelledBlock labelled => [new(labelled.Label), .. labelled.Lines.Select(t => new PeerText(t, true))],
        _ => throw new InvalidOperationException("The page of the comparison has no other blocks"),
    };
}

/// <summary>A paragraph.</summary>
internal sealed record PeerText(string Text, bool Bold = false);
