using System.Data.Common;

namespace Navigli.Platform.Ledger;

/// <summary>The rows of one chain in their order.</summary>
internal sealed class LedgerRows : IAsyncDisposable
{
    private readonly DbCommand select;
    private readonly DbDataReader reader;

    private LedgerRows(DbCommand select, DbDataReader reader)
    {
        this.select = select;
        this.reader = reader;
    }

    public byte[] Hash => (byte[])reader.GetValue(17);

    public LedgerChain.Content Content => new(
        reader.GetInt64(1), reader.GetInt64(2), Id(3), Text(4), reader.GetString(5), reader.GetString(6), reader.GetString(7), reader.GetString(8), Text(9),
        Id(10), Id(11), Id(12), Text(13), Text(14), Text(15), reader.GetBoolean(16));

    public static async Task<LedgerRows> OpenAsync(DbConnection connection, Guid segment, CancellationToken ct)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"SELECT {LedgerLane.ColumnList} FROM ledger_entries WHERE segment_id = @id ORDER BY seq";
        var id = command.CreateParameter();
        id.ParameterName = "@id";
        id.Value = segment;
        command.Parameters.Add(id);
        return new LedgerRows(command, await command.ExecuteReaderAsync(ct).ConfigureAwait(false));
    }

    public Task<bool> ReadAsync(CancellationToken ct) => reader.ReadAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync().ConfigureAwait(false);
        await select.DisposeAsync().ConfigureAwait(false);
    }

    private Guid? Id(int column) => reader.IsDBNull(column) ? null : reader.GetGuid(column);

    private string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}

/// <summary>Goes along one chain and stops at the first row that does not fit.</summary>
internal sealed class LedgerWalk(Guid segment, LedgerChain chain)
{
    private readonly byte[] head = chain.Start(segment);

    /// <summary>Rows that fit.</summary>
    public long Count { get; private set; }

    /// <summary>Hash of the last of them.</summary>
    public ReadOnlySpan<byte> Head => head;

    /// <summary>What is wrong with the row after them; null while nothing is.</summary>
    public string? Fault { get; private set; }

    public bool Broken => Fault is not null;

    public void Step(LedgerRows row)
    {
        var content = row.Content;
        if (content.Seq != Count + 1)
        {
            Fault = "a row is missing or was moved";
            return;
        }

        chain.Next(head, content, head);
        if (head.AsSpan().SequenceEqual(row.Hash))
            Count++;
        else
            Fault = "its content was altered";
    }
}
