namespace Navigli.Identity.Staff;

/// <summary>How an appointment stands.</summary>
internal enum AppointmentState
{
    /// <summary>Waits for a second administrator.</summary>
    Proposed,

    /// <summary>Nobody confirmed it in time.</summary>
    Lapsed,

    /// <summary>A second administrator, or who proposed, said no.</summary>
    Refused,

    /// <summary>Its first day is to come.</summary>
    Coming,

    /// <summary>Gives its role today.</summary>
    Standing,

    /// <summary>Its last day has passed.</summary>
    Over,

    /// <summary>An administrator ended it.</summary>
    Ended,
}

/// <summary>An appointment as administrators see it.</summary>
public sealed record StaffLine
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required string Person { get; init; }

    public required string Role { get; init; }

    /// <summary>Code of the office; the page knows its name.</summary>
    public string? Office { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Null for the installation itself.</summary>
    public string? AppointedBy { get; init; }

    public Guid? AppointedById { get; init; }

    public required DateTime AppointedAt { get; init; }

    public DateTime? LapsesAt { get; init; }

    public DateTime? ConfirmedAt { get; init; }

    public string? ConfirmedBy { get; init; }

    public DateTime? EndedAt { get; init; }

    public string? EndedBy { get; init; }

    public string? EndReason { get; init; }

    public DateTime? LastSignInAt { get; init; }

    public required int Passkeys { get; init; }

    /// <summary>How it stands on a day and at an instant of it.</summary>
    internal AppointmentState StateOn(DateOnly today, DateTime now) => this switch
    {
        { ConfirmedAt: null, EndedAt: not null } => AppointmentState.Refused,
        { ConfirmedAt: null } when LapsesAt <= now || To < today => AppointmentState.Lapsed,
        { ConfirmedAt: null } => AppointmentState.Proposed,
        { EndedAt: not null } => AppointmentState.Ended,
        _ when To < today => AppointmentState.Over,
        _ when From > today => AppointmentState.Coming,
        _ => AppointmentState.Standing,
    };
}
