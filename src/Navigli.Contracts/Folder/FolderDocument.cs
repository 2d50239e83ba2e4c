using Navigli.Contracts.Identity;

namespace Navigli.Contracts.Folder;

/// <summary>The kinds of documents of the drawer, in its order.</summary>
public enum DocumentKind
{
    /// <summary>A certificate of the registry.</summary>
    Certificate,

    /// <summary>What the registry knows of an identity card: it informs, and does not replace the card.</summary>
    IdentityCard,

    /// <summary>What the electoral roll says: it informs, and does not replace the card.</summary>
    Electoral,

    /// <summary>A permit, as a resident's parking pass.</summary>
    Permit,

    /// <summary>A receipt: that something was asked for, or paid.</summary>
    Receipt,

    /// <summary>A notice: an act that the person has to know of.</summary>
    Notice,

    /// <summary>A letter: what an office has answered or handed over.</summary>
    Letter,
}

/// <summary>What the day of a document is.</summary>
public enum DocumentDay
{
    /// <summary>That of its issue.</summary>
    Issue,

    /// <summary>That on which its office told it: when it was issued is not known.</summary>
    Told,
}

/// <summary>A document in the drawer: what its module says of it, in the language of the request. Nothing of it is stored by Folder.</summary>
public sealed record FolderDocument
{
    /// <summary>Its kind.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>Path without language of its page.</summary>
    public required string Link { get; init; }

    /// <summary>When it was issued, UTC; of what is known by its day alone, the beginning of that day in the city.</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>What that day is.</summary>
    public DocumentDay Day { get; init; }

    /// <summary>The person it is about, by whom the drawer is filtered; null where it is about the account alone.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Given name of that person.</summary>
    public string? SubjectName { get; init; }

    /// <summary>The number by which people quote it.</summary>
    public string? Number { get; init; }

    /// <summary>From when until when it counts.</summary>
    public Validity Validity { get; init; } = Validity.Endless;

    /// <summary>Where it is renewed; null where nothing renews it.</summary>
    public DocumentRenewal? Renewal { get; init; }

    /// <summary>Where it is shared by a link that ends, is logged and can be withdrawn; null where it may not be.</summary>
    public DocumentSharing? Sharing { get; init; }

    /// <summary>By which right it is the caller's to see; one's own by default.</summary>
    public RightKind Right { get; init; }

    /// <summary>What that right rests on: the court's act, the number of the delegation.</summary>
    public string? RightReference { get; init; }

    /// <summary>What else has to be said on its line.</summary>
    public string? Note { get; init; }
}

/// <summary>Where a document is renewed.</summary>
/// <param name="Path">Path without language.</param>
/// <param name="Verb">What the link says, in the language of the request.</param>
public sealed record DocumentRenewal(string Path, string Verb);

/// <summary>Where a document is shared.</summary>
/// <param name="Path">Path without language of the page on which links to it are made, looked after and withdrawn.</param>
/// <param name="OpenLinks">How many links of the caller open it now.</param>
public sealed record DocumentSharing(string Path, int OpenLinks);
