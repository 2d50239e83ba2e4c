namespace Navigli.Contracts;

/// <summary>
/// A fact that a module tells the others after it happened. It is stored in the outbox in the transaction of the fact and handed to
/// each subscriber at least once, so subscribers must be idempotent. Carries ids and codes, never names or other personal data beyond them.
/// </summary>
public interface IDomainEvent;
