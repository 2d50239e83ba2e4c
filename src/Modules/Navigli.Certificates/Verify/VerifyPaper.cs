using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Paper;
using Navigli.Documents.Sealing;
using Navigli.Platform.Data;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Verify;

/// <summary>
/// Tells anybody who has the file of a certificate whether it is unaltered and what the register says of it. The file is read in memory and
/// kept nowhere.
/// </summary>
internal sealed class VerifyPaper(CityDb db, PaperKeys keys, VerifyCertificate verify)
{
    public async Task<Result<VerifiedCertificate>> CheckAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is not { Length: > 0 })
            return CertificatesErrors.PaperMissing;
        if (file.Length > PaperLimits.MaxBytes)
            return CertificatesErrors.PaperTooLarge;
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, ct);
        return await CheckAsync(content.GetBuffer().AsMemory(0, (int)content.Length), ct);
    }

    /// <summary>The very file that was issued is known by its hash, whoever certified and sealed it; a copy made again is known by the city's seal.</summary>
    public async Task<Result<VerifiedCertificate>> CheckAsync(ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        var hash = SHA256.HashData(file.Span);
        if (await db.Certificates.Where(c => c.FileHash == hash).Select(c => c.Code).FirstOrDefaultAsync(ct) is { } issued)
            return await verify.FindAsync(issued, FoundBy.Paper, ct);
        var seal = SealReader.Read(file);
        using var signer = seal.Signer;
        return seal.State switch
        {
            SealState.NotPdf => CertificatesErrors.PaperNotPdf,
            SealState.Unsealed => CertificatesErrors.PaperUnsealed,
            SealState.Altered => CertificatesErrors.PaperAltered,
            _ when signer is null || !keys.IsOurs(signer) => CertificatesErrors.PaperOfAnother,
            _ => await FindSealedAsync(seal.Code, ct),
        };
    }

    private async Task<Result<VerifiedCertificate>> FindSealedAsync(string? code, CancellationToken ct)
    {
        if (VerificationCode.Normalise(code) is not { } canonical)
            return CertificatesErrors.PaperUnknown;
        var found = await verify.FindAsync(canonical, FoundBy.Paper, ct);
        return found.Succeeded ? found : CertificatesErrors.PaperUnknown;
    }
}
