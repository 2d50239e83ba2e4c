namespace Navigli.Contracts.Folder;

/// <summary>A document that somebody holds.</summary>
/// <param name="Title">What it is, in the language of the request.</param>
/// <param name="SubjectName">Given name of the person it is about.</param>
/// <param name="Number">The number printed on it.</param>
/// <param name="IssuedAt">When it was issued, UTC.</param>
/// <param name="Link">Path without language of its page.</param>
public sealed record FolderDocument(string Title, string SubjectName, string Number, DateTime IssuedAt, string Link);

/// <summary>The documents that a module keeps for people; one for each module that has any.</summary>
public interface IFolderDocuments
{
    /// <summary>The newest documents of the present caller.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="ct">Cancels the question.</param>
    Task<IReadOnlyList<FolderDocument>> NewestAsync(int most, CancellationToken ct);
}
