using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Navigli.Platform.Data;
using Navigli.Platform.Retention;
using Navigli.Platform.Time;

namespace Navigli.Platform.Ledger;

/// <summary>Removes the rows of sealed chains whose time of keeping is over, a whole chain at a time; their seals stay.</summary>
internal sealed class LedgerRetention(LedgerSeals seals, TimeProvider clock, ILogger<LedgerRetention> log) : IRetained
{
    public string Category => "platform.access-ledger";

    public Task<int> CountAsync(CityDb db, DateTime before, CancellationToken ct) => Over(db, before).CountAsync(ct);

    public async Task<int> ForgetAsync(CityDb db, DateTime before, CancellationToken ct)
    {
        var removed = 0;
        foreach (var segment in await Over(db, before).ToListAsync(ct).ConfigureAwait(false))
            removed += await RemoveAsync(db, segment, before, ct).ConfigureAwait(false);
        return removed;
    }

    private static IQueryable<LedgerSegment> Over(CityDb db, DateTime before) => db.Set<LedgerSegment>().Where(s => s.SealedAt < before && s.RemovedAt == null);

    private async Task<int> RemoveAsync(CityDb db, LedgerSegment segment, DateTime over, CancellationToken ct)
    {
        // The age comes from the id, which is in the signed seal: dates in the database can be altered to have rows removed before their time.
        var file = seals.Read(segment.Id);
        if (file is not { State: not LedgerSealState.Open } || Ids.StampOf(segment.Id) >= over)
        {
            log.LogCritical("Access ledger: chain {Segment} is not as its seal says and is not removed; run 'navigli verify-ledger'", segment.Id);
            return 0;
        }

        // The file first: a crash in between leaves rows that verification calls overdue, and that the next run removes.
        seals.Remove(file);
        var rows = await db.SetWiseAsync<LedgerEntry>(all => all.Where(e => e.SegmentId == segment.Id).ExecuteDeleteAsync(ct)).ConfigureAwait(false);
        segment.RemovedAt = clock.UtcInstant();
        log.LogInformation("Access ledger: removed the rows of chain {Segment}, sealed {SealedAt:d}", segment.Id, segment.SealedAt);
        return rows;
    }
}
