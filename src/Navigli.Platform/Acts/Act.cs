using Navigli.Contracts;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.Time;

namespace Navigli.Platform.Acts;

/// <summary>A kind of act. Modules keep theirs as static fields; the list of all of them is a verified file, <c>docs/contracts/acts.md</c>.</summary>
/// <param name="Code">Stable code: module, dot, what is done ("certificates.issue").</param>
/// <param name="Meaning">One English sentence for the audit's readers: what changes and by what right.</param>
public sealed record ActType(string Code, string Meaning);

/// <summary>For whom something is done by somebody else. Whoever begins the act says by which right, or that it rests on none.</summary>
/// <param name="PersonId">The person; null where it is the caller's own affair.</param>
/// <param name="DelegationId">The delegation that it rests on: who gave it is told of the act. Null where a right of the law allows it, and where nothing is done yet: a draft, a mark of reading.</param>
public sealed record OnBehalf(Guid? PersonId, Guid? DelegationId)
{
    /// <summary>Something done for a person by a right over them; one's own affair where the right is that over oneself.</summary>
    public static OnBehalf By(PersonalRight right, Guid person) => new(right.Kind == RightKind.Self ? null : person, right.DelegationId);
}

/// <summary>
/// One thing done to the city's records: who, on whose behalf, in which role, why and when. Every write to a module's tables is committed
/// with its act (<see cref="Data.CityDb.CommitAsync(Act, CancellationToken)"/>), together with the events it raises.
/// </summary>
public sealed class Act
{
    private readonly List<IDomainEvent> events = [];

    /// <summary>Id of the act and of its audit row.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is done.</summary>
    public required ActType Type { get; init; }

    /// <summary>Who does it.</summary>
    public required Caller By { get; init; }

    /// <summary>The role in which it is done: one of <see cref="Access.Role"/>.</summary>
    public required string Role { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The person for whom it is done, when that is not the caller.</summary>
    public Guid? OnBehalfOf { get; init; }

    /// <summary>The delegation that it rests on.</summary>
    public Guid? DelegationId { get; init; }

    /// <summary>Why, in the caller's words or as the norm that asks for it.</summary>
    public string? Reason { get; init; }

    /// <summary>What the others will be told once the act is committed.</summary>
    public IReadOnlyList<IDomainEvent> Events => events;

    /// <summary>Tells the subscribers of <paramref name="fact"/>, if and only if the act commits.</summary>
    public void Raise(IDomainEvent fact) => events.Add(fact);
}

/// <summary>Begins acts for the present caller, at the city's clock.</summary>
public sealed class ActFactory(CurrentCaller caller, TimeProvider clock)
{
    private static readonly OnBehalf NobodyElse = new(null, null);

    /// <summary>An act of a citizen, or of anyone acting as one.</summary>
    public Act Citizen(ActType type) => Begin(type, caller.Value, Role.Citizen, NobodyElse, null);

    /// <summary>The same for somebody else.</summary>
    public Act CitizenFor(ActType type, OnBehalf behalf) => Begin(type, caller.Value, Role.Citizen, behalf, null);

    /// <summary>An act of the office, in the staff role that the page asked for; of an API client in its own role.</summary>
    public Act Office(ActType type, string role, Guid? onBehalfOf, string? reason) => OfficeFor(type, role, new OnBehalf(onBehalfOf, null), reason);

    /// <summary>The same for who comes with a right of their own over the person.</summary>
    public Act OfficeFor(ActType type, string role, OnBehalf behalf, string? reason) => Begin(type, caller.Value, role, behalf, reason);

    /// <summary>An act of the product itself: a job, a handler, a command.</summary>
    /// <param name="type">What is done.</param>
    /// <param name="name">Which part of the product does it.</param>
    public Act System(ActType type, string name) => Begin(type, Caller.ForSystem(name), Role.System, NobodyElse, null);

    private Act Begin(ActType type, Caller by, string role, OnBehalf behalf, string? reason)
    {
        var act = new Act
        {
            Id = clock.NewId(),
            Type = type,
            By = by,
            Role = by.IsApiClient ? Access.Role.ApiClient : role,
            At = clock.UtcInstant(),
            OnBehalfOf = behalf.PersonId,
            DelegationId = behalf.DelegationId,
            Reason = by.Say(reason),
        };
        if (behalf.DelegationId is { } delegation)
            act.Raise(new ActedByDelegation(act.Id, delegation));
        return act;
    }
}
