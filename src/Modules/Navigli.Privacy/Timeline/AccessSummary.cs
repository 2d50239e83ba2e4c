using Navigli.Contracts.Privacy;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Time;

namespace Navigli.Privacy.Timeline;

/// <summary>Counts for the folder's first page: lines about the person by name of record, not those about everybody, by anyone else.</summary>
internal sealed class AccessSummary(CityDb db, TimeProvider clock) : IAccessSummary
{
    private static readonly Func<CityDb, Guid, long, CancellationToken, Task<int>> Count = CompiledQuery.Value<Guid, long, int>((db, person, since, _) =>
        db.Set<LedgerEntry>().Count(e => e.Subject == person && e.AtMicros >= since && !e.Withheld && e.Kind != ReaderKind.Self
            && (e.ReaderPersonId == null || e.ReaderPersonId != person)));

    public Task<int> ReadingsByOthersAsync(Guid personId, CancellationToken ct) =>
        Count(db, personId, LedgerEntry.Micros(clock.UtcInstant().AddDays(-30)), ct);
}
