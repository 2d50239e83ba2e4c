using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Platform.Outbox;

/// <summary>Settings <c>Outbox</c>.</summary>
public sealed class OutboxOptions
{
    /// <summary>Workers of this node.</summary>
    [Range(0, 32)]
    public int Workers { get; set; } = 2;

    /// <summary>Deliveries that a worker takes at once.</summary>
    [Range(1, 500)]
    public int BatchSize { get; set; } = 20;

    /// <summary>How long a worker holds what it took; a worker that dies holds it no longer than this.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often the queue is looked at when nobody signalled.</summary>
    public TimeSpan Pace { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Tries after which a delivery is a dead letter.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 8;
}

/// <summary>Wakes the workers of this node when an act has raised an event; other nodes find it at their next look.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0, 1);

    /// <summary>Says that there is work.</summary>
    public void Raise()
    {
        if (raised.CurrentCount == 0)
        {
            try
            {
                raised.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another raised it between the look and the release: the worker is awake.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => raised.Dispose();

    internal Task WaitAsync(TimeSpan atMost, CancellationToken ct) => raised.WaitAsync(atMost, ct);
}

/// <summary>Takes deliveries under a lease and hands them to their subscribers: at least once, with backoff, dead after the last try.</summary>
internal sealed class OutboxWorker(IServiceScopeFactory scopes, OutboxSignal signal, EventSubscriptions subscriptions, TimeProvider clock, IOptions<OutboxOptions> options, ILogger<OutboxWorker> log)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Workers).Select(_ => WorkAsync(stoppingToken)));

    /// <summary>Takes and delivers one batch; returns how many were taken.</summary>
    internal async Task<int> WorkOnceAsync(Guid worker, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CityDb>();
        var taken = await TakeAsync(db, worker, ct).ConfigureAwait(false);
        foreach (var delivery in taken)
            await DeliverAsync(db, delivery, ct).ConfigureAwait(false);
        return taken.Count;
    }

    private async Task WorkAsync(CancellationToken ct)
    {
        var worker = clock.NewId();
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await WorkOnceAsync(worker, ct).ConfigureAwait(false) == 0)
                    await signal.WaitAsync(options.Value.Pace, ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "The outbox could not be read; trying again");
                await Task.Delay(options.Value.Pace, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<List<OutboxDelivery>> TakeAsync(CityDb db, Guid worker, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var until = now + options.Value.Lease;
        var size = options.Value.BatchSize;
        // SKIP LOCKED lets several nodes take different rows at once; SQLite has one writer at a time and needs no such thing.
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"""
                UPDATE outbox_deliveries SET leased_until = {until}, leased_by = {worker} WHERE id IN (
                    SELECT id FROM outbox_deliveries
                    WHERE done_at IS NULL AND dead_at IS NULL AND due_at <= {now} AND (leased_until IS NULL OR leased_until < {now})
                    ORDER BY due_at LIMIT {size} FOR UPDATE SKIP LOCKED)
                """, ct).ConfigureAwait(false);
        }
        else if (await db.Set<OutboxDelivery>().AnyAsync(d => d.DoneAt == null && d.DeadAt == null && d.DueAt <= now && (d.LeasedUntil == null || d.LeasedUntil < now), ct).ConfigureAwait(false))
        {
            await db.Database.ExecuteSqlAsync($"""
                UPDATE outbox_deliveries SET leased_until = {until}, leased_by = {worker} WHERE id IN (
                    SELECT id FROM outbox_deliveries
                    WHERE done_at IS NULL AND dead_at IS NULL AND due_at <= {now} AND (leased_until IS NULL OR leased_until < {now})
                    ORDER BY due_at LIMIT {size})
                """, ct).ConfigureAwait(false);
        }
        else
        {
            return [];
        }

        return await db.Set<OutboxDelivery>().AsNoTracking()
            .Where(d => d.LeasedBy == worker && d.LeasedUntil == until && d.DoneAt == null && d.DeadAt == null)
            .OrderBy(d => d.DueAt).ToListAsync(ct).ConfigureAwait(false);
    }

    private async Task DeliverAsync(CityDb db, OutboxDelivery taken, CancellationToken ct)
    {
        // Those before it in the batch may have used up the lease, and another may hold it by now. The try counts from here, so that an
        // event that ends the process is a dead letter too in the end.
        var began = clock.UtcInstant();
        var until = began + options.Value.Lease;
        var attempts = taken.Attempts + 1;
        var held = await db.Set<OutboxDelivery>()
            .Where(d => d.Id == taken.Id && d.LeasedBy == taken.LeasedBy && d.LeasedUntil == taken.LeasedUntil && d.LeasedUntil >= began && d.DoneAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(d => d.LeasedUntil, until).SetProperty(d => d.Attempts, attempts), ct).ConfigureAwait(false);
        if (held == 0)
            return;

        var mine = db.Set<OutboxDelivery>().Where(d => d.Id == taken.Id && d.LeasedBy == taken.LeasedBy && d.LeasedUntil == until);
        try
        {
            if (attempts > options.Value.MaxAttempts)
                throw new InvalidOperationException("Every try ended without an answer");
            var subscription = subscriptions.Find(taken.EventType, taken.Handler)
                ?? throw new InvalidOperationException("No subscriber of this name in this version");
            await using var scope = scopes.CreateAsyncScope();
            await subscription.InvokeAsync(scope.ServiceProvider, taken.Payload, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "Delivery {Delivery} to {Handler} failed at try {Attempt}", taken.Id, taken.Handler, attempts);
            var now = clock.UtcInstant();
            DateTime? dead = attempts >= options.Value.MaxAttempts ? now : null;
            var due = now + Backoff(attempts);
            var marked = await mine.ExecuteUpdateAsync(
                u => Release(u).SetProperty(d => d.LastError, e.GetType().Name).SetProperty(d => d.DeadAt, dead).SetProperty(d => d.DueAt, due), ct).ConfigureAwait(false);
            if (marked > 0 && dead is not null)
                await GiveUpAsync(taken, ct).ConfigureAwait(false);
            return;
        }

        // Not cancelled by the host's stop: what was done is marked as done.
        DateTime? done = clock.UtcInstant();
        await mine.ExecuteUpdateAsync(u => Release(u).SetProperty(d => d.DoneAt, done), CancellationToken.None).ConfigureAwait(false);
    }

    // After the letter is marked: whoever waits is told of what is so.
    private async Task GiveUpAsync(OutboxDelivery letter, CancellationToken ct)
    {
        if (subscriptions.Find(letter.EventType, letter.Handler)?.GiveUpAsync is not { } tell)
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await tell(scope.ServiceProvider, letter.Payload, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "{Handler} could not say that delivery {Delivery} was given up", letter.Handler, letter.Id);
        }
    }

    private static UpdateSettersBuilder<OutboxDelivery> Release(UpdateSettersBuilder<OutboxDelivery> update) =>
        update.SetProperty(d => d.LeasedUntil, (DateTime?)null).SetProperty(d => d.LeasedBy, (Guid?)null);

    // 5 s, 20 s, 80 s, 5 min, 21 min, then an hour: a night's outage of a peer is bridged, a bug shows within the day.
    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(4, attempts - 1)));
}
