namespace Navigli.Identity.Delegations;

/// <summary>How a delegation stands on the day, in the words of its texts.</summary>
public enum DelegationStage
{
    Waiting,

    /// <summary>Accepted, before its first day.</summary>
    ToCome,
    Standing,
    Refused,
    Withdrawn,
    Revoked,
    Renounced,

    /// <summary>Nobody answered in time.</summary>
    Lapsed,

    /// <summary>Its last day is over.</summary>
    Expired,
}

/// <summary>On which side of a delegation the caller is.</summary>
public enum DelegationSide
{
    /// <summary>Has given it.</summary>
    Giver,

    /// <summary>Has been asked to help, or helps.</summary>
    Helper,
}

/// <summary>A delegation as one of its two sides reads it.</summary>
public sealed record DelegationView
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required DelegationSide Side { get; init; }

    public required DelegationStage Stage { get; init; }

    /// <summary>Name of the other side. Who gives it reads the helper's codice fiscale until the helper has accepted.</summary>
    public required string Other { get; init; }

    /// <summary>The person for whom the helper acts.</summary>
    public required Guid GiverPersonId { get; init; }

    public required IReadOnlyList<ServiceView> Services { get; init; }

    public required DateOnly FirstDay { get; init; }

    public required DateOnly LastDay { get; init; }

    public required DateOnly AnswerBy { get; init; }

    public required DateTime AskedAt { get; init; }

    public DateTime? AnsweredAt { get; init; }

    public DateTime? EndedAt { get; init; }

    /// <summary>What was done by it, the newest first; on its own page alone.</summary>
    public IReadOnlyList<DoneView> Done { get; init; } = [];

    /// <summary>Whether something can still be done about it.</summary>
    public bool IsOpen => IsAgreed || Stage is DelegationStage.Waiting;

    /// <summary>Whether it stands, or will.</summary>
    public bool IsAgreed => Stage is DelegationStage.Standing or DelegationStage.ToCome;
}

/// <summary>Something that was done by a delegation.</summary>
/// <param name="At">When.</param>
/// <param name="What">In the words of the module that did it.</param>
public sealed record DoneView(DateTime At, string What);

/// <summary>A service that may be lent.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">What the helper may do.</param>
/// <param name="Hint">What that means.</param>
/// <param name="Path">Path without language of where it is done for the giver.</param>
public sealed record ServiceView(string Code, string Title, string Hint, string Path);
