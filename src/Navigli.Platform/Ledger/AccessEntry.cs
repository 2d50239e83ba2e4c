using Navigli.Platform.Access;

namespace Navigli.Platform.Ledger;

/// <summary>
/// Why records are read. Modules keep theirs as static fields and register them; the words live in the module's resources under
/// <c>Purpose.{Code}</c>, as the person will read them.
/// </summary>
/// <param name="Code">Stable code ("residents.lookup").</param>
/// <param name="LegalBasis">Code of the basis in law, worded under <c>Basis.{LegalBasis}</c> in the same resources.</param>
/// <param name="Texts">The marker type of the resources.</param>
public sealed record AccessPurpose(string Code, string LegalBasis, Type Texts)
{
    /// <summary>
    /// Whether the law keeps the reading itself secret from the person (for instance a request of the judicial authority). It is in the
    /// ledger all the same, and the data-protection officer sees it.
    /// </summary>
    public bool WithheldFromPerson { get; init; }
}

/// <summary>In which quality a record is read.</summary>
public enum ReaderKind
{
    /// <summary>The person.</summary>
    Self,

    /// <summary>Somebody of the family, a parent, a guardian, a delegate: a citizen with a right.</summary>
    Citizen,

    /// <summary>An office of the city.</summary>
    Office,

    /// <summary>Whoever was handed a document and checks it.</summary>
    ThirdParty,

    /// <summary>A job or a command of the product.</summary>
    System,
}

/// <summary>One reading, as a module tells it to the ledger before its answer leaves.</summary>
public sealed record AccessEntry
{
    /// <summary>Whose record. Null only for a batch, which then has a <see cref="Population"/>.</summary>
    public Guid? Subject { get; init; }

    /// <summary>For a batch, the rule that says who was in it ("residents", "residents.municipio:3"); the person's page evaluates it.</summary>
    public string? Population { get; init; }

    /// <summary>What was read, as a code worded under <c>What.{code}</c> in the purpose's resources ("identity", "family").</summary>
    public required string What { get; init; }

    /// <summary>Why, and on what basis.</summary>
    public required AccessPurpose Purpose { get; init; }

    /// <summary>Who reads.</summary>
    public required Caller Reader { get; init; }

    /// <summary>In which quality.</summary>
    public required ReaderKind Kind { get; init; }

    /// <summary>The right it rests on, for citizens: a code worded under <c>Right.{code}</c> in the purpose's resources.</summary>
    public string? Right { get; init; }

    /// <summary>The case or document for which it was read: a number people can quote.</summary>
    public string? CaseReference { get; init; }

    /// <summary>The reason in the reader's words, for offices.</summary>
    public string? Reason { get; init; }
}
