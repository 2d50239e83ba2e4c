using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Navigli.Documents.Sealing;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Files;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Paper;

/// <summary>
/// Keeps the sealed file of each certificate, and makes it again where a crash, a full disk or a trust service that was down kept it from being
/// stored. The stored file is the document: of two that are made at once, one is stored and given to both.
/// </summary>
internal sealed partial class PaperStore(CityDb db, ActFactory acts, FileStore files, PaperRenderer renderer, ILogger<PaperStore> logger)
{
    private static readonly FilePolicy Policy = new(["application/pdf"], PaperLimits.MaxBytes);

    public static string Serialize(PaperSnapshot snapshot) => JsonSerializer.Serialize(snapshot);

    public static PaperSnapshot Deserialize(string snapshot) =>
        JsonSerializer.Deserialize<PaperSnapshot>(snapshot) ?? throw new InvalidOperationException("A certificate without statements");

    /// <summary>The bytes of the sealed file, stored before they are given; <paramref name="certificate"/> is tracked.</summary>
    public async Task<Result<byte[]>> ReadAsync(IssuedCertificate certificate, PaperSnapshot snapshot, CancellationToken ct)
    {
        if (certificate.FileId is not { } fileId)
            return await StoreAsync(certificate, snapshot, ct);
        return await ReadStoredAsync(fileId, ct);
    }

    /// <summary>Makes the sealed file and stores it, in an act of its own.</summary>
    public async Task<Result<byte[]>> StoreAsync(IssuedCertificate certificate, PaperSnapshot snapshot, CancellationToken ct)
    {
        byte[] pdf;
        try
        {
            pdf = await renderer.RenderAsync(certificate.Id, snapshot, ct);
        }
        catch (SealingException e)
        {
            LogUnsealed(e, certificate.Id, e.Failure);
            return CertificatesErrors.SealUnavailable;
        }

        var written = await files.WriteAsync(pdf, Policy, ct);
        if (!written.Succeeded)
            return written.Error;
        db.Add(written.Value);
        certificate.FileId = written.Value.Id;
        certificate.FileHash = written.Value.Sha256;
        try
        {
            await db.CommitAsync(acts.Citizen(CertificatesActs.StorePaper), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else stored it meanwhile: theirs is the document, and ours was never given to anybody.
            db.ChangeTracker.Clear();
            files.Delete(written.Value.Id);
            var theirs = await db.Certificates.AsNoTracking().Where(c => c.Id == certificate.Id).Select(c => c.FileId).SingleAsync(ct);
            return await ReadStoredAsync(theirs!.Value, ct);
        }

        return pdf;
    }

    /// <summary>The bytes of a file that is stored.</summary>
    public async Task<byte[]> ReadStoredAsync(Guid fileId, CancellationToken ct) =>
        await files.ReadAsync(await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == fileId, ct), ct);

    [LoggerMessage(Level = LogLevel.Error, Message = "Certificate {CertificateId} is issued and not sealed: {Failure}")]
    private partial void LogUnsealed(Exception exception, Guid certificateId, SealingFailure failure);
}
