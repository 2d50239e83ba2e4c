using System.Linq.Expressions;
using Navigli.Contracts.Privacy;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;

namespace Navigli.Privacy.Timeline;

/// <summary>For the folder's first page: lines about the person by name of record, not those about everybody, by anyone else.</summary>
internal sealed class ReadingsByOthers : ITally
{
    public Expression<Func<CityDb, Guid, Guid, DateOnly, long, IQueryable<Tally>>> Question { get; } = (db, account, person, today, monthAgo) =>
        db.Set<LedgerEntry>()
            .Where(e => e.Subject == person && e.AtMicros >= monthAgo && !e.Withheld && e.Kind != ReaderKind.Self && (e.ReaderPersonId == null || e.ReaderPersonId != person))
            .GroupBy(e => 1).Select(g => new Tally { Kind = PrivacyTallies.ReadingsByOthers, Count = g.Count() });
}
