using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Time;

namespace Navigli.Folder.Entries;

/// <summary>An entry that the caller may see now.</summary>
internal sealed record OpenEntry(Guid Id, FolderCard Card, bool IsOwn, IFolderKind Kind, ReachablePerson? Subject, bool IsNew);

/// <summary>Everything that is open for the caller: what is theirs to do first, by its day; then the rest, the newest first.</summary>
internal sealed record OpenFolder(IReadOnlyList<OpenEntry> Entries, IReadOnlyDictionary<string, int> Numbers, IReadOnlyList<ReachablePerson> People)
{
    public IEnumerable<OpenEntry> ToDo => Entries.Where(e => e.Card.Turn == FolderTurn.Yours);

    /// <summary>What stands under a tab. Among the notices, what is to do already stands above them.</summary>
    public IEnumerable<OpenEntry> Under(FolderTab tab) => Entries.Where(e => e.Kind.Tab == tab && (tab != FolderTab.Notices || e.Card.Turn != FolderTurn.Yours));
}

/// <summary>Reads what is open for the caller, by the rights of today.</summary>
internal sealed class OpenEntries(CityDb db, HomeQuestion question, FolderKinds kinds, EntryRights rights, SeenSubjects seen, CurrentCaller caller, CityPack city, TimeProvider clock)
{
    public async Task<OpenFolder> ReadAsync(CancellationToken ct)
    {
        var account = caller.Value.AccountId ?? throw new InvalidOperationException("The folder is for who is signed in");
        var known = await rights.RecentAsync(ct);
        var (rows, people) = (await AskAsync(account, known.People, ct), known.People);
        if (caller.Value.PersonId is not null && (rows.Find(r => r is { Id: null, Kind: TieRevision.Name })?.Count ?? 0) is var revision && revision != known.Revision)
        {
            people = await rights.UnderAsync(revision, ct);
            rows = await AskAsync(account, people, ct);
        }

        var visible = rows.Where(r => r.Id is not null).Select(r => Open(r, people)).OfType<OpenEntry>()
            .OrderBy(e => e.Card.Turn != FolderTurn.Yours).ThenBy(e => e.Card.DueOn ?? DateOnly.MaxValue).ThenByDescending(e => e.Card.ChangedAt).ToList();
        await seen.TellAsync(caller.Value, visible.Where(e => !e.IsOwn && e.Card.SubjectId != caller.Value.PersonId).Select(e => e.Subject!).Distinct(), ct);
        return new OpenFolder(visible, rows.Where(r => r.Id is null).ToDictionary(r => r.Kind, r => r.Count, StringComparer.Ordinal), people);
    }

    private Task<List<HomeRow>> AskAsync(Guid account, IReadOnlyList<ReachablePerson> people, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        return question.Ask(db, account, caller.Value.PersonId ?? Guid.Empty, city.Calendar.Today(clock), LedgerEntry.Micros(now.AddDays(-30)), EntryRights.Those(people, PersonalAction.Read), now, ct);
    }

    private OpenEntry? Open(HomeRow row, IReadOnlyList<ReachablePerson> people)
    {
        var card = row.ToCard();
        var subject = card.SubjectId is { } about ? people.FirstOrDefault(p => p.PersonId == about) : null;
        return kinds.Find(card.Kind) is { } kind && rights.Allow(card, row.IsOwn, subject)
            ? new OpenEntry(row.Id!.Value, card, row.IsOwn, kind, subject, card.NewsAt is { } news && !(news <= caller.Value.LastVisitAt))
            : null;
    }
}
