using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Navigli.Platform.Acts;
using Navigli.Platform.Counters;
using Npgsql;

namespace Navigli.Platform.Data;

/// <summary>
/// Many rows at once, for seeding and imports: COPY on PostgreSQL, one prepared insert in one transaction on SQLite. All of it commits at
/// <see cref="CompleteAsync"/> with its act and the number of rows of each table, or not at all.
/// </summary>
public sealed class BulkLoad : IAsyncDisposable
{
    private readonly Dictionary<Type, TableWriter> writers = [];
    private readonly HashSet<IEntityType> types = [];
    private readonly Dictionary<string, long> deleted = new(StringComparer.Ordinal);
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private readonly IModel model;
    private readonly Act act;

    private BulkLoad(DbConnection connection, DbTransaction transaction, IModel model, Act act)
    {
        this.connection = connection;
        this.transaction = transaction;
        this.model = model;
        this.act = act;
    }

    /// <summary>Opens a connection of its own and begins.</summary>
    /// <param name="database">Where.</param>
    /// <param name="model">The model whose mapping is followed: <c>CityDb.Model</c>.</param>
    /// <param name="act">Who loads, and why.</param>
    /// <param name="ct">Cancels the wait for the connection.</param>
    public static async Task<BulkLoad> BeginAsync(CityDatabase database, IModel model, Act act, CancellationToken ct)
    {
        var opened = await database.OpenAsync(ct).ConfigureAwait(false);
        return new BulkLoad(opened, await opened.BeginTransactionAsync(ct).ConfigureAwait(false), model, act);
    }

    /// <summary>Writes rows of one table; the order of calls is the order of writing, so parents come before their children.</summary>
    public async Task WriteAsync<T>(IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        if (!writers.TryGetValue(typeof(T), out var writer))
            writers[typeof(T)] = writer = TableWriter.For(Written<T>());
        if (connection is NpgsqlConnection postgres)
            await writer.CopyAsync(postgres, rows, ct).ConfigureAwait(false);
        else
            writer.Insert((SqliteConnection)connection, (SqliteTransaction)transaction, rows);
    }

    /// <summary>Deletes the rows of one table that have a value in a column, before others take their place. They are locked from then on.</summary>
    /// <param name="property">The property of the column.</param>
    /// <param name="value">Its value.</param>
    /// <param name="ct">Cancels the wait for rows that others are changing.</param>
    public async Task DeleteAsync<T>(string property, string value, CancellationToken ct)
        where T : class
    {
        var type = Written<T>();
        var table = type.GetTableName()!;
        var delete = connection.CreateCommand();
        await using (delete.ConfigureAwait(false))
        {
            delete.Transaction = transaction;
            delete.CommandText = $"DELETE FROM {table} WHERE \"{type.FindProperty(property)!.GetColumnName(StoreObjectIdentifier.Table(table))}\" = @value";
            var parameter = delete.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@value", value);
            delete.Parameters.Add(parameter);
            deleted[table] = deleted.GetValueOrDefault(table) + await delete.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the audit row and commits.</summary>
    public async Task CompleteAsync(CancellationToken ct)
    {
        var changes = deleted.Select(d => (Table: d.Key, Operation: "deleted", Rows: d.Value)).Concat(writers.Values.Select(w => (w.Table, Operation: "loaded", w.Rows)))
            .Select(c => new { c.Table, Key = "*", c.Operation, Columns = new[] { c.Rows.ToString(CultureInfo.InvariantCulture) } });
        await WriteAsync<AuditedAct>([AuditedAct.Of(act, changes)], ct).ConfigureAwait(false);
        foreach (var revision in types.Select(Revision.Of).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            await MoveAsync(revision, ct).ConfigureAwait(false);
        await transaction.CommitAsync(ct).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var writer in writers.Values)
            writer.Dispose();
        await transaction.DisposeAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private IEntityType Written<T>()
    {
        var type = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped");
        types.Add(type);
        return type;
    }

    private async Task MoveAsync(string revision, CancellationToken ct)
    {
        var raise = connection.CreateCommand();
        await using (raise.ConfigureAwait(false))
        {
            raise.Transaction = transaction;
            raise.CommandText = Counter.Raise("@name", "@series");
            foreach (var (name, value) in new[] { ("@name", Revision.Numbering), ("@series", revision) })
            {
                var parameter = raise.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                raise.Parameters.Add(parameter);
            }

            await raise.ExecuteScalarAsync(ct).ConfigureAwait(false);
        }
    }

    private sealed class TableWriter(string table, TableWriter.Column[] columns) : IDisposable
    {
        private SqliteCommand? insert;

        public string Table { get; } = table;

        public long Rows { get; private set; }

        public static TableWriter For(IEntityType type)
        {
            var identifier = StoreObjectIdentifier.Table(type.GetTableName()!);
            return new TableWriter(identifier.Name, [.. type.GetProperties().Select(p => Column.Of(p, p.GetColumnName(identifier)!))]);
        }

        public async Task CopyAsync<T>(NpgsqlConnection postgres, IEnumerable<T> rows, CancellationToken ct)
            where T : class
        {
            var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
            await using var import = await postgres.BeginBinaryImportAsync($"COPY {Table} ({names}) FROM STDIN (FORMAT BINARY)", ct).ConfigureAwait(false);
            foreach (var row in rows)
            {
                await import.StartRowAsync(ct).ConfigureAwait(false);
                foreach (var column in columns)
                {
                    if (column.Read(row) is { } value)
                        await import.WriteAsync(value, column.StoreType, ct).ConfigureAwait(false);
                    else
                        await import.WriteNullAsync(ct).ConfigureAwait(false);
                }

                Rows++;
            }

            await import.CompleteAsync(ct).ConfigureAwait(false);
        }

        public void Insert<T>(SqliteConnection sqlite, SqliteTransaction within, IEnumerable<T> rows)
            where T : class
        {
            if (insert is null)
            {
                insert = sqlite.CreateCommand();
                insert.Transaction = within;
                insert.CommandText = $"INSERT INTO {Table} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
                for (var i = 0; i < columns.Length; i++)
                    insert.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
            }

            foreach (var row in rows)
            {
                for (var i = 0; i < columns.Length; i++)
                    insert.Parameters[i].Value = columns[i].Read(row) ?? DBNull.Value;
                insert.ExecuteNonQuery();
                Rows++;
            }
        }

        public void Dispose() => insert?.Dispose();

        public sealed record Column(string Name, string StoreType, Func<object, object?> Read)
        {
            public static Column Of(IProperty property, string name)
            {
                var getter = property.GetGetter();
                var converter = property.GetTypeMapping().Converter;
                return new Column(
                    name,
                    property.GetRelationalTypeMapping().StoreTypeNameBase,
                    converter is null
                        ? getter.GetClrValue
                        : row => getter.GetClrValue(row) is { } value ? converter.ConvertToProvider(value) : null);
            }
        }
    }
}
