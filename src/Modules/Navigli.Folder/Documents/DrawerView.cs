using Navigli.Contracts.Folder;

namespace Navigli.Folder.Documents;

/// <summary>What of the drawer is asked for.</summary>
/// <param name="Kind">One kind; null for all.</param>
/// <param name="Person">Documents about one person; null for everybody's.</param>
/// <param name="Past">Those that count no more, where not those that count.</param>
/// <param name="Page">Which page, from 1.</param>
internal sealed record DrawerQuery(DocumentKind? Kind, Guid? Person, PastDocuments Past, int Page);

/// <summary>Whether a list is of the documents that count or of those that do no more.</summary>
internal enum PastDocuments
{
    Folded,
    Listed,
}

/// <summary>A document with how it stands today.</summary>
public sealed record DrawerRow(FolderDocument Document, DocumentState State);

/// <summary>Somebody whom documents are about.</summary>
internal sealed record DrawerPerson(Guid Id, string Name);

/// <summary>The documents of one kind.</summary>
public sealed record DrawerSection
{
    public required DocumentKind Kind { get; init; }

    /// <summary>Those that are shown.</summary>
    public required IReadOnlyList<DrawerRow> Rows { get; init; }

    /// <summary>How many there are of those shown, on all pages.</summary>
    public required int Count { get; init; }

    /// <summary>The newest of those that count no more.</summary>
    public required IReadOnlyList<DrawerRow> Past { get; init; }

    /// <summary>How many count no more.</summary>
    public required int PastCount { get; init; }
}

/// <summary>The drawer.</summary>
internal sealed record DrawerView
{
    /// <summary>The kinds that there is something of, or the one that was asked for.</summary>
    public required IReadOnlyList<DrawerSection> Sections { get; init; }

    /// <summary>Kinds that there is nothing of.</summary>
    public required IReadOnlyList<DocumentKind> Empty { get; init; }

    /// <summary>Whom documents are about: to choose from, where there are several.</summary>
    public required IReadOnlyList<DrawerPerson> People { get; init; }

    /// <summary>How many links to documents are open now.</summary>
    public required int OpenLinks { get; init; }

    public required int Page { get; init; }

    public required int Pages { get; init; }

    /// <summary>Whether there are older documents than the drawer reads.</summary>
    public required bool IsCut { get; init; }
}
