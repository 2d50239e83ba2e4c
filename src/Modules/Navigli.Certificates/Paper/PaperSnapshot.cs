using Navigli.Documents.Proofs;

namespace Navigli.Certificates.Paper;

/// <summary>
/// What a certificate says, frozen at issue: the sealed file, the picture on the screen and the answer to whoever verifies are all made from
/// it, whatever the registry and the texts say later.
/// </summary>
internal sealed record PaperSnapshot
{
    public required PaperWords Words { get; init; }

    public required CertificateFacts Facts { get; init; }

    /// <summary>The signed facts. Kept, since an ECDSA signature made again would be another.</summary>
    public required string Proof { get; init; }

    public required string QrText { get; init; }

    /// <summary>Whether its words promise a qualified seal.</summary>
    public bool SaysQualified { get; init; }

    /// <summary>Why a certificate of the past was asked for (D.P.R. 223/1989, art. 35); not printed.</summary>
    public string? PastReason { get; init; }

    /// <summary>Everybody of whom it states something, the subject first: for the access ledger.</summary>
    public required IReadOnlyList<Guid> Stated { get; init; }
}

/// <summary>The words of the paper, in its language and in reading order.</summary>
public sealed record PaperWords
{
    public required string Language { get; init; }

    public required string FileTitle { get; init; }

    public required string Protocol { get; init; }

    public required string CrestDescription { get; init; }

    public required string Municipality { get; init; }

    public required string Title { get; init; }

    public required string Authority { get; init; }

    public required IReadOnlyList<string> LegalBasis { get; init; }

    public required string Statement { get; init; }

    public required string SubjectName { get; init; }

    public required IReadOnlyList<string> SubjectLines { get; init; }

    /// <summary>What is certified, a part for each section.</summary>
    public required IReadOnlyList<PaperPart> Parts { get; init; }

    public string? Validity { get; init; }

    public required string PlaceAndDate { get; init; }

    public required IReadOnlyList<string> Signatory { get; init; }

    public required string Warning { get; init; }

    /// <summary>The use that exempts from stamp duty; null where the duty was paid.</summary>
    public string? StampDuty { get; init; }

    public required string Fees { get; init; }

    public required string SealNotice { get; init; }

    public required string VerificationHeading { get; init; }

    public required IReadOnlyList<string> Instructions { get; init; }

    public required string CodeLabel { get; init; }

    public required string Code { get; init; }

    public required string QrDescription { get; init; }

    public required string PageNumberFormat { get; init; }
}

/// <summary>A part of what is certified: a label with lines under it, or with a table.</summary>
public sealed record PaperPart
{
    public required string Label { get; init; }

    public IReadOnlyList<string> Lines { get; init; } = [];

    public IReadOnlyList<string> Columns { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];
}
