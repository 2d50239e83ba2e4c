namespace Navigli.Contracts.Privacy;

/// <summary>Somebody who exercises the rights of GDPR artt. 15-20.</summary>
/// <param name="AccountId">The account that asks.</param>
/// <param name="PersonId">The person of the registry behind it; null for who is not in the registry.</param>
/// <param name="At">When, UTC: what is over by then is over.</param>
public sealed record DataSubject(Guid AccountId, Guid? PersonId, DateTime At);

/// <summary>A table that holds something of somebody, and what becomes of it in the copy that people may ask for.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Category">The category of data, by which the city pack says why and for how long it is kept.</param>
public sealed record HeldTable(string Name, string Category)
{
    /// <summary>Why nothing of it is in the copy: a code worded under <c>Data.Withheld.{code}</c> in the resources of its source; null where it is in it.</summary>
    public string? Withheld { get; init; }
}

/// <summary>One datum.</summary>
/// <param name="Key">Name of the member in the machine-readable copy, in camel case; worded under <c>Data.Field.{key}</c>.</param>
/// <param name="Value">A string, a whole number, a truth value, a <see cref="DateOnly"/> or a UTC <see cref="DateTime"/>; null where there is none.</param>
public sealed record DataField(string Key, object? Value)
{
    /// <summary>The value in words, in the present language; null where the value can be read as it is.</summary>
    public string? Text { get; init; }
}

/// <summary>What is held of one kind.</summary>
/// <param name="Code">Name of the member in the machine-readable copy, in camel case; worded under <c>Data.Section.{code}</c>.</param>
/// <param name="Records">The records, each with its data.</param>
public sealed record DataSection(string Code, IReadOnlyList<IReadOnlyList<DataField>> Records);

/// <summary>A document of the person's own.</summary>
/// <param name="Name">File name, unique within its source.</param>
/// <param name="ReadAsync">Reads it when its turn has come; null where it cannot be read now.</param>
public sealed record DataDocument(string Name, Func<CancellationToken, Task<byte[]?>> ReadAsync);

/// <summary>What one module holds of somebody.</summary>
public sealed record PersonalData
{
    /// <summary>Data, in the order in which people read them.</summary>
    public required IReadOnlyList<DataSection> Sections { get; init; }

    /// <summary>Documents.</summary>
    public IReadOnlyList<DataDocument> Documents { get; init; } = [];

    /// <summary>What is left out of this person's copy besides whole tables, as <see cref="HeldTable.Withheld"/> says it.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}

/// <summary>
/// A module's part of the copy of one's own data (GDPR artt. 15 and 20): everything held on the person, and nothing on others (art. 15(4)), of what the
/// law seals, or of readings that it keeps secret. Answered by every module that has tables of somebody; asked by Privacy, in the background and
/// in the language of who asked, as the current culture.
/// </summary>
public interface IPersonalDataSource
{
    /// <summary>Name of the module: its part's name in the copy.</summary>
    string Code { get; }

    /// <summary>Marker type of the resources that hold the words.</summary>
    Type Texts { get; }

    /// <summary>Every table of the module that names a person or an account.</summary>
    IReadOnlyList<HeldTable> Tables { get; }

    /// <summary>Collects what is held. Writes the lines of the access ledger for others of whom a document states something.</summary>
    Task<PersonalData> CollectAsync(DataSubject subject, CancellationToken ct);
}
