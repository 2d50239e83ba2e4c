using System.Data;
using System.Data.Common;
using System.Globalization;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Platform.Ledger;

/// <summary>One writer's open chain: a connection of its own, the hash it stands at, and the seal it leaves behind.</summary>
internal sealed class LedgerLane
{
    private const int LargestExchange = 500;

    private static readonly (string Name, DbType Type)[] Columns =
    [
        ("segment_id", DbType.Guid), ("seq", DbType.Int64), ("at_micros", DbType.Int64), ("subject", DbType.Guid), ("population", DbType.String), ("what", DbType.String),
        ("purpose", DbType.String), ("legal_basis", DbType.String), ("kind", DbType.String), ("right", DbType.String), ("account_id", DbType.Guid), ("reader_person_id", DbType.Guid),
        ("session_id", DbType.Guid), ("office", DbType.String), ("case_reference", DbType.String), ("reason", DbType.String), ("withheld", DbType.Boolean), ("hash", DbType.Binary),
    ];

    // "right" is a reserved word on PostgreSQL; quoted it is a name on both.
    internal static readonly string ColumnList = string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    // PostgreSQL begins and ends every statement anew: rows that wait together share one. Few sizes, so that each is prepared once.
    private static readonly (int Rows, string Text)[] Inserts = [.. new[] { 32, 8, 2, 1 }.Select(rows => (rows, InsertOf(rows)))];

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
        var rows = new List<Row>();
        foreach (var (entry, at) in entries)
        {
            var content = ContentOf(entry, at, ++nextCount);
            nextHead = seals.Chain.Next(nextHead, content);
            rows.Add(new Row(content, nextHead));
        }

        await InsertAsync(rows, ct).ConfigureAwait(false);
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
        entry.Reader.Say(entry.Reason),
        entry.Purpose.WithheldFromPerson);

    /// <summary>All or nothing, and durable when it returns.</summary>
    private async Task InsertAsync(List<Row> rows, CancellationToken ct)
    {
        // What PostgreSQL is sent in one exchange is one transaction by itself: the few rows of a page need no other for its beginning and end.
        await using var transaction = connection.CanCreateBatch && rows.Count <= LargestExchange ? null : await connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        foreach (var chunk in rows.Chunk(LargestExchange))
            await (connection.CanCreateBatch ? InsertTogetherAsync(chunk, transaction, ct) : InsertEachAsync(chunk, transaction, ct)).ConfigureAwait(false);
        if (transaction is not null)
            await transaction.CommitAsync(ct).ConfigureAwait(false);
    }

    private async Task InsertTogetherAsync(Row[] rows, DbTransaction? transaction, CancellationToken ct)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        for (var done = 0; done < rows.Length;)
        {
            var (size, text) = Array.Find(Inserts, i => i.Rows <= rows.Length - done);
            var command = batch.CreateBatchCommand();
            command.CommandText = text;
            foreach (var row in rows.AsSpan(done, size))
                Fill(command.Parameters, command.CreateParameter, row);
            batch.BatchCommands.Add(command);
            done += size;
        }

        await batch.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    private async Task InsertEachAsync(Row[] rows, DbTransaction? transaction, CancellationToken ct)
    {
        await using var insert = connection.CreateCommand();
        (insert.Transaction, insert.CommandText) = (transaction, Inserts[^1].Text);
        foreach (var row in rows)
        {
            insert.Parameters.Clear();
            Fill(insert.Parameters, insert.CreateParameter, row);
            // SQLite takes no parameter without a name.
            for (var i = 0; i < insert.Parameters.Count; i++)
                insert.Parameters[i].ParameterName = Place(i + 1);
            await insert.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        }
    }

    private void Fill(DbParameterCollection parameters, Func<DbParameter> create, in Row row)
    {
        var c = row.Content;
        ReadOnlySpan<object?> values =
        [
            id, c.Seq, c.AtMicros, c.Subject, c.Population, c.What, c.Purpose, c.LegalBasis, c.Kind, c.Right,
            c.AccountId, c.ReaderPersonId, c.SessionId, c.Office, c.CaseReference, c.Reason, c.Withheld, row.Hash,
        ];
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = create();
            // By place rather than by name, of which there would be hundreds to find in the text each time. The type is stated because a null
            // has none, and each mixture of types would be a statement of its own to prepare.
            (parameter.DbType, parameter.Value) = (Columns[i].Type, values[i] ?? DBNull.Value);
            parameters.Add(parameter);
        }
    }

    private static string InsertOf(int rows) =>
        $"INSERT INTO ledger_entries ({ColumnList}) VALUES {string.Join(", ", Enumerable.Range(0, rows).Select(r => $"({string.Join(", ", Columns.Select((_, c) => Place((r * Columns.Length) + c + 1)))})"))}";

    private static string Place(int number) => string.Create(CultureInfo.InvariantCulture, $"${number}");

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    private readonly record struct Row(LedgerChain.Content Content, byte[] Hash);
}
