using Navigli.Contracts.Identity;

namespace Navigli.Contracts.Deadlines;

/// <summary>Something that a module knows and that has a date: a card that expires, a certificate that ends. It holds ids, codes and a date, and no name.</summary>
public sealed record DatedFact
{
    /// <summary>What it is about, unique within its kind: the id of the person for a thing everybody has one of, else of the thing.</summary>
    public required Guid Reference { get; init; }

    /// <summary>Its date, a civil day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The person whose it is.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The account that alone is told of it; null where it belongs to the record of the subject, and whoever may read that is told.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>What an account must be allowed to do today for the subject to be told, where it is somebody else.</summary>
    public PersonalAction Needs { get; init; }

    /// <summary>A code that its words need: the type of a certificate.</summary>
    public string? Code { get; init; }

    /// <summary>A number that people know it by.</summary>
    public string? Number { get; init; }
}
