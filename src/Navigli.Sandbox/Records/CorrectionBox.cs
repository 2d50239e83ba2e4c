using System.Collections.Concurrent;

namespace Navigli.Sandbox.Records;

/// <summary>A request for correction as its keeper got it.</summary>
/// <param name="Reference">The keeper's number.</param>
/// <param name="Number">The city's number.</param>
/// <param name="At">When it came.</param>
internal sealed record ReceivedCorrection(string Reference, string Number, DateTimeOffset At);

/// <summary>
/// Requests for correction that came to the sources: each key once, however often it is sent. They are answered when an hour has gone by on the city's clock, which a visitor can move.
/// </summary>
internal sealed class CorrectionBox(TimeProvider clock)
{
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Source, string Key), ReceivedCorrection> received = new();

    public IReadOnlyList<ReceivedCorrection> All => [.. received.Values.OrderBy(c => c.At)];

    public ReceivedCorrection Take(string source, string key, string number) =>
        received.GetOrAdd((source, key), _ => new ReceivedCorrection($"{source.ToUpperInvariant()}/{clock.GetUtcNow().Year}/{received.Count + 1:D5}", number, clock.GetUtcNow()));

    public ReceivedCorrection? Find(string source, string reference) => received.FirstOrDefault(c => c.Key.Source == source && c.Value.Reference == reference).Value;

    public bool IsAnswered(ReceivedCorrection correction) => clock.GetUtcNow() >= correction.At + Patience;
}
