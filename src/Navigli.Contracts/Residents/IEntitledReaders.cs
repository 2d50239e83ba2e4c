namespace Navigli.Contracts.Residents;

/// <summary>Somebody who may read a person's record today.</summary>
/// <param name="SubjectId">The person.</param>
/// <param name="CodiceFiscale">Codice fiscale of who may read: the person, a parent, a guardian.</param>
public sealed record EntitledReader(Guid SubjectId, string CodiceFiscale);

/// <summary>The question of <see cref="IPersonalRights"/> from the other side and for many people at once: who is to be told of something in their records. Offered by Residents.</summary>
public interface IEntitledReaders
{
    /// <summary>Everybody who may read one of the records today, with the same rights as <see cref="PersonalAction.Read"/> asks for; the person first.</summary>
    /// <param name="subjects">The persons.</param>
    /// <param name="ct">Cancels the question.</param>
    Task<IReadOnlyList<EntitledReader>> OfAsync(IReadOnlyCollection<Guid> subjects, CancellationToken ct);
}
