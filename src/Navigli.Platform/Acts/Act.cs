using Navigli.Contracts;
using Navigli.Platform.Access;
using Navigli.Platform.Time;

namespace Navigli.Platform.Acts;

/// <summary>A kind of act. Modules keep theirs as static fields; the list of all of them is a verified file, <c>docs/contracts/acts.md</c>.</summary>
/// <param name="Code">Stable code: module, dot, what is done ("certificates.issue").</param>
/// <param name="Meaning">One English sentence for the audit's readers: what changes and by what right.</param>
public sealed record ActType(string Code, string Meaning);

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
    /// <summary>An act of a citizen, or of anyone acting as one.</summary>
    public Act Citizen(ActType type, Guid? onBehalfOf = null) => Begin(type, caller.Value, Role.Citizen, onBehalfOf, null);

    /// <summary>An act of the office, in the staff role that the page asked for; of an API client in its own role.</summary>
    public Act Office(ActType type, string role, Guid? onBehalfOf, string? reason) => Begin(type, caller.Value, role, onBehalfOf, reason);

    /// <summary>An act of the product itself: a job, a handler, a command.</summary>
    /// <param name="type">What is done.</param>
    /// <param name="name">Which part of the product does it.</param>
    public Act System(ActType type, string name) => Begin(type, Caller.ForSystem(name), Role.System, null, null);

    private Act Begin(ActType type, Caller by, string role, Guid? onBehalfOf, string? reason) => new()
    {
        Id = clock.NewId(),
        Type = type,
        By = by,
        Role = by.IsApiClient ? Access.Role.ApiClient : role,
        At = clock.UtcInstant(),
        OnBehalfOf = onBehalfOf,
        Reason = by.Say(reason),
    };
}
