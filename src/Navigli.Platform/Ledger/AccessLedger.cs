using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Platform.Ledger;

/// <summary>Settings <c>Ledger</c>.</summary>
public sealed class LedgerOptions
{
    /// <summary>How many chains this node writes side by side.</summary>
    public int Writers { get; set; } = 2;

    /// <summary>Rows after which a chain is sealed and the next one begins.</summary>
    public int RowsPerSegment { get; set; } = 50_000;

    /// <summary>Age after which a chain is sealed and the next one begins.</summary>
    public TimeSpan SegmentAge { get; set; } = TimeSpan.FromHours(24);
}

/// <summary>
/// The access ledger: every reading of a person's record, by anyone, written and durable before the answer leaves. Readers hand their lines
/// to one of the node's writers, which commits those that wait together as one transaction of its own; call it outside a commit of
/// <see cref="CityDb"/>, since on SQLite there is one writer at a time.
/// </summary>
public sealed class AccessLedger(
    CityDatabase database, LedgerSeals seals, TimeProvider clock, IOptions<LedgerOptions> options, LedgerObservers observers, ILogger<AccessLedger> log) : BackgroundService
{
    private const int LargestBatch = 512;

    private readonly Channel<Pending> waiting = Channel.CreateUnbounded<Pending>();

    /// <summary>Writes the readings; returns when they are durable.</summary>
    /// <exception cref="ArgumentException">A line that the table cannot hold; refused before it can spoil the batch of others.</exception>
    /// <exception cref="InvalidOperationException">The ledger cannot be written: the answer must not leave.</exception>
    public async Task RecordAsync(IReadOnlyList<AccessEntry> entries, CancellationToken ct)
    {
        if (entries.Count == 0)
            return;
        foreach (var entry in entries)
            Check(entry);
        var pending = new Pending(entries, clock.UtcInstant(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await waiting.Writer.WriteAsync(pending, ct).ConfigureAwait(false);
        await pending.Written.Task.WaitAsync(ct).ConfigureAwait(false);
        observers.Recorded(entries);
    }

    /// <summary>Writes one reading; returns when it is durable.</summary>
    public Task RecordAsync(AccessEntry entry, CancellationToken ct) => RecordAsync([entry], ct);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        // Nobody waits for a writer that has gone.
        waiting.Writer.TryComplete();
        while (waiting.Reader.TryRead(out var pending))
            pending.Written.TrySetException(new InvalidOperationException("The access ledger is closed"));
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Writers).Select(_ => WriteAsync(stoppingToken)));

    private static void Check(AccessEntry entry)
    {
        if ((entry.Subject is null) == (entry.Population is null))
            throw new ArgumentException("A reading is of one person or of a population", nameof(entry));
        foreach (var (text, longest) in new (string?, int)[]
        {
            (entry.Population, LedgerEntry.CodeLength), (entry.What, LedgerEntry.CodeLength), (entry.Purpose.Code, LedgerEntry.CodeLength),
            (entry.Purpose.LegalBasis, LedgerEntry.CodeLength), (entry.Right, LedgerEntry.CodeLength), (entry.CaseReference, LedgerEntry.CodeLength),
            (entry.Reader.Office ?? entry.Reader.SystemName, LedgerEntry.CodeLength), (entry.Reader.Say(entry.Reason), LedgerEntry.ReasonLength),
        })
        {
            // PostgreSQL holds no NUL and no half of a surrogate pair.
            if (text is not null && (text.Length > longest || text.Contains('\0') || !IsWellFormed(text)))
                throw new ArgumentException($"A reading holds at most {longest} well-formed characters here", nameof(entry));
        }
    }

    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // What cannot be read comes out as the replacement character, which nobody types.
            if (rune == Rune.ReplacementChar)
                return false;
        }

        return true;
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        LedgerLane? lane = null;
        var batch = new List<Pending>(LargestBatch);
        try
        {
            while (await waiting.Reader.WaitToReadAsync(ct).ConfigureAwait(false))
            {
                batch.Clear();
                while (batch.Count < LargestBatch && waiting.Reader.TryRead(out var pending))
                    batch.Add(pending);
                if (batch.Count == 0)
                    continue;
                lane = await WriteBatchAsync(lane, batch, ct).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The host is stopping.
        }
        finally
        {
            if (lane is not null)
                await lane.CloseAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<LedgerLane?> WriteBatchAsync(LedgerLane? lane, List<Pending> batch, CancellationToken ct)
    {
        try
        {
            if (lane?.IsOver(options.Value, clock) == true)
            {
                await lane.CloseAsync(ct).ConfigureAwait(false);
                lane = null;
            }

            lane ??= await LedgerLane.OpenAsync(database, seals, clock, ct).ConfigureAwait(false);
            await lane.AppendAsync(batch.SelectMany(p => p.Entries.Select(e => (e, p.At))), ct).ConfigureAwait(false);
            foreach (var pending in batch)
                pending.Written.SetResult();
            return lane;
        }
        catch (Exception e)
        {
            // Whether the transaction reached the disk is unknown, so this chain is left to be sealed as it is found, and another begins.
            log.LogError(e, "The access ledger could not be written; {Count} readings were refused", batch.Count);
            foreach (var pending in batch)
                pending.Written.TrySetException(new InvalidOperationException("The access ledger cannot be written", e));
            if (lane is not null)
                await lane.AbandonAsync().ConfigureAwait(false);
            return null;
        }
    }

    private sealed record Pending(IReadOnlyList<AccessEntry> Entries, DateTime At, TaskCompletionSource Written);
}

/// <summary>Tells whoever listens which readings were recorded; in production nobody does, in tests the walk over all endpoints.</summary>
public sealed class LedgerObservers
{
    /// <summary>Called after the readings are durable.</summary>
    public event Action<IReadOnlyList<AccessEntry>>? OnRecorded;

    internal void Recorded(IReadOnlyList<AccessEntry> entries) => OnRecorded?.Invoke(entries);
}
