using Navigli.Platform.Ledger;

namespace Navigli.Privacy.Protection;

/// <summary>A line of the ledger in full, for the data-protection officer alone.</summary>
public sealed record OfficerReading
{
    public required LineId Id { get; init; }

    public required DateTime At { get; init; }

    public required string Office { get; init; }

    public required string What { get; init; }

    public required string Why { get; init; }

    public required string Basis { get; init; }

    public required string Purpose { get; init; }

    public required ReaderKind Kind { get; init; }

    public string? Right { get; init; }

    /// <summary>The account of the employee or of whoever read.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Whose account that is: an employee, or the organisation of an API client; null where it is not known.</summary>
    public string? ReaderName { get; init; }

    public Guid? SessionId { get; init; }

    public Guid? SubjectId { get; init; }

    /// <summary>Whose record it was; null in lists, and where the registry does not know.</summary>
    public string? SubjectName { get; init; }

    public string? Population { get; init; }

    public string? CaseReference { get; init; }

    public string? Reason { get; init; }

    public required bool Withheld { get; init; }

    internal static OfficerReading Of(LedgerEntry entry, Timeline.AccessWords words)
    {
        var line = words.Line(entry, entry.Subject ?? Guid.Empty);
        return new OfficerReading
        {
            Id = line.Id,
            At = entry.At,
            Office = entry.Kind == ReaderKind.Office ? words.Office(entry.Office) : entry.Office ?? "–",
            What = line.What,
            Why = line.Why,
            Basis = line.Basis,
            Purpose = entry.Purpose,
            Kind = entry.Kind,
            Right = entry.Right,
            AccountId = entry.AccountId,
            SessionId = entry.SessionId,
            SubjectId = entry.Subject,
            Population = entry.Population,
            CaseReference = entry.CaseReference,
            Reason = entry.Reason,
            Withheld = entry.Withheld,
        };
    }
}
