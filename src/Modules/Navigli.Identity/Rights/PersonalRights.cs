using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;

namespace Navigli.Identity.Rights;

/// <summary>Who may do what for whom, on today's date in the city.</summary>
internal sealed class PersonalRights(IRegistryTies ties, Law law, RecentReach recent, CityPack city, TimeProvider clock) : IPersonalRights
{
    public async Task<IReadOnlyList<ReachablePerson>> ReachableAsync(Guid readerPersonId, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        return Reachable(Law.Exercisable(await ties.OfAsync(readerPersonId, today, ct)), today);
    }

    public Task<IReadOnlyList<ReachablePerson>> RecentlyReachableAsync(Guid readerPersonId, CancellationToken ct) =>
        recent.OfAsync(new ReachAsked(readerPersonId, city.Calendar.Today(clock)), () => ReachableAsync(readerPersonId, ct));

    public async Task<PersonalRight?> FindAsync(Guid readerPersonId, Guid subjectPersonId, PersonalAction action, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        var exercisable = Law.Exercisable(await ties.OfAsync(readerPersonId, today, ct));
        return RightsOf(exercisable.Where(t => t.SubjectId == subjectPersonId), today).Find(r => r.Allows(action));
    }

    public void ForgetRecent() => recent.Forget();

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

    /// <summary>The strongest first.</summary>
    private List<PersonalRight> RightsOf(IEnumerable<RegistryTie> withOne, DateOnly today) =>
        [.. withOne.Select(t => law.RightOf(t, today)).OfType<PersonalRight>().OrderBy(r => Rank(r.Kind))];

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
