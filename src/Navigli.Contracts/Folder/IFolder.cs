namespace Navigli.Contracts.Folder;

/// <summary>Where modules keep what the folder shows of them. Offered by Folder.</summary>
public interface IFolder
{
    /// <summary>
    /// Adds the entry to the pending changes of the present scope, in the place of the one with the same kind and reference: it stands if and only if the act
    /// that is being committed on the city's database does. What the person had read is unread again when there is newer news.
    /// </summary>
    /// <param name="entry">The entry, whole.</param>
    /// <param name="ct">Cancels the look for the earlier one.</param>
    /// <exception cref="ArgumentException">It belongs to nobody, its kind is not registered, or something in it is too long.</exception>
    Task PutAsync(FolderEntry entry, CancellationToken ct);

    /// <summary>Takes an entry out with the pending changes of the present scope, where there is one: what it asked for is done or is of no more use.</summary>
    /// <param name="kind">Code of its kind.</param>
    /// <param name="reference">Its reference.</param>
    /// <param name="ct">Cancels the look for it.</param>
    Task SettleAsync(string kind, string reference, CancellationToken ct);

    /// <summary>
    /// Puts many entries of one kind with one question, in a scope in which none of them was put before, for rules that are evaluated over the whole city in chunks: only what differs from what stands there is
    /// written, so what was read stays read and a chunk that is done again writes nothing.
    /// </summary>
    /// <param name="kind">Code of the kind.</param>
    /// <param name="entries">The entries, each reference once.</param>
    /// <param name="ct">Cancels the look for the earlier ones.</param>
    /// <exception cref="ArgumentException">As for <see cref="PutAsync"/>, or an entry is of another kind.</exception>
    Task PutManyAsync(string kind, IReadOnlyCollection<FolderEntry> entries, CancellationToken ct);

    /// <summary>Takes many entries of one kind out.</summary>
    /// <param name="kind">Code of the kind.</param>
    /// <param name="references">Their references; those that are not there are passed over.</param>
    /// <param name="ct">Cancels the look for them.</param>
    Task SettleManyAsync(string kind, IReadOnlyCollection<string> references, CancellationToken ct);

    /// <summary>The references that stand there of one kind, page by page in their order: for a module that looks whether each is still true.</summary>
    /// <param name="kind">Code of the kind.</param>
    /// <param name="after">The last reference of the page before; empty for the first page.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="ct">Cancels the question.</param>
    Task<IReadOnlyList<string>> StandingAsync(string kind, string after, int most, CancellationToken ct);

    /// <summary>
    /// Replaces all entries of a kind, set-wise and in one transaction of its own: for rebuilding, and for rules that are evaluated over the whole city. Of
    /// entries that are still there, what was read stays read. Memory grows with the marks of those that were read, and not with the number of entries.
    /// </summary>
    /// <param name="kind">Code of the kind.</param>
    /// <param name="entries">All of them, each reference once.</param>
    /// <param name="ct">Cancels; nothing is changed then.</param>
    /// <returns>How many there are now.</returns>
    /// <exception cref="ArgumentException">As for <see cref="PutAsync"/>, or an entry is of another kind.</exception>
    Task<long> ReplaceAsync(string kind, IAsyncEnumerable<FolderEntry> entries, CancellationToken ct);
}

/// <summary>Makes the folder's table anew from what the modules know. Offered by Folder, for a command.</summary>
public interface IFolderRebuild
{
    /// <summary>The kinds of entries of this installation, by code.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>Rebuilds one kind.</summary>
    /// <returns>How many entries it has now.</returns>
    Task<long> RunAsync(string kind, CancellationToken ct);
}
