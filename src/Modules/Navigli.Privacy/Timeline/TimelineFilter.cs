using Navigli.Platform.Ledger;

namespace Navigli.Privacy.Timeline;

/// <summary>What the person wants to see of the timeline, as it stands in the address.</summary>
internal sealed record TimelineFilter
{
    public static readonly IReadOnlyList<string> Periods = ["30", "365", "tutto"];

    public static readonly IReadOnlyList<string> Readers = ["tutti", "cittadini", "uffici", "terzi", "comune"];

    /// <summary>Whose timeline; null for one's own.</summary>
    public Guid? Person { get; init; }

    public string Period { get; init; } = Periods[0];

    public string Reader { get; init; } = Readers[0];

    /// <summary>Only what is older than this instant, in microseconds; where the page before ended.</summary>
    public long? Before { get; init; }

    /// <summary>The filter of an address; what it does not understand counts as not said.</summary>
    public static TimelineFilter Of(Guid? person, string? period, string? reader, long? before) => new()
    {
        Person = person,
        Period = period is not null && Periods.Contains(period) ? period : Periods[0],
        Reader = reader is not null && Readers.Contains(reader) ? reader : Readers[0],
        Before = before > 0 ? before : null,
    };

    public IReadOnlyList<ReaderKind> Kinds() => Reader switch
    {
        "cittadini" => [ReaderKind.Self, ReaderKind.Citizen],
        "uffici" => [ReaderKind.Office],
        "terzi" => [ReaderKind.ThirdParty],
        "comune" => [ReaderKind.System],
        _ => Enum.GetValues<ReaderKind>(),
    };

    /// <summary>First instant of the period, in microseconds.</summary>
    public long Since(DateTime now) => Period switch
    {
        "30" => LedgerEntry.Micros(now.AddDays(-30)),
        "365" => LedgerEntry.Micros(now.AddDays(-365)),
        _ => 0,
    };

    /// <summary>Address of the page; what is as usual is left out of it.</summary>
    public string Path()
    {
        List<string> query = [];
        if (Person is { } person)
            query.Add($"persona={person}");
        if (Period != Periods[0])
            query.Add($"periodo={Period}");
        if (Reader != Readers[0])
            query.Add($"chi={Reader}");
        if (Before is { } before)
            query.Add(FormattableString.Invariant($"prima={before}"));
        return query.Count == 0 ? PrivacyPaths.Timeline : $"{PrivacyPaths.Timeline}?{string.Join('&', query)}";
    }
}
