using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;

namespace Navigli.Residents.Rights;

/// <summary>A tie of the reader with a person as the registry has it, before the law is applied to it.</summary>
internal sealed class Tie
{
    public required Guid SubjectId { get; init; }

    public required TieKind Kind { get; init; }

    public string? KinshipCode { get; init; }

    public DateOnly? To { get; init; }

    public GuardianshipKind? Guardianship { get; init; }

    public string? CourtAct { get; init; }

    public DateOnly? ReviewOn { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required Sex Sex { get; init; }

    public required RegistryStatus Status { get; init; }

    public required LegalMarks Marks { get; init; }

    public required CertifiabilityGrade Grade { get; init; }

    public required DateOnly? ProceedingOpenedOn { get; init; }

    /// <summary>Whether nothing is seen from here that would forbid a certificate.</summary>
    public bool IsPlain => Status == RegistryStatus.Resident && Marks == LegalMarks.None && Grade == CertifiabilityGrade.Full && ProceedingOpenedOn is null;

    /// <summary>The right that the tie gives today; null when it gives none.</summary>
    public PersonalRight? RightOn(DateOnly today) => Kind switch
    {
        TieKind.Self => new PersonalRight(RightKind.Self, null, null, null),
        _ when Status == RegistryStatus.Deceased => null,
        TieKind.Household => new PersonalRight(RightKind.Family, null, null, null),
        TieKind.Parent => Until(today, Majority.Of(BirthDate)) is { } end ? new PersonalRight(RightKind.Parental, null, null, end) : null,
        _ when Guardianship == GuardianshipKind.Minor =>
            Until(today, Majority.Of(BirthDate)) is { } end ? new PersonalRight(RightKind.Guardianship, CourtAct, ReviewOn, end) : null,
        _ => new PersonalRight(RightKind.Guardianship, CourtAct, ReviewOn, To?.AddDays(1)),
    };

    /// <summary>The first day on which it is over: majority, or the day after the court's last day if that comes before. Null when it is over.</summary>
    private DateOnly? Until(DateOnly today, DateOnly majority)
    {
        var end = To is { } last && last.AddDays(1) < majority ? last.AddDays(1) : majority;
        return today < end ? end : null;
    }
}

internal enum TieKind
{
    Self = 0,
    Household = 1,
    Parent = 2,
    Guardian = 3,
}
