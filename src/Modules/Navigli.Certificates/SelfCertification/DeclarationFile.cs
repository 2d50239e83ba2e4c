using Navigli.Certificates.Paper;
using Navigli.Documents;

namespace Navigli.Certificates.SelfCertification;

/// <summary>The declaration as a tagged PDF, without seal, number or coat of arms: it is not a document of the city.</summary>
internal static class DeclarationFile
{
    public static byte[] Render(DeclarationView view)
    {
        var words = view.Words;
        return CertificateDocument.RenderUnsealed(
            new CertificateContent
            {
                DocumentId = view.Id,
                IssuedAt = new DateTime(view.At.Ticks - (view.At.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc),
                Language = PaperEdition.Italian.Name,
                FileTitle = $"{words.Title} - {words.SubjectName}",
                Protocol = "",
                Crest = null,
                CrestDescription = "",
                Municipality = "",
                Title = words.Title,
                Authority = words.Norms,
                LegalBasis = words.Preamble,
                Statement = words.Declares,
                Body = [new SubjectBlock { Name = words.SubjectName, Lines = words.SubjectLines }, .. words.Parts.SelectMany(PaperRenderer.Blocks)],
                PlaceAndDate = words.PlaceAndDate,
                Signatory = [words.Signature],
                Warning = words.Notices[0],
                StampDuty = words.Notices[1],
                Fees = words.Notices[2],
                SealNotice = "",
                Verification = null,
                PageNumberFormat = "{0} / {1}",
                Facts = null,
                Proof = null,
            },
            PdfProfile.PdfA2aUa1);
    }
}
