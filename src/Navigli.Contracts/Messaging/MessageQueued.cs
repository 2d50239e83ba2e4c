namespace Navigli.Contracts.Messaging;

/// <summary>A message was queued with an act; raised by whoever queued it, answered by Messaging.</summary>
/// <param name="MessageId">Id of the message.</param>
public sealed record MessageQueued(Guid MessageId) : IDomainEvent;
