using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Files;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Paper;

/// <summary>Keeps the sealed file of each certificate, and makes it again where a crash or a full disk kept it from being stored.</summary>
internal sealed class PaperStore(CityDb db, ActFactory acts, FileStore files, PaperRenderer renderer)
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
        var file = await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == fileId, ct);
        return await files.ReadAsync(file, ct);
    }

    /// <summary>Makes the sealed file and stores it, in an act of its own.</summary>
    public async Task<Result<byte[]>> StoreAsync(IssuedCertificate certificate, PaperSnapshot snapshot, CancellationToken ct)
    {
        var pdf = await renderer.RenderAsync(certificate.Id, snapshot, ct);
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
            // Somebody else stored it meanwhile; the bytes are the same, so theirs stays and ours goes.
            db.ChangeTracker.Clear();
            files.Delete(written.Value.Id);
        }

        return pdf;
    }
}
