using Navigli.Contracts.Folder;

namespace Navigli.Folder.Entries;

/// <summary>The kinds that the modules have registered.</summary>
internal sealed class FolderKinds(IEnumerable<IFolderKind> kinds)
{
    private readonly Dictionary<string, IFolderKind> byCode = kinds.ToDictionary(k => k.Code, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Codes => byCode.Keys;

    /// <summary>The kind; null where an earlier version of the product knew it and this one does not.</summary>
    public IFolderKind? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>Refuses what could not be shown or stored: a fault of the module, never of a person.</summary>
    public void Check(FolderEntry entry)
    {
        if (!byCode.ContainsKey(entry.Kind))
            throw new ArgumentException($"No kind of entry is registered as '{entry.Kind}'", nameof(entry));
        if (entry.AccountId is null && entry.SubjectId is null)
            throw new ArgumentException($"An entry of kind '{entry.Kind}' belongs to nobody", nameof(entry));
        if (entry.Reference.Length is 0 or > FolderEntry.LongestReference || entry.Link.Length > FolderEntry.LongestLink || entry.Arguments.Sum(a => a.Length + 1) > FolderEntry.LongestArguments)
            throw new ArgumentException($"An entry of kind '{entry.Kind}' is too long", nameof(entry));
        if (!entry.Link.StartsWith('/') || entry.Link.StartsWith("//", StringComparison.Ordinal))
            throw new ArgumentException($"An entry of kind '{entry.Kind}' does not lead to a page of the portal", nameof(entry));
    }
}
