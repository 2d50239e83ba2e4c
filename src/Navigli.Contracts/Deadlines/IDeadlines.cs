namespace Navigli.Contracts.Deadlines;

/// <summary>Where modules tell at once that a dated fact has changed. Offered by Deadlines; the night would find it too.</summary>
public interface IDeadlines
{
    /// <summary>
    /// What the folder shows of the fact, by the rules of the city pack, with the pending changes of the present scope: it stands if and only if the act that is
    /// being committed does. A date that is too far away or long past shows nothing.
    /// </summary>
    /// <param name="kind">Kind of the fact.</param>
    /// <param name="fact">The fact as it is now.</param>
    /// <param name="ct">Cancels the look for what was shown of it.</param>
    Task PutAsync(string kind, DatedFact fact, CancellationToken ct);

    /// <summary>Takes out what the folder shows of a fact that is no more.</summary>
    /// <param name="kind">Kind of the fact.</param>
    /// <param name="reference">Its reference.</param>
    /// <param name="ct">Cancels the look for it.</param>
    Task SettleAsync(string kind, Guid reference, CancellationToken ct);

    /// <summary>The same as <see cref="PutAsync"/> for many facts of a kind, in questions whose number does not grow with theirs.</summary>
    /// <param name="kind">Kind of the facts.</param>
    /// <param name="facts">The facts as they are now, each reference once and put for the first time in this scope.</param>
    /// <param name="ct">Cancels the look for what was shown of them.</param>
    Task PutManyAsync(string kind, IReadOnlyCollection<DatedFact> facts, CancellationToken ct);

    /// <summary>The same as <see cref="SettleAsync"/> for many facts of a kind.</summary>
    /// <param name="kind">Kind of the facts.</param>
    /// <param name="references">Their references.</param>
    /// <param name="ct">Cancels the look for them.</param>
    Task SettleManyAsync(string kind, IReadOnlyCollection<Guid> references, CancellationToken ct);
}

/// <summary>The evaluation of all rules over the whole city. Offered by Deadlines, for its nightly job, a command and the demonstration.</summary>
public interface INightlyDeadlines
{
    /// <summary>Does what is left of today's run; nothing where it is done. Safe to repeat after a crash: nobody is told twice.</summary>
    /// <returns>What was done now; null where today's was done already.</returns>
    Task<DeadlinesDone?> RunAsync(CancellationToken ct);
}

/// <summary>What a run did.</summary>
/// <param name="Facts">Dated facts within reach of a rule.</param>
/// <param name="Messages">E-mails queued, one a person.</param>
public sealed record DeadlinesDone(long Facts, long Messages);
