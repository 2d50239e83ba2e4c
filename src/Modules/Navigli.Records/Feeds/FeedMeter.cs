using System.Diagnostics.Metrics;

namespace Navigli.Records.Feeds;

/// <summary>What operations see of the night.</summary>
internal sealed class FeedMeter : IDisposable
{
    private readonly Meter meter = new("Navigli.Records");
    private readonly Counter<long> changes;
    private readonly Counter<long> failures;

    public FeedMeter()
    {
        changes = meter.CreateCounter<long>("navigli.records.dates", "{message}", "Last days told by the city's offices, by source and by what became of them.");
        failures = meter.CreateCounter<long>("navigli.records.dates.failures", "{call}", "Calls for last days that brought none, by source and fault.");
    }

    public void Took(string source, TakenChanges taken)
    {
        Add(taken.Taken, "taken");
        Add(taken.Unknown, "unknown");
        Add(taken.Refused, "refused");

        void Add(int count, string outcome) => changes.Add(count, KeyValuePair.Create<string, object?>("source", source), KeyValuePair.Create<string, object?>("outcome", outcome));
    }

    public void Failed(string source, FeedFault fault) =>
        failures.Add(1, KeyValuePair.Create<string, object?>("source", source), KeyValuePair.Create<string, object?>("fault", fault.ToString()));

    public void Dispose() => meter.Dispose();
}
