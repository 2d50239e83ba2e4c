using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Residents.Rights;

/// <summary>Who may do what for whom, on today's date in the city.</summary>
internal sealed class PersonalRights(CityDb db, RecentReach recent, CityCalendar calendar, TimeProvider clock) : IPersonalRights
{
    public async Task<IReadOnlyList<ReachablePerson>> ReachableAsync(Guid readerPersonId, CancellationToken ct)
    {
        var today = calendar.Today(clock);
        return Reachable(Exercisable(await Ties.OfAsync(db, readerPersonId, today, ct)), today);
    }

    public Task<IReadOnlyList<ReachablePerson>> RecentlyReachableAsync(Guid readerPersonId, CancellationToken ct) =>
        recent.OfAsync(new ReachAsked(readerPersonId, calendar.Today(clock)), () => ReachableAsync(readerPersonId, ct));

    public async Task<PersonalRight?> FindAsync(Guid readerPersonId, Guid subjectPersonId, PersonalAction action, CancellationToken ct)
    {
        var today = calendar.Today(clock);
        var ties = Exercisable(await Ties.OfAsync(db, readerPersonId, today, ct));
        return Strongest(ties.Where(t => t.SubjectId == subjectPersonId), today) is { } right && right.Allows(action) ? right : null;
    }

    /// <summary>The dead have no rights here, and an interdicted person only their own: others act for them (c.c. art. 414).</summary>
    private static List<Tie> Exercisable(List<Tie> ties)
    {
        var reader = ties.Find(t => t.Kind == TieKind.Self);
        if (reader is null || reader.Status == RegistryStatus.Deceased)
            return [];
        return reader.Marks.HasFlag(LegalMarks.Interdicted) ? [.. ties.Where(t => t.Kind == TieKind.Self)] : ties;
    }

    private static IReadOnlyList<ReachablePerson> Reachable(List<Tie> ties, DateOnly today)
    {
        // Who shares the household shares the address, and what protects it.
        var atHome = ties.Where(t => t.Kind is TieKind.Self or TieKind.Household).ToList();
        var isProtected = atHome.Exists(t => t.Marks.HasFlag(LegalMarks.ProtectedAddress));
        var plain = isProtected ? [] : atHome.Where(t => t.IsPlain).Select(t => t.SubjectId).ToHashSet();
        return
        [
            .. ties.GroupBy(t => t.SubjectId)
                .Select(g => Reachable([.. g], today, !plain.Contains(g.Key)))
                .OfType<ReachablePerson>()
                .OrderBy(p => p.Right.Kind != RightKind.Self)
                .ThenBy(p => p.KinshipCode is null)
                .ThenBy(p => p.BirthDate)
                .ThenBy(p => p.PersonId),
        ];
    }

    private static ReachablePerson? Reachable(List<Tie> ties, DateOnly today, bool mayBeRefused) => Strongest(ties, today) is not { } right ? null : new()
    {
        PersonId = ties[0].SubjectId,
        GivenName = ties[0].GivenName,
        FamilyName = ties[0].FamilyName,
        BirthDate = ties[0].BirthDate,
        Sex = ties[0].Sex,
        KinshipCode = ties.Find(t => t.Kind == TieKind.Household)?.KinshipCode,
        Right = right,
        MayBeRefused = mayBeRefused,
    };

    /// <summary>One's own, then a parent's, then a guardian's; the family's, which allows least, last.</summary>
    private static PersonalRight? Strongest(IEnumerable<Tie> ties, DateOnly today) =>
        ties.Select(t => t.RightOn(today)).OfType<PersonalRight>().MinBy(r => r.Kind == RightKind.Family ? int.MaxValue : (int)r.Kind);
}
