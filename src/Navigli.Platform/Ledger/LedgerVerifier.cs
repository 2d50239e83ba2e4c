using System.Data.Common;
using Navigli.Platform.Data;

namespace Navigli.Platform.Ledger;

/// <summary>The first thing found wrong with a chain of the ledger.</summary>
/// <param name="SegmentId">In which chain.</param>
/// <param name="Seq">At which row; 0 when it is the chain as a whole.</param>
/// <param name="Fault">What is wrong, in English, for the administrator's console.</param>
public sealed record LedgerFault(Guid SegmentId, long Seq, string Fault);

/// <summary>What verification found.</summary>
/// <param name="Segments">Chains looked at.</param>
/// <param name="Rows">Rows looked at, up to the first fault of each chain.</param>
/// <param name="Faults">The first fault of each chain that has one, the oldest chain first; empty when all is well.</param>
public sealed record LedgerVerification(int Segments, long Rows, IReadOnlyList<LedgerFault> Faults);

/// <summary>Walks every chain of the ledger, compares it with its seal in the database and with its seal file, and names the first bad row.</summary>
public sealed class LedgerVerifier(CityDatabase database, LedgerSeals seals)
{
    /// <summary>Verifies everything that is kept; the ledger may be written meanwhile.</summary>
    public async Task<LedgerVerification> VerifyAsync(CancellationToken ct)
    {
        // Files before chains before rows: what a file says was then already there, and what came since is only more.
        var files = seals.ReadAll();
        var segments = await SegmentsAsync(ct).ConfigureAwait(false);
        var walks = new (long Rows, LedgerFault? Fault)[segments.Count];
        await Parallel.ForAsync(0, segments.Count, ct, async (i, token) => walks[i] = await VerifyAsync(segments[i], files, token).ConfigureAwait(false)).ConfigureAwait(false);

        var faults = walks.Select(w => w.Fault).OfType<LedgerFault>().ToList();
        var known = segments.Select(s => s.Id).ToHashSet();
        foreach (var (id, file) in files.Where(f => !known.Contains(f.Key)))
        {
            if (file is null)
                faults.Add(new LedgerFault(id, 0, "its seal file was altered"));
            else if (file.Count > 0)
                faults.Add(new LedgerFault(id, 0, "the chain was removed: only its seal file is left"));
        }

        faults.AddRange(await OrphansAsync(ct).ConfigureAwait(false));
        return new LedgerVerification(segments.Count, walks.Sum(w => w.Rows), [.. faults.OrderBy(f => f.SegmentId)]);
    }

    private async Task<(long Rows, LedgerFault? Fault)> VerifyAsync(Segment segment, IReadOnlyDictionary<Guid, LedgerSealFile?> files, CancellationToken ct)
    {
        var walk = new LedgerWalk(segment.Id, seals.Chain);
        await using var connection = await database.OpenAsync(ct).ConfigureAwait(false);
        await using (var rows = await LedgerRows.OpenAsync(connection, segment.Id, ct).ConfigureAwait(false))
        {
            while (!walk.Broken && await rows.ReadAsync(ct).ConfigureAwait(false))
                walk.Step(rows);
        }

        // A chain that was begun after the files were read has its file by now.
        var file = files.GetValueOrDefault(segment.Id) ?? seals.Read(segment.Id);
        return (walk.Count, Compare(segment, walk, file));
    }

    private LedgerFault? Compare(Segment segment, LedgerWalk walk, LedgerSealFile? file)
    {
        if (file is null)
            return new LedgerFault(segment.Id, 0, seals.Exists(segment.Id) ? "its seal file was altered" : "its seal file is missing");
        if (file.State == LedgerSealState.Removed)
            return walk is { Count: 0, Broken: false } ? null : new LedgerFault(segment.Id, 1, "rows in a chain whose time of keeping was over");
        if (walk.Broken)
            return new LedgerFault(segment.Id, walk.Count + 1, walk.Fault!);
        if (walk.Count < file.Count)
        {
            // Unless its time of keeping ended while it was looked at.
            return seals.Read(segment.Id) is { State: LedgerSealState.Removed }
                ? null
                : new LedgerFault(segment.Id, walk.Count + 1, $"cut off: {file.Count} rows were sealed, {walk.Count} are left");
        }

        if (file.State == LedgerSealState.Closed && walk.Count > file.Count)
            return new LedgerFault(segment.Id, file.Count + 1, "added after the chain was sealed");
        if (file.State == LedgerSealState.Closed && !walk.Head.SequenceEqual(file.Head))
            return new LedgerFault(segment.Id, walk.Count, "does not end as its seal file says");
        return segment.Seal is { } seal && !(seal.Count == walk.Count && walk.Head.SequenceEqual(seal.Head) && seals.IsGenuine(segment.Id, seal.Count, seal.Head, seal.Signature))
            ? new LedgerFault(segment.Id, 0, "its seal in the database was altered")
            : null;
    }

    private async Task<List<Segment>> SegmentsAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct).ConfigureAwait(false);
        await using var select = connection.CreateCommand();
        select.CommandText = "SELECT id, count, head, seal FROM ledger_segments ORDER BY id";
        await using var reader = await select.ExecuteReaderAsync(ct).ConfigureAwait(false);
        var segments = new List<Segment>();
        while (await reader.ReadAsync(ct).ConfigureAwait(false))
            segments.Add(new Segment(reader.GetGuid(0), reader.IsDBNull(1) ? null : new Seal(reader.GetInt64(1), Bytes(reader, 2), Bytes(reader, 3))));
        return segments;
    }

    private async Task<List<LedgerFault>> OrphansAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct).ConfigureAwait(false);
        await using var select = connection.CreateCommand();
        select.CommandText = "SELECT DISTINCT segment_id FROM ledger_entries e WHERE NOT EXISTS (SELECT 1 FROM ledger_segments s WHERE s.id = e.segment_id)";
        await using var reader = await select.ExecuteReaderAsync(ct).ConfigureAwait(false);
        var orphans = new List<LedgerFault>();
        while (await reader.ReadAsync(ct).ConfigureAwait(false))
            orphans.Add(new LedgerFault(reader.GetGuid(0), 0, "rows without their chain"));
        return orphans;
    }

    private static byte[] Bytes(DbDataReader reader, int column) => reader.IsDBNull(column) ? [] : (byte[])reader.GetValue(column);

    private sealed record Segment(Guid Id, Seal? Seal);

    private sealed record Seal(long Count, byte[] Head, byte[] Signature);
}
