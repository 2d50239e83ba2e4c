using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Navigli.Documents.Proofs;

/// <summary>The part of CBOR (RFC 8949) that a proof uses, in its deterministic form: shortest heads, definite lengths.</summary>
internal sealed class CborWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256);

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public CborWriter Integer(long value) => value < 0 ? Head(CborKind.Negative, (ulong)(-1 - value)) : Head(CborKind.Unsigned, (ulong)value);

    public CborWriter Bytes(ReadOnlySpan<byte> value)
    {
        Head(CborKind.Bytes, (ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    public CborWriter Text(string value)
    {
        Head(CborKind.Text, (ulong)Encoding.UTF8.GetByteCount(value));
        _bytes.Write(Encoding.UTF8.GetBytes(value));
        return this;
    }

    public CborWriter Array(int count) => Head(CborKind.Array, (ulong)count);

    public CborWriter Map(int count) => Head(CborKind.Map, (ulong)count);

    public CborWriter Tag(int tag) => Head(CborKind.Tag, (ulong)tag);

    private CborWriter Head(CborKind kind, ulong value)
    {
        Span<byte> head = stackalloc byte[9];
        var length = value switch { < 24 => 0, <= byte.MaxValue => 1, <= ushort.MaxValue => 2, <= uint.MaxValue => 4, _ => 8 };
        head[0] = (byte)(((int)kind << 5) | (length switch { 0 => (int)value, 1 => 24, 2 => 25, 4 => 26, _ => 27 }));
        BinaryPrimitives.WriteUInt64BigEndian(head[1..], value << (64 - (8 * length)));
        _bytes.Write(head[..(1 + length)]);
        return this;
    }
}

/// <summary>Reads what <see cref="CborWriter"/> writes and refuses every other form with a <see cref="FormatException"/>.</summary>
internal ref struct CborReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public readonly CborKind Kind => (CborKind)(Peek() >> 5);

    public long Integer()
    {
        var kind = Kind;
        if (kind is not (CborKind.Unsigned or CborKind.Negative))
            throw new FormatException("An integer was expected");
        var value = Head(kind);
        if (value > long.MaxValue)
            throw new FormatException("The integer is too large");
        return kind == CborKind.Negative ? -1 - (long)value : (long)value;
    }

    public ReadOnlySpan<byte> Bytes() => Take(Head(CborKind.Bytes));

    public string Text()
    {
        try
        {
            return StrictUtf8.GetString(Take(Head(CborKind.Text)));
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("The text is not UTF-8", e);
        }
    }

    public int Array() => Count(CborKind.Array);

    public int Map() => Count(CborKind.Map);

    public int Tag() => Count(CborKind.Tag);

    private int Count(CborKind kind)
    {
        var count = Head(kind);
        return count <= 1024 ? (int)count : throw new FormatException("The count is too large");
    }

    private ulong Head(CborKind kind)
    {
        if (Kind != kind)
            throw new FormatException($"{kind} was expected");
        var information = Peek() & 0x1F;
        _rest = _rest[1..];
        if (information < 24)
            return (ulong)information;
        var length = information switch { 24 => 1, 25 => 2, 26 => 4, 27 => 8, _ => throw new FormatException("Indefinite lengths are not deterministic") };
        var value = 0UL;
        foreach (var part in Take((ulong)length))
            value = (value << 8) | part;
        var least = length switch { 1 => 24UL, 2 => 0x100UL, 4 => 0x1_0000UL, _ => 0x1_0000_0000UL };
        return value >= least ? value : throw new FormatException("A shorter head would do");
    }

    private readonly byte Peek() => _rest.IsEmpty ? throw new FormatException("The data ends too early") : _rest[0];

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
            throw new FormatException("The data ends too early");
        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}

/// <summary>Major types of RFC 8949, section 3.1.</summary>
internal enum CborKind
{
    Unsigned = 0,
    Negative = 1,
    Bytes = 2,
    Text = 3,
    Array = 4,
    Map = 5,
    Tag = 6,
    Simple = 7,
}
