using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;

namespace Navigli.Identity.Rights;

/// <summary>Who may do what for whom, on today's date in the city.</summary>
internal sealed class PersonalRights(IRegistryTies ties, Law law, ReachMemory memory, CityPack city, TimeProvider clock) : IPersonalRights
{
    public async Task<IReadOnlyList<ReachablePerson>> ReachableAsync(Guid readerPersonId, CancellationToken ct) => (await ReachAsync(Asked(readerPersonId), ct)).People;

    public async Task<KnownReach> RecentlyReachableAsync(Guid readerPersonId, CancellationToken ct) =>
        memory.Recent(Asked(readerPersonId)) ?? await ReachAsync(Asked(readerPersonId), ct);

    public async Task<PersonalRight?> FindAsync(Guid readerPersonId, Guid subjectPersonId, PersonalAction action, CancellationToken ct) =>
        (await ReachableAsync(readerPersonId, ct)).FirstOrDefault(p => p.PersonId == subjectPersonId)?.Rights.FirstOrDefault(r => r.Allows(action));

    public void ForgetRecent() => memory.Forget();

    public async Task<IReadOnlyList<ReachablePerson>> ReachableUnderAsync(Guid readerPersonId, long revision, CancellationToken ct) => (await ReachAsync(Asked(readerPersonId), revision, ct)).People;

    private ReachAsked Asked(Guid reader) => new(reader, city.Calendar.Today(clock));

    // The number before the ties: what changes in between is under the next one.
    private async Task<KnownReach> ReachAsync(ReachAsked asked, CancellationToken ct) => await ReachAsync(asked, await ties.RevisionAsync(ct), ct);

    private async Task<KnownReach> ReachAsync(ReachAsked asked, long revision, CancellationToken ct)
    {
        if (memory.Under(revision, asked) is { } known)
            return known;
        var reach = new KnownReach(Reachable(Law.Exercisable(await ties.OfAsync(asked.Reader, asked.Today, ct)), asked.Today), revision);
        memory.Keep(asked, reach);
        return reach;
    }

    private IReadOnlyList<ReachablePerson> Reachable(IReadOnlyList<RegistryTie> exercisable, DateOnly today)
    {
        // Who shares the household shares the address, and what protects it.
        var atHome = exercisable.Where(t => t.Kind is TieKind.Self or TieKind.Household).ToList();
        var isProtected = atHome.Exists(t => t.Marks.HasFlag(LegalMarks.ProtectedAddress));
        var plain = isProtected ? [] : atHome.Where(t => t.IsPlain).Select(t => t.SubjectId).ToHashSet();
        return
        [
            .. exercisable.GroupBy(t => t.SubjectId)
                .Select(g => Reachable([.. g], today, !plain.Contains(g.Key)))
                .OfType<ReachablePerson>()
                .OrderBy(p => p.Right.Kind != RightKind.Self)
                .ThenBy(p => p.KinshipCode is null)
                .ThenBy(p => p.BirthDate)
                .ThenBy(p => p.PersonId),
        ];
    }

    private ReachablePerson? Reachable(List<RegistryTie> withOne, DateOnly today, bool mayBeRefused) => RightsOf(withOne, today) is not { Count: > 0 } rights ? null : new()
    {
        PersonId = withOne[0].SubjectId,
        GivenName = withOne[0].GivenName,
        FamilyName = withOne[0].FamilyName,
        BirthDate = withOne[0].BirthDate,
        Sex = withOne[0].Sex,
        KinshipCode = withOne.Find(t => t.Kind == TieKind.Household)?.KinshipCode,
        Rights = rights,
        MayBeRefused = mayBeRefused,
    };

    /// <summary>The strongest first; of several delegations the one that lasts longest.</summary>
    private List<PersonalRight> RightsOf(IEnumerable<RegistryTie> withOne, DateOnly today) =>
        [.. withOne.Select(t => law.RightOf(t, today)).OfType<PersonalRight>().OrderBy(r => Rank(r.Kind)).ThenByDescending(r => r.EndsOn).ThenBy(r => r.DelegationId)];

    /// <summary>What was given comes last: it adds to what the law gives and takes the place of nothing.</summary>
    private static int Rank(RightKind kind) => kind switch
    {
        RightKind.Self => 0,
        RightKind.Parental => 1,
        RightKind.Guardianship => 2,
        RightKind.Family => 3,
        _ => 4,
    };
}
