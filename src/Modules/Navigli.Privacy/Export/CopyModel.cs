using Navigli.Contracts.Privacy;

namespace Navigli.Privacy.Export;

/// <summary>A datum with its words.</summary>
public sealed record CopyField(string Key, string Label, object? Value, string Shown);

/// <summary>What is held of one kind.</summary>
public sealed record CopySection(string Key, string Title, IReadOnlyList<IReadOnlyList<CopyField>> Records);

/// <summary>A document and where it is in the archive.</summary>
public sealed record CopyDocument(string Path, DataDocument Source);

/// <summary>Something that is not in the copy, and why.</summary>
public sealed record CopyGap(string Key, string Why);

/// <summary>What one module holds.</summary>
public sealed record CopyPart
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<CopySection> Sections { get; init; }

    public required IReadOnlyList<CopyDocument> Documents { get; init; }

    public required IReadOnlyList<CopyGap> LeftOut { get; init; }
}

/// <summary>A copy of one's own data, as both files of the archive tell it.</summary>
public sealed record PersonalCopy
{
    public required string City { get; init; }

    /// <summary>Two-letter code.</summary>
    public required string Language { get; init; }

    public required DateTime MadeAt { get; init; }

    public required IReadOnlyList<CopyPart> Parts { get; init; }
}
