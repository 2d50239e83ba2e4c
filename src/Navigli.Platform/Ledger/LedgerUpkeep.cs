using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Time;

namespace Navigli.Platform.Ledger;

/// <summary>Every night: seals the chains that a crash left open, and removes the rows of sealed chains whose time of keeping is over.</summary>
internal sealed class LedgerUpkeep(CityDb db, CityDatabase database, LedgerSeals seals, TimeProvider clock, IOptions<LedgerOptions> options, ILogger<LedgerUpkeep> log) : IRecurringJob
{
    public static string Schedule => "0 20 3 * * ?";

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var abandoned = now - options.Value.SegmentAge - TimeSpan.FromHours(1);
        var open = await db.Set<LedgerSegment>().AsNoTracking().Where(s => s.SealedAt == null && s.OpenedAt < abandoned).Select(s => s.Id).ToListAsync(ct).ConfigureAwait(false);
        foreach (var segment in open)
            await SealAsync(segment, ct).ConfigureAwait(false);

        var over = now - options.Value.KeptFor;
        var old = await db.Set<LedgerSegment>().Where(s => s.SealedAt < over && s.RemovedAt == null).ToListAsync(ct).ConfigureAwait(false);
        foreach (var segment in old)
        {
            // Rows first: a crash in between leaves a chain that verification reports, and that the next run finishes.
            await db.Set<LedgerEntry>().Where(e => e.SegmentId == segment.Id).ExecuteDeleteAsync(ct).ConfigureAwait(false);
            segment.RemovedAt = now;
            await db.SaveChangesAsync(ct).ConfigureAwait(false);
            log.LogInformation("Access ledger: removed the rows of chain {Segment}, sealed {SealedAt:d}", segment.Id, segment.SealedAt);
        }
    }

    private async Task SealAsync(Guid segment, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct).ConfigureAwait(false);
        long count = 0;
        var head = LedgerChain.Start(segment);
        await using (var select = connection.CreateCommand())
        {
            select.CommandText = $"SELECT {LedgerLane.ColumnList} FROM ledger_entries WHERE segment_id = @id ORDER BY seq";
            var id = select.CreateParameter();
            id.ParameterName = "@id";
            id.Value = segment;
            select.Parameters.Add(id);
            await using DbDataReader reader = await select.ExecuteReaderAsync(ct).ConfigureAwait(false);
            while (await reader.ReadAsync(ct).ConfigureAwait(false))
            {
                var row = LedgerRow.Read(reader);
                head = LedgerChain.Next(head, row);
                count++;
                if (row.Seq != count || !head.AsSpan().SequenceEqual((byte[])reader.GetValue(17)))
                {
                    log.LogCritical("Access ledger: chain {Segment} is broken at row {Row} and is not sealed; run 'navigli verify-ledger'", segment, count);
                    return;
                }
            }
        }

        await seals.SealAsync(connection, segment, count, head, ct).ConfigureAwait(false);
    }
}
