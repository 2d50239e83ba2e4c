using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Navigli.Documents.Pdf;

/// <summary>Bytes of a document while it grows, in a pooled array, so that a long run of documents leaves nothing to collect.</summary>
internal sealed class PdfBuffer(int capacity) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public Span<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public PdfBuffer Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Take(bytes.Length));
        return this;
    }

    public PdfBuffer Ascii(string text)
    {
        Encoding.ASCII.GetBytes(text, Take(text.Length));
        return this;
    }

    public PdfBuffer Int(int value)
    {
        Span<byte> digits = stackalloc byte[11];
        value.TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);
        return Raw(digits[..count]);
    }

    /// <summary>Writes a number with at most three decimals, which is finer than any printer, and without an exponent, which PDF does not have.</summary>
    public PdfBuffer Number(double value)
    {
        var thousandths = (long)Math.Round(value * 1000);
        if (thousandths < 0)
        {
            Raw("-"u8);
            thousandths = -thousandths;
        }
        Int((int)(thousandths / 1000));
        var fraction = (int)(thousandths % 1000);
        if (fraction == 0)
            return this;
        Span<byte> decimals = [(byte)'.', (byte)('0' + (fraction / 100)), (byte)('0' + (fraction / 10 % 10)), (byte)('0' + (fraction % 10))];
        return Raw(decimals.TrimEnd((byte)'0'));
    }

    public PdfBuffer Numbers(params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            Number(value).Raw(" "u8);
        return this;
    }

    public PdfBuffer Reference(int id) => Int(id).Raw(" 0 R"u8);

    public PdfBuffer Hex(ReadOnlySpan<byte> bytes)
    {
        Convert.TryToHexString(bytes, Take(bytes.Length * 2), out _);
        return this;
    }

    public PdfBuffer Hex(ushort value)
    {
        var digits = "0123456789ABCDEF"u8;
        var span = Take(4);
        span[0] = digits[value >> 12];
        span[1] = digits[(value >> 8) & 0xF];
        span[2] = digits[(value >> 4) & 0xF];
        span[3] = digits[value & 0xF];
        return this;
    }

    /// <summary>A text string (ISO 32000-1, 7.9.2.2) as UTF-16BE in hexadecimal: no escapes to get wrong.</summary>
    public PdfBuffer Text(string text)
    {
        Raw("<FEFF"u8);
        foreach (var unit in text)
            Hex(unit);
        return Raw(">"u8);
    }

    public PdfBuffer UInt16(int value)
    {
        var span = Take(2);
        span[0] = (byte)(value >> 8);
        span[1] = (byte)value;
        return this;
    }

    public PdfBuffer UInt32(uint value) => UInt16((int)(value >> 16)).UInt16((int)(value & 0xFFFF));

    public PdfBuffer Compress(ReadOnlySpan<byte> bytes)
    {
        using var zlib = new ZLibStream(new Sink(this), CompressionLevel.Optimal);
        zlib.Write(bytes);
        return this;
    }

    public PdfBuffer Fill(byte value, int count)
    {
        Take(count).Fill(value);
        return this;
    }

    public void Clear() => Length = 0;

    public void Dispose()
    {
        if (_bytes.Length == 0)
            return;
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    private Span<byte> Take(int count)
    {
        if (Length + count > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, _bytes.Length * 2));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    private sealed class Sink(PdfBuffer target) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => target.Length;

        public override long Position
        {
            get => target.Length;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => target.Raw(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => target.Raw(buffer);

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
