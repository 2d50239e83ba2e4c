using Navigli.Documents;
using Navigli.Documents.Sealing;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Paper;

/// <summary>Makes the sealed file of a snapshot. Made twice it says the same, with another seal: the file that is stored is the document.</summary>
internal sealed class PaperRenderer(PaperKeys keys, TimeProvider clock)
{
    public Task<byte[]> RenderAsync(Guid certificateId, PaperSnapshot snapshot, CancellationToken ct) => snapshot.SaysQualified && !keys.SealIsQualified
        ? throw new SealingException(SealingFailure.Refused, "The paper was issued to be sealed with a qualified seal, and the seal that is set is not one")
        : CertificateDocument.SealAsync(Content(certificateId, snapshot), keys.Seal, keys.Timestamps, ct);

    /// <summary>The page of a snapshot, before it is drawn and sealed.</summary>
    internal CertificateContent Content(Guid certificateId, PaperSnapshot snapshot)
    {
        var words = snapshot.Words;
        return new CertificateContent
        {
            DocumentId = certificateId,
            IssuedAt = snapshot.Facts.IssuedAt,
            SealedAt = clock.UtcInstant(),
            Language = words.Language,
            TranslationLanguage = PaperEdition.English.Name,
            FileTitle = words.FileTitle,
            Protocol = words.Protocol,
            Crest = keys.Crest,
            CrestDescription = words.CrestDescription,
            Municipality = words.Municipality,
            Title = words.Title,
            Authority = words.Authority,
            LegalBasis = words.LegalBasis,
            Statement = words.Statement,
            Body = [.. Body(words)],
            PlaceAndDate = words.PlaceAndDate,
            Signatory = words.Signatory,
            Warning = words.Warning,
            StampDuty = words.StampDuty,
            Fees = words.Fees,
            SealNotice = words.SealNotice,
            Verification = new VerificationBlock
            {
                Heading = words.VerificationHeading,
                Instructions = words.Instructions,
                CodeLabel = words.CodeLabel,
                Code = words.Code,
                QrText = snapshot.QrText,
                QrDescription = words.QrDescription,
            },
            PageNumberFormat = words.PageNumberFormat,
            Facts = snapshot.Facts,
            Proof = snapshot.Proof,
        };
    }

    private static IEnumerable<CertificateBlock> Body(PaperWords words)
    {
        yield return new SubjectBlock { Name = words.SubjectName, Lines = words.SubjectLines };
        foreach (var block in words.Parts.SelectMany(Blocks))
            yield return block;
        if (words.Validity is { } validity)
            yield return new ParagraphBlock { Text = validity };
    }

    /// <summary>The blocks of one part.</summary>
    internal static IEnumerable<CertificateBlock> Blocks(PaperPart part)
    {
        if (part.Lines.Count > 0)
        {
            yield return new LabelledBlock { Label = part.Label, Lines = part.Lines };
            yield break;
        }

        yield return new ParagraphBlock { Text = part.Label };
        if (part.Columns.Count > 0)
            yield return new TableBlock { Headings = part.Columns, Rows = part.Rows };
    }
}
