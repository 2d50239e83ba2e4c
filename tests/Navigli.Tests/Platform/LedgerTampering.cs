using Navigli.Platform.Ledger;

namespace Navigli.Tests.Platform;

/// <summary>What somebody who may write to the database, but has not the key, can do to one chain; each says which row must be named.</summary>
internal static class LedgerTampering
{
    public static async Task<(string Operation, long FirstBad)> DoAsync(Kernel kernel, Random random, Guid segment, List<LedgerEntry> chain)
    {
        var seq = chain[random.Next(chain.Count)].Seq;
        var last = chain[^1].Seq;
        switch (random.Next(10))
        {
            case 0:
                await kernel.TamperAsync($"UPDATE ledger_entries SET reason = 'another' WHERE segment_id = {segment} AND seq = {seq}");
                return ("edit the reason", seq);
            case 1:
                await kernel.TamperAsync($"UPDATE ledger_entries SET withheld = NOT withheld WHERE segment_id = {segment} AND seq = {seq}");
                return ("hide it from the person", seq);
            case 2:
                await kernel.TamperAsync($"UPDATE ledger_entries SET at_micros = at_micros + 1, subject = {Guid.CreateVersion7()} WHERE segment_id = {segment} AND seq = {seq}");
                return ("edit time and subject", seq);
            case 3:
                // Null and empty, and text moved to its neighbour, are other content.
                await kernel.TamperAsync($"UPDATE ledger_entries SET office = '', case_reference = office WHERE segment_id = {segment} AND seq = {seq}");
                return ("move a text to the next column", seq);
            case 4:
                await kernel.TamperAsync($"DELETE FROM ledger_entries WHERE segment_id = {segment} AND seq = {seq}");
                return ("delete", seq);
            case 5:
                await kernel.TamperAsync($"DELETE FROM ledger_entries WHERE segment_id = {segment} AND seq >= {seq}");
                return ("cut off", seq);
            case 6:
                await kernel.TamperAsync($"DELETE FROM ledger_entries WHERE segment_id = {segment}");
                await kernel.TamperAsync($"UPDATE ledger_segments SET removed_at = opened_at WHERE id = {segment}");
                return ("delete all and call it retention", 1);
            case 7 when last > 1:
                var (first, second) = seq == last ? (seq - 1, seq) : (seq, seq + 1);
                await kernel.TamperAsync($"UPDATE ledger_entries SET seq = 0 WHERE segment_id = {segment} AND seq = {first}");
                await kernel.TamperAsync($"UPDATE ledger_entries SET seq = {first} WHERE segment_id = {segment} AND seq = {second}");
                await kernel.TamperAsync($"UPDATE ledger_entries SET seq = {second} WHERE segment_id = {segment} AND seq = 0");
                return ("swap two", first);
            case 8:
                await RecomputeAsync(kernel, segment, [.. chain, Copy(chain[^1], last + 1)], last + 1);
                return ("append one, in a chain of its own hashes", last + 1);
            default:
                var altered = chain.ConvertAll(r => r.Seq == seq ? Copy(r, seq) : r);
                await RecomputeAsync(kernel, segment, altered, seq);
                return ("edit and recompute every later hash", seq);
        }
    }

    /// <summary>Rewrites the rows from one on, with hashes that fit one another, and the seal in the database with them.</summary>
    private static async Task RecomputeAsync(Kernel kernel, Guid segment, List<LedgerEntry> rows, long from)
    {
        var forged = new LedgerChain(new byte[32]);
        var head = rows[(int)from - 1].Hash;
        await kernel.TamperAsync($"DELETE FROM ledger_entries WHERE segment_id = {segment} AND seq >= {from}");
        foreach (var r in rows.Where(r => r.Seq >= from))
        {
            head = forged.Next(head, new LedgerChain.Content(
                r.Seq, r.AtMicros, r.Subject, r.Population, r.What, r.Purpose, r.LegalBasis, r.Kind.ToString(), r.Right, r.AccountId, r.ReaderPersonId, r.SessionId,
                r.Office, r.CaseReference, r.Reason, r.Withheld));
            var row = Copy(r, r.Seq, head);
            await kernel.DoAsync(db =>
            {
                db.Add(row);
                return db.SaveChangesAsync();
            });
        }

        await kernel.TamperAsync($"UPDATE ledger_segments SET head = {head}, count = {rows.Count} WHERE id = {segment} AND head IS NOT NULL");
    }

    private static LedgerEntry Copy(LedgerEntry row, long seq, byte[]? hash = null) => new()
    {
        SegmentId = row.SegmentId,
        Seq = seq,
        AtMicros = row.AtMicros,
        Subject = row.Subject,
        What = row.What,
        Purpose = row.Purpose,
        LegalBasis = row.LegalBasis,
        Kind = row.Kind,
        AccountId = row.AccountId,
        Office = row.Office,
        Reason = hash is null ? "forged" : row.Reason,
        Withheld = row.Withheld,
        Hash = hash ?? row.Hash,
    };
}
