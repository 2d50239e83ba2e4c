using Navigli.Documents.Pdf;
using Navigli.Documents.Sealing;

namespace Navigli.Documents;

/// <summary>Makes the certificate's file. Safe to call from many threads at once; each call borrows its buffers and gives them back.</summary>
public static class CertificateDocument
{
    /// <summary>Makes a certificate in PDF/A-2a and PDF/UA-1 with a PAdES baseline B-B seal over the whole file.</summary>
    /// <exception cref="DocumentException">A text has a character that no font has, a required text is empty, or a part is not what a certificate can show.</exception>
    /// <exception cref="ArgumentException">An instant is not UTC.</exception>
    /// <exception cref="SealingException">It was not sealed.</exception>
    public static Task<byte[]> SealAsync(CertificateContent content, ISealer sealer, CancellationToken cancellationToken) =>
        SealAsync(content, sealer, timestamps: null, cancellationToken);

    /// <summary>Makes a certificate in PDF/A-2a and PDF/UA-1 with a PAdES seal over the whole file: baseline B-T where an authority stamps it, else B-B.</summary>
    /// <exception cref="DocumentException">A text has a character that no font has, a required text is empty, or a part is not what a certificate can show.</exception>
    /// <exception cref="ArgumentException">An instant is not UTC.</exception>
    /// <exception cref="SealingException">It was not sealed, or not stamped: there is no document with half a seal.</exception>
    public static async Task<byte[]> SealAsync(CertificateContent content, ISealer sealer, ITimestampAuthority? timestamps, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sealer);
        Check(content);
        if (content is not { Verification: not null, Facts: not null, Proof: not null })
            throw new DocumentException("A document without certified facts is never sealed");
        var certificate = await sealer.CertificateAsync(cancellationToken);
        using var assembly = new PdfAssembly(content, PdfProfile.PdfA2aUa1);
        var hole = assembly.Write(PadesSeal.MaximumLength(certificate, timestamps)) ?? throw new InvalidOperationException("A sealed file has a hole for its seal");
        var digest = hole.Digest(assembly.Output.Written);
        var seal = await PadesSeal.MakeAsync(digest, certificate, sealer, timestamps, cancellationToken);
        hole.Fill(assembly.Output.Written, seal);
        return assembly.Output.Written.ToArray();
    }

    /// <summary>Makes the same pages without a seal: a specimen, a paper that nobody issues, or a PDF/A-1b file for an older validator.</summary>
    /// <exception cref="DocumentException">A text has a character that no font has, a required text is empty, or a part is not what a certificate can show.</exception>
    /// <exception cref="ArgumentException">The instant of issue is not UTC.</exception>
    public static byte[] RenderUnsealed(CertificateContent content, PdfProfile profile)
    {
        Check(content);
        using var assembly = new PdfAssembly(content, profile);
        assembly.Write(sealLength: null);
        return assembly.Output.Written.ToArray();
    }

    private static void Check(CertificateContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        // ISO 19005-2, 6.7.4: a language is a tag of RFC 3066, the ancestor of BCP 47.
        foreach (var language in new[] { content.Language, content.TranslationLanguage }.OfType<string>())
        {
            var subtags = language.Split('-');
            if (!subtags[0].All(char.IsAsciiLetter) || !Array.TrueForAll(subtags, subtag => subtag.Length is >= 1 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit)))
                throw new DocumentException($"{language} is not a language tag");
        }

        // ISO 14289-1 wants a title, and words for what is only seen; a document without its heading would still be a PDF, but no certificate.
        List<string> spoken = [content.FileTitle, content.Title];
        if (content.Crest is not null)
            spoken.Add(content.CrestDescription);
        if (content.Verification is { } verification)
            spoken.AddRange([verification.QrDescription, content.SealNotice]);
        if (spoken.Exists(string.IsNullOrWhiteSpace))
            throw new DocumentException("A title, a description or the notice of the seal is empty");
        if (content.IssuedAt.Kind != DateTimeKind.Utc || content.Facts is { IssuedAt.Kind: not DateTimeKind.Utc } || content.SealedAt is { Kind: not DateTimeKind.Utc })
            throw new ArgumentException("Instants must be UTC", nameof(content));
    }
}
