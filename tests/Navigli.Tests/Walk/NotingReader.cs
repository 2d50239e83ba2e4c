using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Navigli.Tests.Walk;

/// <summary>Passes rows on and notes that there were some, and every id in them.</summary>
[SuppressMessage("Design", "CA1010:Generic interface should also be implemented", Justification = "A data reader enumerates untyped")]
internal sealed class NotingReader(DbDataReader inner, RequestNote note, string[] tables) : DbDataReader
{
    private int closed;

    public override int Depth => inner.Depth;

    public override int FieldCount => inner.FieldCount;

    public override bool HasRows => inner.HasRows;

    public override bool IsClosed => inner.IsClosed;

    public override int RecordsAffected => inner.RecordsAffected;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => Noted(inner.Read());

    public override async Task<bool> ReadAsync(CancellationToken cancellationToken) => Noted(await inner.ReadAsync(cancellationToken));

    public override bool NextResult() => inner.NextResult();

    public override Task<bool> NextResultAsync(CancellationToken cancellationToken) => inner.NextResultAsync(cancellationToken);

    public override Guid GetGuid(int ordinal) => Noted(inner.GetGuid(ordinal));

    public override T GetFieldValue<T>(int ordinal) => Noted(inner.GetFieldValue<T>(ordinal));

    public override async Task<T> GetFieldValueAsync<T>(int ordinal, CancellationToken cancellationToken) => Noted(await inner.GetFieldValueAsync<T>(ordinal, cancellationToken));

    public override object GetValue(int ordinal) => Noted(inner.GetValue(ordinal));

    public override int GetValues(object[] values) => inner.GetValues(values);

    public override bool GetBoolean(int ordinal) => inner.GetBoolean(ordinal);

    public override byte GetByte(int ordinal) => inner.GetByte(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => inner.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override char GetChar(int ordinal) => inner.GetChar(ordinal);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => inner.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override string GetDataTypeName(int ordinal) => inner.GetDataTypeName(ordinal);

    public override DateTime GetDateTime(int ordinal) => inner.GetDateTime(ordinal);

    public override decimal GetDecimal(int ordinal) => inner.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => inner.GetDouble(ordinal);

    public override IEnumerator GetEnumerator() => inner.GetEnumerator();

    public override Type GetFieldType(int ordinal) => inner.GetFieldType(ordinal);

    public override float GetFloat(int ordinal) => inner.GetFloat(ordinal);

    public override short GetInt16(int ordinal) => inner.GetInt16(ordinal);

    public override int GetInt32(int ordinal) => inner.GetInt32(ordinal);

    public override long GetInt64(int ordinal) => inner.GetInt64(ordinal);

    public override string GetName(int ordinal) => inner.GetName(ordinal);

    public override int GetOrdinal(string name) => inner.GetOrdinal(name);

    public override string GetString(int ordinal) => inner.GetString(ordinal);

    public override bool IsDBNull(int ordinal) => inner.IsDBNull(ordinal);

    // Npgsql uses a reader again for the next command: once closed, it is somebody else's.
    public override void Close()
    {
        if (Interlocked.Exchange(ref closed, 1) == 0)
            inner.Dispose();
    }

    public override async Task CloseAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) == 0)
            await inner.DisposeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    private bool Noted(bool row)
    {
        if (row)
        {
            foreach (var table in tables)
                note.MarkedTables.AddOrUpdate(table, 1, static (_, count) => count + 1);
        }

        return row;
    }

    private T Noted<T>(T value)
    {
        if (value is Guid id)
            note.Ids.TryAdd(id, 0);
        return value;
    }
}
