using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Files;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Privacy.Export;

/// <summary>A copy in the list of who asked for it.</summary>
internal sealed record ExportItem
{
    public required Guid Id { get; init; }

    public required ExportState State { get; init; }

    public required DateTime RequestedAt { get; init; }

    public DateTime? ReadyAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public required long Length { get; init; }

    public DateTime? LastDownloadAt { get; init; }
}

/// <summary>The caller's own copies: asked for, looked at, downloaded. Nobody else's can be named.</summary>
internal sealed class OwnExports(CityDb db, FileStore files, CurrentCaller caller, ActFactory acts, CityPack city, TimeProvider clock)
{
    /// <summary>Copies that may be ready at once: each is a file of up to hundreds of megabytes.</summary>
    public const int Most = 3;

    public async Task<IReadOnlyList<ExportItem>> ListAsync(CancellationToken ct)
    {
        var now = clock.UtcInstant();
        return await Own.AsNoTracking().OrderByDescending(e => e.RequestedAt).Take(20).Select(e => new ExportItem
        {
            Id = e.Id,
            State = e.State != ExportState.Failed && e.ExpiresAt <= now ? ExportState.Gone : e.State,
            RequestedAt = e.RequestedAt,
            ReadyAt = e.ReadyAt,
            ExpiresAt = e.ExpiresAt,
            Length = e.Length,
            LastDownloadAt = e.LastDownloadAt,
        }).ToListAsync(ct);
    }

    /// <summary>Asks for a copy; while one is being put together, asking again asks for nothing.</summary>
    public async Task<Result<Done>> RequestAsync(CancellationToken ct)
    {
        var act = acts.Citizen(PrivacyActs.RequestExport);
        if (await Own.AnyAsync(e => e.State == ExportState.Waiting && e.ExpiresAt > act.At, ct))
            return default(Done);
        if (await Own.CountAsync(e => e.State == ExportState.Ready && e.ExpiresAt > act.At, ct) >= Most)
            return PrivacyErrors.TooManyExports.With(Most);
        var export = new DataExport
        {
            Id = clock.NewId(),
            AccountId = caller.Value.AccountId!.Value,
            PersonId = caller.Value.PersonId,
            SessionId = caller.Value.SessionId,
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            RequestedAt = act.At,
            ExpiresAt = city.Retention.Of(ExportRetention.Files).Term!.After(act.At),
        };
        db.Add(export);
        act.Raise(new ExportRequested(export.Id));
        try
        {
            await db.CommitAsync(act, ct);
        }
        catch (DbUpdateException)
        {
            // Two clicks met: the unique index let one through, and that one is being put together.
            db.ChangeTracker.Clear();
            if (!await Own.AnyAsync(e => e.State == ExportState.Waiting, ct))
                throw;
        }

        return default(Done);
    }

    /// <summary>The file, with a note that it was taken.</summary>
    public async Task<Result<byte[]>> DownloadAsync(Guid id, CancellationToken ct)
    {
        var act = acts.Citizen(PrivacyActs.DownloadExport);
        if (await Own.SingleOrDefaultAsync(e => e.Id == id, ct) is not { State: ExportState.Ready, FileId: { } fileId } export || export.ExpiresAt <= act.At)
            return PrivacyErrors.NoSuchExport;
        var content = await files.ReadAsync(await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == fileId, ct), ct);
        export.Downloaded(act.At);
        await db.CommitAsync(act, ct);
        return content;
    }

    private IQueryable<DataExport> Own => db.Exports.Where(e => e.AccountId == caller.Value.AccountId);
}
