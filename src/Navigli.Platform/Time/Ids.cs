using System.Buffers.Binary;

namespace Navigli.Platform.Time;

/// <summary>Identifiers of rows: UUID version 7 (RFC 9562), so that they sort by the city's clock and index well on both databases.</summary>
public static class Ids
{
    /// <summary>A new id stamped with the clock's present instant.</summary>
    public static Guid NewId(this TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>The instant with which an id made here is stamped, UTC, to the millisecond.</summary>
    public static DateTime StampOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTime.UnixEpoch.AddMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16);
    }

    /// <summary>The present instant as the UTC <see cref="DateTime"/> that the database stores, cut to microseconds so that both databases return what was written.</summary>
    public static DateTime UtcInstant(this TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }
}
