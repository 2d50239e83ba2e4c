using System.Data.Common;
using Navigli.Platform.Data;

namespace Navigli.Platform.Ledger;

/// <summary>The first thing found wrong with the ledger.</summary>
/// <param name="SegmentId">In which chain.</param>
/// <param name="Seq">At which row; 0 when it is the chain as a whole.</param>
/// <param name="Fault">What is wrong, in English, for the administrator's console.</param>
public sealed record LedgerFault(Guid SegmentId, long Seq, string Fault);

/// <summary>What verification found.</summary>
/// <param name="Segments">Chains looked at.</param>
/// <param name="Rows">Rows looked at.</param>
/// <param name="Faults">The first fault of each chain that has one; empty when all is well.</param>
public sealed record LedgerVerification(int Segments, long Rows, IReadOnlyList<LedgerFault> Faults);

/// <summary>Walks every chain of the ledger, compares it with its seal in the database and with its seal file, and names the first bad row.</summary>
public sealed class LedgerVerifier(CityDatabase database, LedgerSeals seals)
{
    /// <summary>Verifies everything that is kept.</summary>
    public async Task<LedgerVerification> VerifyAsync(CancellationToken ct)
    {
        var files = seals.ReadAll().ToDictionary(f => f.SegmentId);
        var faults = new List<LedgerFault>();
        await using var connection = await database.OpenAsync(ct).ConfigureAwait(false);
        var segments = await SegmentsAsync(connection, ct).ConfigureAwait(false);
        var heads = new Dictionary<Guid, Walk>();
        var rows = await WalkAsync(connection, segments, files, heads, faults, ct).ConfigureAwait(false);
        foreach (var segment in segments.Values)
        {
            if (faults.TrueForAll(f => f.SegmentId != segment.Id)
                && Compare(segment, heads.GetValueOrDefault(segment.Id), files.GetValueOrDefault(segment.Id)) is { } fault)
                faults.Add(fault);
        }

        faults.AddRange(files.Values.Where(f => !segments.ContainsKey(f.SegmentId)).Select(f => new LedgerFault(f.SegmentId, 0, "the chain was removed: only its seal file is left")));
        return new LedgerVerification(segments.Count, rows, faults);
    }

    private static async Task<long> WalkAsync(
        DbConnection connection,
        Dictionary<Guid, Segment> segments,
        Dictionary<Guid, LedgerSealFile> files,
        Dictionary<Guid, Walk> heads,
        List<LedgerFault> faults,
        CancellationToken ct)
    {
        await using var select = connection.CreateCommand();
        select.CommandText = $"SELECT {LedgerLane.ColumnList} FROM ledger_entries ORDER BY segment_id, seq";
        await using var reader = await select.ExecuteReaderAsync(ct).ConfigureAwait(false);
        long rows = 0;
        var current = Guid.Empty;
        Walk? walk = null;
        while (await reader.ReadAsync(ct).ConfigureAwait(false))
        {
            rows++;
            var segment = reader.GetGuid(0);
            if (segment != current || walk is null)
            {
                current = segment;
                walk = new Walk(LedgerChain.Start(segment));
                heads[segment] = walk;
                if (!segments.ContainsKey(segment))
                    faults.Add(new LedgerFault(segment, 0, "rows without their chain"));
            }

            if (!walk.Broken && walk.Step(LedgerRow.Read(reader), (byte[])reader.GetValue(17), files.GetValueOrDefault(segment)) is { } fault)
                faults.Add(new LedgerFault(segment, walk.Count + 1, fault));
        }

        return rows;
    }

    private static LedgerFault? Compare(Segment segment, Walk? walk, LedgerSealFile? file)
    {
        var count = walk?.Count ?? 0;
        if (segment.RemovedAt)
            return count == 0 ? null : new LedgerFault(segment.Id, 1, "rows in a chain whose time of keeping was over");
        if (file is null)
            return new LedgerFault(segment.Id, 0, "its seal file is missing");
        if (count < file.Count)
            return new LedgerFault(segment.Id, count + 1, $"cut off: {file.Count} rows were sealed, {count} are left");
        if (file.Final && count > file.Count)
            return new LedgerFault(segment.Id, file.Count + 1, "added after the chain was sealed");
        if (segment.Count is { } sealedCount && (sealedCount != count || !segment.Head!.AsSpan().SequenceEqual(walk?.Head ?? LedgerChain.Start(segment.Id))))
            return new LedgerFault(segment.Id, count, "does not end as its seal says");
        return null;
    }

    private static async Task<Dictionary<Guid, Segment>> SegmentsAsync(DbConnection connection, CancellationToken ct)
    {
        await using var select = connection.CreateCommand();
        select.CommandText = "SELECT id, count, head, removed_at FROM ledger_segments";
        await using var reader = await select.ExecuteReaderAsync(ct).ConfigureAwait(false);
        var segments = new Dictionary<Guid, Segment>();
        while (await reader.ReadAsync(ct).ConfigureAwait(false))
        {
            var id = reader.GetGuid(0);
            segments[id] = new Segment(
                id, reader.IsDBNull(1) ? null : reader.GetInt64(1), reader.IsDBNull(2) ? null : (byte[])reader.GetValue(2), !reader.IsDBNull(3));
        }

        return segments;
    }

    private sealed record Segment(Guid Id, long? Count, byte[]? Head, bool RemovedAt);

    private sealed class Walk(byte[] start)
    {
        public long Count { get; private set; }

        public byte[] Head { get; private set; } = start;

        public bool Broken { get; private set; }

        public string? Step(in LedgerChain.Content row, byte[] hash, LedgerSealFile? file)
        {
            var expected = row.Seq == Count + 1 ? LedgerChain.Next(Head, row) : null;
            if (expected is null || !expected.AsSpan().SequenceEqual(hash))
            {
                Broken = true;
                return expected is null ? "a row is missing or was moved" : "its content was altered";
            }

            Count++;
            Head = hash;
            // Rewriting every later hash makes a chain that is whole again; the checkpoint outside the database tells it apart.
            if (file?.Count == Count && !file.Head.AsSpan().SequenceEqual(Head))
            {
                Broken = true;
                return "rewritten: it does not have the hash that was sealed";
            }

            return null;
        }
    }
}

internal static class LedgerRow
{
    public static LedgerChain.Content Read(DbDataReader r) => new(
        r.GetInt64(1), r.GetInt64(2), Id(r, 3), Text(r, 4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8), Text(r, 9),
        Id(r, 10), Id(r, 11), Id(r, 12), Text(r, 13), Text(r, 14), Text(r, 15), r.GetBoolean(16));

    private static Guid? Id(DbDataReader r, int column) => r.IsDBNull(column) ? null : r.GetGuid(column);

    private static string? Text(DbDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);
}
