using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Time;

namespace Navigli.Platform.Ledger;

/// <summary>Every night: seals the chains that a crash left open.</summary>
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
    }

    private async Task SealAsync(Guid segment, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct).ConfigureAwait(false);
        var walk = new LedgerWalk(segment, seals.Chain);
        await using (var rows = await LedgerRows.OpenAsync(connection, segment, ct).ConfigureAwait(false))
        {
            while (!walk.Broken && await rows.ReadAsync(ct).ConfigureAwait(false))
                walk.Step(rows);
        }

        if (walk.Broken || seals.Read(segment) is not { } file || walk.Count < file.Count)
        {
            log.LogCritical("Access ledger: chain {Segment} is broken after row {Row} and is not sealed; run 'navigli verify-ledger'", segment, walk.Count);
            return;
        }

        await seals.SealAsync(connection, segment, walk.Count, walk.Head.ToArray(), ct).ConfigureAwait(false);
    }
}
