namespace Navigli.Contracts.Identity;

/// <summary>
/// The one question: may A do this for B, and by which right. Evaluated on today's date, so a right ends at midnight by itself. Offered by Identity, with
/// kinship and guardianship from the registry (<see cref="Residents.IRegistryTies"/>) and the delegations that people give one another.
/// </summary>
public interface IPersonalRights
{
    /// <summary>Everybody whom the reader may act for, the reader first, then by household and age.</summary>
    Task<IReadOnlyList<ReachablePerson>> ReachableAsync(Guid readerPersonId, CancellationToken ct);

    /// <summary>The same, for who has just read the revision of ties with something else.</summary>
    /// <param name="readerPersonId">Who asks.</param>
    /// <param name="revision">The number that was read.</param>
    /// <param name="ct">Cancels the question.</param>
    Task<IReadOnlyList<ReachablePerson>> ReachableUnderAsync(Guid readerPersonId, long revision, CancellationToken ct);

    /// <summary>
    /// The same as this node knew it at most five seconds ago: for showing names to choose from. No record is read and nothing is done on its word, unless the revision of ties is found to be
    /// still the same.
    /// </summary>
    Task<KnownReach> RecentlyReachableAsync(Guid readerPersonId, CancellationToken ct);

    /// <summary>The strongest right of the reader over the subject that allows the action; null when there is none.</summary>
    Task<PersonalRight?> FindAsync(Guid readerPersonId, Guid subjectPersonId, PersonalAction action, CancellationToken ct);

    /// <summary>Forgets what this node remembers for <see cref="RecentlyReachableAsync"/>. Called by who has changed what rights follow from, once it is committed.</summary>
    void ForgetRecent();
}

/// <summary>Whom a person may act for on a day, as it was when the revision of ties had a number.</summary>
/// <param name="People">The person first, then by household and age; empty for who is not in the registry.</param>
/// <param name="Revision">The number (<see cref="Residents.TieRevision"/>): for as long as it stands, so does this.</param>
public sealed record KnownReach(IReadOnlyList<ReachablePerson> People, long Revision)
{
    /// <summary>Nobody: for who is not in the registry.</summary>
    public static KnownReach Nobody { get; } = new([], 0);
}

/// <summary>
/// A service that people may have done for them by somebody else: declared by the module that offers it, as a singleton. Its words are in the module's
/// resources, under <c>Delegable.{Code}</c> and <c>Delegable.{Code}.Hint</c>.
/// </summary>
/// <param name="Code">Stable code, which begins with the name of the module: "certificates.ask". At most 50 characters, no space.</param>
/// <param name="Action">What a delegation for it allows.</param>
/// <param name="Texts">The marker type of the resources.</param>
/// <param name="Path">Path without language of the page where it is done; <c>{0}</c> stands for the id of the person for whom.</param>
public sealed record DelegableService(string Code, PersonalAction Action, Type Texts, string Path);
