using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Time;

namespace Navigli.Folder.Entries;

/// <summary>An entry that the caller may see now.</summary>
internal sealed record OpenEntry(Guid Id, FolderEntry Entry, IFolderKind Kind, ReachablePerson? Subject, bool IsNew);

/// <summary>Everything that is open for the caller: what is theirs to do first, by its day; then the rest, the newest first.</summary>
internal sealed record OpenFolder(IReadOnlyList<OpenEntry> Entries, IReadOnlyDictionary<string, int> Numbers, IReadOnlyList<ReachablePerson> People)
{
    public IEnumerable<OpenEntry> ToDo => Entries.Where(e => e.Entry.Turn == FolderTurn.Yours);

    /// <summary>What stands under a tab. Among the notices, what is to do already stands above them.</summary>
    public IEnumerable<OpenEntry> Under(FolderTab tab) => Entries.Where(e => e.Kind.Tab == tab && (tab != FolderTab.Notices || e.Entry.Turn != FolderTurn.Yours));
}

/// <summary>Reads what is open for the caller, by the rights of today.</summary>
internal sealed class OpenEntries(CityDb db, HomeQuestion question, FolderKinds kinds, EntryRights rights, SeenSubjects seen, CurrentCaller caller, CityPack city, TimeProvider clock)
{
    public async Task<OpenFolder> ReadAsync(CancellationToken ct)
    {
        var account = caller.Value.AccountId ?? throw new InvalidOperationException("The folder is for who is signed in");
        var people = await rights.RecentAsync(ct);
        var now = clock.UtcInstant();
        var rows = await question.Ask(
            db, account, caller.Value.PersonId ?? Guid.Empty, city.Calendar.Today(clock), LedgerEntry.Micros(now.AddDays(-30)), EntryRights.Those(people, PersonalAction.Read), now, ct);
        var entries = rows.Where(r => r.Id is not null).Select(r => (Id: r.Id!.Value, Entry: r.ToEntry())).ToList();
        people = await rights.FreshAsync(people, entries.Select(e => e.Entry), ct);
        var visible = entries.Select(e => Open(e.Id, e.Entry, people)).OfType<OpenEntry>()
            .OrderBy(e => e.Entry.Turn != FolderTurn.Yours).ThenBy(e => e.Entry.DueOn ?? DateOnly.MaxValue).ThenByDescending(e => e.Entry.ChangedAt).ToList();
        await seen.TellAsync(caller.Value, visible.Where(e => e.Entry.AccountId is null && e.Entry.SubjectId != caller.Value.PersonId).Select(e => e.Subject!).Distinct(), ct);
        return new OpenFolder(visible, rows.Where(r => r.Id is null).ToDictionary(r => r.Kind, r => r.Count, StringComparer.Ordinal), people);
    }

    private OpenEntry? Open(Guid id, FolderEntry entry, IReadOnlyList<ReachablePerson> people)
    {
        var subject = entry.SubjectId is { } about ? people.FirstOrDefault(p => p.PersonId == about) : null;
        return kinds.Find(entry.Kind) is { } kind && rights.Allow(entry, subject)
            ? new OpenEntry(id, entry, kind, subject, entry.NewsAt is { } news && !(news <= caller.Value.LastVisitAt))
            : null;
    }
}
