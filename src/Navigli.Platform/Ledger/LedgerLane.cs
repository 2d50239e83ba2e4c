using System.Data.Common;
using System.Globalization;
using System.Text;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Platform.Ledger;

/// <summary>One writer's open chain: a connection of its own, the hash it stands at, and the seal it leaves behind.</summary>
internal sealed class LedgerLane
{
    private static readonly string[] Columns =
    [
        "segment_id", "seq", "at_micros", "subject", "population", "what", "purpose", "legal_basis", "kind", "right",
        "account_id", "reader_person_id", "session_id", "office", "case_reference", "reason", "withheld", "hash",
    ];

    // "right" is a reserved word on PostgreSQL; quoted it is a name on both.
    internal static readonly string ColumnList = string.Join(", ", Columns.Select(c => $"\"{c}\""));

    private readonly DbConnection connection;
    private readonly LedgerSeals seals;
    private readonly Guid id;
    private readonly DateTime openedAt;
    private long count;
    private byte[] head;

    private LedgerLane(DbConnection connection, LedgerSeals seals, TimeProvider clock)
    {
        this.connection = connection;
        this.seals = seals;
        id = clock.NewId();
        openedAt = clock.UtcInstant();
        head = seals.Chain.Start(id);
    }

    public static async Task<LedgerLane> OpenAsync(CityDatabase database, LedgerSeals seals, TimeProvider clock, CancellationToken ct)
    {
        var lane = new LedgerLane(await database.OpenAsync(ct).ConfigureAwait(false), seals, clock);
        try
        {
            // The file first: an empty one without its chain is harmless, a chain without its file is a fault.
            seals.Checkpoint(lane.id, 0, lane.head);
            await using var insert = lane.connection.CreateCommand();
            insert.CommandText = "INSERT INTO ledger_segments (id, opened_at) VALUES (@id, @at)";
            Add(insert, "@id", lane.id);
            Add(insert, "@at", lane.openedAt);
            await insert.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
            return lane;
        }
        catch
        {
            await lane.AbandonAsync().ConfigureAwait(false);
            throw;
        }
    }

    public bool IsOver(LedgerOptions options, TimeProvider now) =>
        count >= options.RowsPerSegment || now.UtcInstant() - openedAt >= options.SegmentAge;

    public async Task AppendAsync(IEnumerable<(AccessEntry Entry, DateTime At)> entries, CancellationToken ct)
    {
        var (nextCount, nextHead) = (count, head);
        await using var transaction = await connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        foreach (var chunk in entries.Chunk(40))
        {
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            var sql = new StringBuilder("INSERT INTO ledger_entries (").Append(ColumnList).Append(") VALUES ");
            for (var i = 0; i < chunk.Length; i++)
            {
                var content = ContentOf(chunk[i].Entry, chunk[i].At, ++nextCount);
                nextHead = seals.Chain.Next(nextHead, content);
                sql.Append(i == 0 ? "(" : ", (");
                AppendRow(insert, sql, i, content, nextHead);
                sql.Append(')');
            }

            insert.CommandText = sql.ToString();
            await insert.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        }

        await transaction.CommitAsync(ct).ConfigureAwait(false);
        (count, head) = (nextCount, nextHead);
        // Before anybody is told that the rows are there: from here on their loss shows.
        seals.Checkpoint(id, count, head);
    }

    public async Task CloseAsync(CancellationToken ct)
    {
        await using (connection)
            await seals.SealAsync(connection, id, count, head, ct).ConfigureAwait(false);
    }

    public ValueTask AbandonAsync() => connection.DisposeAsync();

    private static LedgerChain.Content ContentOf(AccessEntry entry, DateTime at, long seq) => new(
        seq,
        LedgerEntry.Micros(at),
        entry.Subject,
        entry.Population,
        entry.What,
        entry.Purpose.Code,
        entry.Purpose.LegalBasis,
        entry.Kind.ToString(),
        entry.Right,
        entry.Reader.AccountId,
        entry.Reader.PersonId,
        entry.Reader.SessionId,
        entry.Reader.Office ?? entry.Reader.SystemName,
        entry.CaseReference,
        entry.Reason,
        entry.Purpose.WithheldFromPerson);

    private void AppendRow(DbCommand insert, StringBuilder sql, int row, in LedgerChain.Content c, byte[] hash)
    {
        ReadOnlySpan<object?> values =
        [
            id, c.Seq, c.AtMicros, c.Subject, c.Population, c.What, c.Purpose, c.LegalBasis, c.Kind, c.Right,
            c.AccountId, c.ReaderPersonId, c.SessionId, c.Office, c.CaseReference, c.Reason, c.Withheld, hash,
        ];
        for (var i = 0; i < values.Length; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"@p{row}_{i}");
            sql.Append(i == 0 ? "" : ", ").Append(name);
            Add(insert, name, values[i]);
        }
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
