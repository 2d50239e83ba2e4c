using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Privacy;
using Navigli.Platform.Data;
using Navigli.Platform.Files;
using Navigli.Platform.Retention;

namespace Navigli.Privacy.Export;

/// <summary>Takes the files of copies away when their time is over, or when their person asks; that they were asked for stays.</summary>
internal sealed class ExportRetention(FileStore files) : IRetained, IErasable
{
    public const string Files = "privacy.exports";
    public const string Requests = "privacy.export-requests";

    public string Category => Files;

    public Task<int> CountAsync(CityDb db, DateTime before, CancellationToken ct) => Over(db.Exports, before).CountAsync(ct);

    public Task<int> ForgetAsync(CityDb db, DateTime before, CancellationToken ct) => TakeAwayAsync(db, rows => Over(rows, before), ct);

    public Task<int> CountAsync(CityDb db, DataSubject subject, CancellationToken ct) => Of(db.Exports, subject).CountAsync(ct);

    public Task<int> EraseAsync(CityDb db, DataSubject subject, CancellationToken ct) => TakeAwayAsync(db, rows => Of(rows, subject), ct);

    private static IQueryable<DataExport> Over(IQueryable<DataExport> rows, DateTime before) =>
        rows.Where(e => e.RequestedAt < before && (e.State == ExportState.Ready || e.State == ExportState.Waiting));

    private static IQueryable<DataExport> Of(IQueryable<DataExport> rows, DataSubject subject) => rows.Where(e => e.AccountId == subject.AccountId && e.State == ExportState.Ready);

    private async Task<int> TakeAwayAsync(CityDb db, Func<IQueryable<DataExport>, IQueryable<DataExport>> which, CancellationToken ct)
    {
        var blobs = await which(db.Exports).Where(e => e.FileId != null).Select(e => e.FileId!.Value).ToListAsync(ct);
        var rows = await db.SetWiseAsync<DataExport>(all => which(all)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.State, ExportState.Gone).SetProperty(e => e.FileId, (Guid?)null), ct));
        await db.SetWiseAsync<StoredFile>(all => all.Where(f => blobs.Contains(f.Id)).ExecuteDeleteAsync(ct));
        // Should the commit fail, the rows name files that are gone, and the next run takes the rows.
        foreach (var blob in blobs)
            files.Delete(blob);
        return rows;
    }
}
