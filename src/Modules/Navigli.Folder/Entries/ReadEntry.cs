using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Folder;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;

namespace Navigli.Folder.Entries;

/// <summary>Settles what is settled by reading it, because the person says that it is read. Said twice it is said once.</summary>
internal sealed class ReadEntry(CityDb db, FolderKinds kinds, EntryRights rights, CurrentCaller caller, ActFactory acts)
{
    /// <summary>Settles an entry.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="ct">Cancels what was not yet committed.</param>
    /// <returns>The page of the entry, where the next thing to do is offered; null where there is no such entry for the caller.</returns>
    public async Task<string?> RunAsync(Guid id, CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        if (await db.FolderEntries.SingleOrDefaultAsync(e => e.Id == id && (e.AccountId == null || e.AccountId == account), ct) is not { } row)
            return null;
        var entry = row.ToEntry();
        var people = await rights.TodayAsync(ct);
        if (kinds.Find(entry.Kind)?.Settling != FolderSettling.ByReading || entry.Turn != FolderTurn.Yours || !rights.Allow(entry, entry.AccountId is not null, people.FirstOrDefault(p => p.PersonId == entry.SubjectId)))
            return null;
        var act = acts.CitizenFor(FolderActs.Read, new OnBehalf(entry.SubjectId == caller.Value.PersonId ? null : entry.SubjectId, null));
        if (await MarkAsync(row, act, ct))
            await CommitAsync(act, ct);
        return entry.Link.Split('#')[0];
    }

    /// <summary>Whether there is anything to note: an account's own entry holds its mark itself, of a record's each reader has one.</summary>
    private async Task<bool> MarkAsync(FolderRow row, Act act, CancellationToken ct)
    {
        if (row.AccountId is not null)
        {
            var isUnread = row.ReadAt is null;
            row.ReadAt ??= act.At;
            return isUnread;
        }

        var account = caller.Value.AccountId!.Value;
        if (await db.Set<ReadMark>().SingleOrDefaultAsync(m => m.AccountId == account && m.Kind == row.Kind && m.Reference == row.Reference, ct) is not { } mark)
        {
            db.Add(new ReadMark { AccountId = account, Kind = row.Kind, Reference = row.Reference, NewsAt = row.NewsAt, ReadAt = act.At });
            return true;
        }

        var isNewer = mark.NewsAt != row.NewsAt;
        (mark.NewsAt, mark.ReadAt) = (row.NewsAt, isNewer ? act.At : mark.ReadAt);
        return isNewer;
    }

    private async Task CommitAsync(Act act, CancellationToken ct)
    {
        try
        {
            await db.CommitAsync(act, ct);
        }
        catch (DbUpdateException) when (db.ChangeTracker.Entries<ReadMark>().Any(e => e.State == EntityState.Added))
        {
            // Pressed twice at once: the first one's mark stands.
            db.ChangeTracker.Clear();
        }
    }
}
