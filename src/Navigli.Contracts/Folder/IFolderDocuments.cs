namespace Navigli.Contracts.Folder;

/// <summary>
/// The documents that a module keeps for people, or states for them; one class for each module that has any, registered as scoped. The drawer and the folder's search read it.
/// </summary>
public interface IFolderDocuments
{
    /// <summary>
    /// The newest documents of the present caller: one's own, and those of whoever the caller may read today. Whoever answers with what comes from somebody else's record has written
    /// the access ledger before. A handful of queries, whatever the number of people and documents.
    /// </summary>
    /// <param name="most">How many at most of each kind.</param>
    /// <param name="ct">Cancels the question.</param>
    Task<IReadOnlyList<FolderDocument>> NewestAsync(int most, CancellationToken ct);
}
