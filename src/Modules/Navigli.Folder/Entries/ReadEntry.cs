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
        var people = await rights.FreshAsync([], [entry], ct);
        if (kinds.Find(entry.Kind)?.Settling != FolderSettling.ByReading || entry.Turn != FolderTurn.Yours || !rights.Allow(entry, people.FirstOrDefault(p => p.PersonId == entry.SubjectId)))
            return null;
        if (row.ReadAt is null)
        {
            var act = acts.Citizen(FolderActs.Read, entry.SubjectId == caller.Value.PersonId ? null : entry.SubjectId);
            row.ReadAt = act.At;
            await db.CommitAsync(act, ct);
        }

        return entry.Link.Split('#')[0];
    }
}
