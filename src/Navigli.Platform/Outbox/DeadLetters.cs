using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Platform.Outbox;

/// <summary>A delivery that was given up, as the administrator sees it.</summary>
/// <param name="Id">Id of the delivery.</param>
/// <param name="EventType">What had happened.</param>
/// <param name="Handler">Who should have been told.</param>
/// <param name="DeadAt">When it was given up, UTC.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">Type of the last exception.</param>
public sealed record DeadLetter(Guid Id, string EventType, string Handler, DateTime DeadAt, int Attempts, string? LastError);

/// <summary>Shows dead letters and puts them back in the queue.</summary>
public sealed class DeadLetters(CityDb db, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>The dead letters, newest first, at most a hundred.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken ct) =>
        await db.Set<OutboxDelivery>().AsNoTracking().Where(d => d.DeadAt != null).OrderByDescending(d => d.DeadAt).Take(100)
            .Select(d => new DeadLetter(d.Id, d.EventType, d.Handler, d.DeadAt!.Value, d.Attempts, d.LastError)).ToListAsync(ct).ConfigureAwait(false);

    /// <summary>Puts one back, with all its tries before it; returns whether it was a dead letter.</summary>
    public async Task<bool> ReplayAsync(Guid id, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var rows = await db.Set<OutboxDelivery>().Where(d => d.Id == id && d.DeadAt != null)
            .ExecuteUpdateAsync(u => u.SetProperty(d => d.DeadAt, (DateTime?)null).SetProperty(d => d.Attempts, 0).SetProperty(d => d.DueAt, now), ct).ConfigureAwait(false);
        signal.Raise();
        return rows == 1;
    }
}
