using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Privacy;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Time;

namespace Navigli.Privacy.Timeline;

/// <summary>Counts for the folder's first page: lines about the person by name of record, not those about everybody, by anyone else.</summary>
internal sealed class AccessSummary(CityDb db, TimeProvider clock) : IAccessSummary
{
    public Task<int> ReadingsByOthersAsync(Guid personId, CancellationToken ct)
    {
        var since = LedgerEntry.Micros(clock.UtcInstant().AddDays(-30));
        return db.Readings.CountAsync(
            e => e.Subject == personId && e.AtMicros >= since && !e.Withheld && e.Kind != ReaderKind.Self && (e.ReaderPersonId == null || e.ReaderPersonId != personId), ct);
    }
}
