using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;

namespace Navigli.Folder.Entries;

/// <summary>Whom the caller reaches today, asked of the registry when an entry about somebody else is about to be shown.</summary>
internal sealed class EntryRights(IPersonalRights rights, CurrentCaller caller)
{
    /// <summary>As the node knew them a moment ago, to ask with: nothing is shown on their word unless the revision of ties is found to be the same.</summary>
    public async Task<KnownReach> RecentAsync(CancellationToken ct) => caller.Value.PersonId is { } self ? await rights.RecentlyReachableAsync(self, ct) : KnownReach.Nobody;

    /// <summary>Those of today, under the revision of ties that came with what is about to be shown.</summary>
    public async Task<IReadOnlyList<ReachablePerson>> UnderAsync(long revision, CancellationToken ct) =>
        caller.Value.PersonId is { } self ? await rights.ReachableUnderAsync(self, revision, ct) : [];

    /// <summary>The same as the registry knows them now.</summary>
    public async Task<IReadOnlyList<ReachablePerson>> TodayAsync(CancellationToken ct) => caller.Value.PersonId is { } self ? await rights.ReachableAsync(self, ct) : [];

    /// <summary>Whether the right that an entry rests on stands today.</summary>
    /// <param name="card">The entry.</param>
    /// <param name="isOwn">Whether it is the account's own doing, not the subject's record.</param>
    /// <param name="subject">Whom it is about, if the caller reaches them.</param>
    public bool Allow(FolderCard card, bool isOwn, ReachablePerson? subject)
    {
        var self = caller.Value.PersonId;
        if (card.SubjectId is null || card.SubjectId == self)
            return true;
        return subject?.May(isOwn ? card.Needs : PersonalAction.Read) == true;
    }

    /// <summary>Ids of those for whom the caller may do it.</summary>
    public static Guid[] Those(IEnumerable<ReachablePerson> people, PersonalAction may) => [.. people.Where(p => p.May(may)).Select(p => p.PersonId)];
}
