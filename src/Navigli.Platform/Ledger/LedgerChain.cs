using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Navigli.Platform.Ledger;

/// <summary>
/// The arithmetic of the chain: hash(n) = HMAC-SHA-256(key, hash(n-1) ‖ content(n)), hash(0) = HMAC-SHA-256(key, segment's id). Content is every
/// column in order, each with its length, so that no two different rows have the same bytes. The key is outside the database: whoever alters
/// a row there cannot recompute the hashes after it, so the first row that does not fit is the first that was altered.
/// </summary>
internal sealed class LedgerChain(byte[] key)
{
    public const int HashLength = 32;

    /// <summary>Length of what a seal signs.</summary>
    public const int SealedLength = 16 + 8 + HashLength + 1;

    public byte[] Start(Guid segmentId) => HMACSHA256.HashData(key, segmentId.ToByteArray(bigEndian: true));

    public byte[] Next(ReadOnlySpan<byte> previous, in Content content)
    {
        var next = new byte[HashLength];
        Next(previous, content, next);
        return next;
    }

    /// <summary>The same into a buffer, which may be that of <paramref name="previous"/>.</summary>
    public void Next(ReadOnlySpan<byte> previous, in Content content, Span<byte> next)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(HashLength + content.MaxLength);
        try
        {
            previous.CopyTo(buffer);
            var length = HashLength + content.Write(buffer.AsSpan(HashLength));
            HMACSHA256.HashData(key, buffer.AsSpan(0, length), next);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>What a seal signs: id, count, head, state.</summary>
    public static byte[] SealedBytes(Guid segmentId, long count, ReadOnlySpan<byte> head, LedgerSealState state)
    {
        var bytes = new byte[SealedLength];
        segmentId.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), count);
        head.CopyTo(bytes.AsSpan(24));
        bytes[^1] = (byte)state;
        return bytes;
    }

    /// <summary>The columns that the hash covers, as read from a row or about to be written to one.</summary>
    public readonly record struct Content(
        long Seq,
        long AtMicros,
        Guid? Subject,
        string? Population,
        string What,
        string Purpose,
        string LegalBasis,
        string Kind,
        string? Right,
        Guid? AccountId,
        Guid? ReaderPersonId,
        Guid? SessionId,
        string? Office,
        string? CaseReference,
        string? Reason,
        bool Withheld)
    {
        public int MaxLength => 16 + (4 * 17) + 1 + (9 * 4) + (3 * (Long(Population) + What.Length + Purpose.Length + LegalBasis.Length + Kind.Length
            + Long(Right) + Long(Office) + Long(CaseReference) + Long(Reason)));

        public int Write(Span<byte> to)
        {
            BinaryPrimitives.WriteInt64BigEndian(to, Seq);
            BinaryPrimitives.WriteInt64BigEndian(to[8..], AtMicros);
            var at = 16;
            Put(to, ref at, Subject);
            Put(to, ref at, Population);
            Put(to, ref at, What);
            Put(to, ref at, Purpose);
            Put(to, ref at, LegalBasis);
            Put(to, ref at, Kind);
            Put(to, ref at, Right);
            Put(to, ref at, AccountId);
            Put(to, ref at, ReaderPersonId);
            Put(to, ref at, SessionId);
            Put(to, ref at, Office);
            Put(to, ref at, CaseReference);
            Put(to, ref at, Reason);
            to[at++] = Withheld ? (byte)1 : (byte)0;
            return at;
        }

        private static int Long(string? text) => text?.Length ?? 0;

        // -1 for null: an absent value is not an empty one.
        private static void Put(Span<byte> to, ref int at, string? text)
        {
            if (text is null)
            {
                BinaryPrimitives.WriteInt32BigEndian(to[at..], -1);
                at += 4;
                return;
            }

            var written = Encoding.UTF8.GetBytes(text, to[(at + 4)..]);
            BinaryPrimitives.WriteInt32BigEndian(to[at..], written);
            at += 4 + written;
        }

        private static void Put(Span<byte> to, ref int at, Guid? id)
        {
            to[at++] = id is null ? (byte)0 : (byte)1;
            if (id is { } value)
            {
                value.TryWriteBytes(to[at..], bigEndian: true, out _);
                at += 16;
            }
        }
    }
}
