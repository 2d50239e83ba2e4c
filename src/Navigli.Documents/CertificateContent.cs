using Navigli.Documents.Graphics;
using Navigli.Documents.Proofs;

namespace Navigli.Documents;

/// <summary>
/// Everything that a certificate says. The layout is one and fixed, the words are all the caller's: the library knows no language. A line break
/// (U+000A) in a text breaks the line. Texts are drawn in Lora with Latin, extended Latin and Vietnamese letters; another character makes a <see cref="DocumentException"/>.
/// </summary>
public sealed record CertificateContent
{
    /// <summary>Identifies the document for ever, however often it is sealed.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>The instant of issue, UTC, in whole seconds: date of the file.</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>The claimed time of the seal, UTC (ETSI EN 319 142-1, 6.3: entry M of the signature dictionary); the instant of issue when left out.</summary>
    public DateTime? SealedAt { get; init; }

    /// <summary>The language of the texts, as a BCP 47 tag such as <c>it-IT</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The language of what <see cref="Translation.Mark"/> marks in the printed texts, as a BCP 47 tag; null where all is in <see cref="Language"/>.</summary>
    public string? TranslationLanguage { get; init; }

    /// <summary>The title that a reader shows for the file.</summary>
    public required string FileTitle { get; init; }

    /// <summary>The registration number as printed, at the top of the first page and at the foot of each.</summary>
    public required string Protocol { get; init; }

    /// <summary>The coat of arms; null on a paper that is not the administration's, such as a citizen's own declaration.</summary>
    public required VectorImage? Crest { get; init; }

    /// <summary>What the coat of arms is, for those who do not see it.</summary>
    public required string CrestDescription { get; init; }

    /// <summary>The administration that certifies.</summary>
    public required string Municipality { get; init; }

    /// <summary>The office, if it is named.</summary>
    public string? Office { get; init; }

    /// <summary>The name of the certificate: the document's one heading of the first level.</summary>
    public required string Title { get; init; }

    /// <summary>Who speaks, such as the mayor.</summary>
    public required string Authority { get; init; }

    /// <summary>The norms and the records on which the certificate rests, a paragraph each.</summary>
    public required IReadOnlyList<string> LegalBasis { get; init; }

    /// <summary>The sentence that begins what is certified.</summary>
    public required string Statement { get; init; }

    /// <summary>What is certified.</summary>
    public required IReadOnlyList<CertificateBlock> Body { get; init; }

    /// <summary>Place and date of issue.</summary>
    public required string PlaceAndDate { get; init; }

    /// <summary>Who signs, a line each.</summary>
    public required IReadOnlyList<string> Signatory { get; init; }

    /// <summary>The warning that the law wants on the document, if any.</summary>
    public string? Warning { get; init; }

    /// <summary>How stamp duty was paid, or why it is not due.</summary>
    public string? StampDuty { get; init; }

    /// <summary>The fees collected.</summary>
    public string? Fees { get; init; }

    /// <summary>What kind of seal the document bears; printed, and read aloud for the seal itself.</summary>
    public required string SealNotice { get; init; }

    /// <summary>How a third party checks the document; null on a paper that nobody issues, which is then never sealed.</summary>
    public required VerificationBlock? Verification { get; init; }

    /// <summary>The page number at the foot, a composite format: {0} is the page, {1} the number of pages.</summary>
    public required string PageNumberFormat { get; init; }

    /// <summary>The certified facts, put into the metadata for machines; null where nothing is certified.</summary>
    public required CertificateFacts? Facts { get; init; }

    /// <summary>The signed proof of the facts, put into the metadata as it stands in the QR code; null where nothing is certified.</summary>
    public required string? Proof { get; init; }
}

/// <summary>How a third party checks the document.</summary>
public sealed record VerificationBlock
{
    /// <summary>The heading over the block.</summary>
    public required string Heading { get; init; }

    /// <summary>What to do, a paragraph each.</summary>
    public required IReadOnlyList<string> Instructions { get; init; }

    /// <summary>What comes before the code.</summary>
    public required string CodeLabel { get; init; }

    /// <summary>The code in groups, as a person types it.</summary>
    public required string Code { get; init; }

    /// <summary>The text in the QR code, such as <see cref="CertificateProof.ToQrText"/> gives.</summary>
    public required string QrText { get; init; }

    /// <summary>What the QR code is for, for those who do not see it.</summary>
    public required string QrDescription { get; init; }
}

/// <summary>A part of what is certified.</summary>
public abstract record CertificateBlock;

/// <summary>A sentence or a paragraph.</summary>
public sealed record ParagraphBlock : CertificateBlock
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }
}

/// <summary>A person, or a thing that is certified as a person is: a name that stands out, and lines under it.</summary>
public sealed record SubjectBlock : CertificateBlock
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The lines under the name.</summary>
    public required IReadOnlyList<string> Lines { get; init; }
}

/// <summary>A labelled value, such as an address.</summary>
public sealed record LabelledBlock : CertificateBlock
{
    /// <summary>What the lines are.</summary>
    public required string Label { get; init; }

    /// <summary>The lines, which stand out.</summary>
    public required IReadOnlyList<string> Lines { get; init; }
}

/// <summary>A table with a heading for each column, such as the members of a household. The headings come again on each page.</summary>
public sealed record TableBlock : CertificateBlock
{
    /// <summary>The headings.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    /// <summary>The rows; each has as many cells as there are headings.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }
}
