namespace Navigli.Contracts.Identity;

/// <summary>Somebody has done something for another by a delegation. Raised by the platform with every such act, whatever the module; Identity tells who gave the delegation.</summary>
/// <param name="ActId">The act.</param>
/// <param name="DelegationId">The delegation.</param>
public sealed record ActedByDelegation(Guid ActId, Guid DelegationId) : IDomainEvent;

/// <summary>
/// An act that may rest on a delegation, declared as a singleton by the module that has it, for telling who gave the delegation. Its words are a sentence of the module's own resources,
/// <c>Acted.{Act}</c>, which names nobody; an act that no module declares is told in general words.
/// </summary>
/// <param name="Act">Code of the type of the act.</param>
/// <param name="Texts">The marker type of the resources.</param>
public sealed record DelegatedAct(string Act, Type Texts);
