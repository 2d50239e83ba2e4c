using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;

namespace Navigli.Folder.Entries;

/// <summary>Whom the caller reaches today, asked of the registry when an entry about somebody else is about to be shown.</summary>
internal sealed class EntryRights(IPersonalRights rights, CurrentCaller caller)
{
    /// <summary>Names to choose from, as the node knew them a moment ago: nothing is shown on their word alone.</summary>
    public async Task<IReadOnlyList<ReachablePerson>> RecentAsync(CancellationToken ct) =>
        caller.Value.PersonId is { } self ? await rights.RecentlyReachableAsync(self, ct) : [];

    /// <summary>The same as the registry knows them now.</summary>
    public async Task<IReadOnlyList<ReachablePerson>> TodayAsync(CancellationToken ct) => caller.Value.PersonId is { } self ? await rights.ReachableAsync(self, ct) : [];

    /// <summary>Those of today where any of the entries is about somebody else.</summary>
    public async Task<IReadOnlyList<ReachablePerson>> FreshAsync(IReadOnlyList<ReachablePerson> recent, IEnumerable<FolderEntry> entries, CancellationToken ct) =>
        entries.Any(e => e.SubjectId is { } subject && subject != caller.Value.PersonId) ? await TodayAsync(ct) : recent;

    /// <summary>Whether the right that an entry rests on stands today.</summary>
    public bool Allow(FolderEntry entry, ReachablePerson? subject)
    {
        var self = caller.Value.PersonId;
        if (entry.SubjectId is null || entry.SubjectId == self)
            return true;
        return subject?.May(entry.AccountId is null ? PersonalAction.Read : entry.Needs) == true;
    }

    /// <summary>Ids of those for whom the caller may do it.</summary>
    public static Guid[] Those(IEnumerable<ReachablePerson> people, PersonalAction may) => [.. people.Where(p => p.May(may)).Select(p => p.PersonId)];
}
