using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;

namespace Navigli.Identity.Rights;

/// <summary>Which right a tie gives on a day.</summary>
internal sealed class Law(LentActions lent)
{
    /// <summary>
    /// Who may act for anybody at all: the dead have no rights here, and an interdicted person only their own, since others act for them (c.c. art. 414).
    /// </summary>
    public static IReadOnlyList<RegistryTie> Exercisable(IReadOnlyList<RegistryTie> ties)
    {
        var reader = ties.FirstOrDefault(t => t.Kind == TieKind.Self);
        if (reader is null || reader.Status == RegistryStatus.Deceased)
            return [];
        return reader.Marks.HasFlag(LegalMarks.Interdicted) ? [reader] : ties;
    }

    /// <summary>Whether somebody may lend rights of their own, or take those of another on: alive, of age, and not interdicted (c.c. artt. 2, 414).</summary>
    public static bool IsAble(RegistryTie self, DateOnly today) =>
        self.Status != RegistryStatus.Deceased && !self.Marks.HasFlag(LegalMarks.Interdicted) && Majority.Of(self.BirthDate) <= today;

    /// <summary>The right that a tie gives today; null when it gives none.</summary>
    public PersonalRight? RightOf(RegistryTie tie, DateOnly today) => tie.Kind switch
    {
        TieKind.Self => new PersonalRight(RightKind.Self, null, null, null),
        _ when tie.Status == RegistryStatus.Deceased => null,
        TieKind.Household => new PersonalRight(RightKind.Family, null, null, null),
        TieKind.Parent => Until(tie, today) is { } end ? new PersonalRight(RightKind.Parental, null, null, end) : null,
        // A mandate ends with the death or the interdiction of who gave it (c.c. art. 1722, n. 4).
        TieKind.Given => IsAble(tie, today) && lent.Of(tie.GivenFor!) is { Count: > 0 } actions
            ? new PersonalRight(RightKind.Delegation, null, null, tie.To!.Value.AddDays(1)) { DelegationId = tie.GivenId, DelegationNumber = tie.GivenNumber, Lent = actions }
            : null,
        _ when tie.Guardianship == GuardianshipKind.Minor =>
            Until(tie, today) is { } end ? new PersonalRight(RightKind.Guardianship, tie.CourtAct, tie.ReviewOn, end) { Represents = true } : null,
        _ => new PersonalRight(RightKind.Guardianship, tie.CourtAct, tie.ReviewOn, tie.To?.AddDays(1)) { Represents = tie.Guardianship == GuardianshipKind.Interdicted },
    };

    /// <summary>The first day on which it is over: majority, or the day after the court's last day if that comes before. Null when it is over.</summary>
    private static DateOnly? Until(RegistryTie tie, DateOnly today)
    {
        var majority = Majority.Of(tie.BirthDate);
        var end = tie.To is { } last && last.AddDays(1) < majority ? last.AddDays(1) : majority;
        return today < end ? end : null;
    }
}

/// <summary>What delegations for the services of this installation allow.</summary>
internal sealed class LentActions(IEnumerable<DelegableService> services)
{
    private readonly Dictionary<string, DelegableService> byCode = services.ToDictionary(s => s.Code, StringComparer.Ordinal);

    /// <summary>The services, in the order in which modules declare them.</summary>
    public IReadOnlyList<DelegableService> Services { get; } = [.. services];

    /// <summary>The services that a delegation names. One that is gone from the product is lent no more.</summary>
    public IReadOnlyList<DelegableService> Named(string codes) => [.. codes.Split(' ').Select(c => byCode.GetValueOrDefault(c)).OfType<DelegableService>()];

    /// <summary>What a delegation for these services allows.</summary>
    public IReadOnlyList<PersonalAction> Of(string codes) => [.. Named(codes).Select(s => s.Action).Distinct()];
}
