namespace Navigli.Contracts.Identity;

/// <summary>Somebody whom the law lets read a person's record today.</summary>
/// <param name="SubjectId">The person.</param>
/// <param name="CodiceFiscale">Codice fiscale of who may read: the person, a parent, a guardian.</param>
public sealed record EntitledReader(Guid SubjectId, string CodiceFiscale)
{
    /// <summary>Whether it is the person.</summary>
    public required bool IsSubject { get; init; }
}

/// <summary>
/// The question of <see cref="IPersonalRights"/> from the other side and for many people at once: who is to be told of something in their records. Offered by Identity.
/// </summary>
public interface IEntitledReaders
{
    /// <summary>
    /// Everybody who may read one of the records today by a right of the law. Whoever may by a delegation finds it in the folder and is not told: they are asked to help, not
    /// to know.
    /// </summary>
    /// <param name="subjects">The persons.</param>
    /// <param name="ct">Cancels the question.</param>
    Task<IReadOnlyList<EntitledReader>> OfAsync(IReadOnlyCollection<Guid> subjects, CancellationToken ct);
}
