using Navigli.Records.Asking;
using Navigli.Records.Reading;

namespace Navigli.Records.Sources.Fines;

/// <summary>How a fine stands.</summary>
public enum FineState
{
    /// <summary>To pay.</summary>
    ToPay,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Before the Prefetto or the judge.</summary>
    Appealed,

    /// <summary>Annulled, or over otherwise.</summary>
    Closed,
}

/// <summary>A report of a violation of the Highway code (<c>verbale</c>).</summary>
public sealed record Fine
{
    /// <summary>Number of the report.</summary>
    public required string Number { get; init; }

    /// <summary>Day of the fact.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>Where, as the report says.</summary>
    public string? Place { get; init; }

    /// <summary>Plate, where there is a vehicle.</summary>
    public string? Plate { get; init; }

    /// <summary>The norm that was violated, as the report says: "art. 7, comma 14".</summary>
    public required string Norm { get; init; }

    /// <summary>What was violated, in the report's words.</summary>
    public string? What { get; init; }

    /// <summary>Day of the notification, or on which it was contested on the spot; null before.</summary>
    public DateOnly? NotifiedOn { get; init; }

    /// <summary>What is to be paid within the ordinary term, in cents.</summary>
    public required long AmountCents { get; init; }

    /// <summary>What is to be paid within the first days, in cents; null where the law grants no such reduction.</summary>
    public long? DiscountedCents { get; init; }

    /// <summary>How it stands.</summary>
    public required FineState State { get; init; }

    /// <summary>Last day for the reduced sum, where the office names one.</summary>
    public DateOnly? DiscountUntil { get; init; }

    /// <summary>Last day of payment, where the office names one.</summary>
    public DateOnly? PayUntil { get; init; }

    /// <summary>Last day to appeal to the Giudice di Pace, where the office names one.</summary>
    public DateOnly? JudgeUntil { get; init; }

    /// <summary>Last day to appeal to the Prefetto, where the office names one.</summary>
    public DateOnly? PrefectUntil { get; init; }
}

/// <summary>The message, in our own format, version 1.</summary>
public sealed record FinesAnswer : ISourceAnswer
{
    private const long Most = 100_000_000;

    /// <inheritdoc/>
    public required string CodiceFiscale { get; init; }

    /// <summary>The reports, the newest first.</summary>
    public required IReadOnlyList<Fine> Fines { get; init; }

    bool ISourceAnswer.IsSound => Fines.All(f => f.Number.Length is > 0 and <= RecordDate.LongestNumber && f.AmountCents is >= 0 and <= Most
        && (f.DiscountedCents is null || (f.DiscountedCents >= 0 && f.DiscountedCents <= f.AmountCents)) && !(f.NotifiedOn < f.OccurredOn));

    bool ISourceAnswer.IsEmpty => Fines.Count == 0;
}
