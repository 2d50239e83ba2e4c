using System.Globalization;

namespace Navigli.Documents.Pdf;

/// <summary>The objects of a PDF file and the table that finds them (ISO 32000-1, 7.5): header, indirect objects, cross-reference table, trailer.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly List<int> _offsets = [0];
    private readonly PdfBuffer _scratch = new(32 * 1024);

    public PdfFile(PdfProfile profile)
    {
        Output.Raw(profile == PdfProfile.PdfA1b ? "%PDF-1.4\n"u8 : "%PDF-1.7\n"u8).Raw([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    public PdfBuffer Output { get; } = new(64 * 1024);

    public int NewId()
    {
        _offsets.Add(0);
        return _offsets.Count - 1;
    }

    public PdfBuffer Begin(int id)
    {
        _offsets[id] = Output.Length;
        return Output.Int(id).Raw(" 0 obj\n"u8);
    }

    public void End() => Output.Raw("\nendobj\n"u8);

    /// <summary>Writes a stream object; <paramref name="entries"/> are its dictionary's entries besides the length and the filter.</summary>
    public void Deflated(int id, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> data)
    {
        _scratch.Clear();
        AlreadyDeflated(id, entries, _scratch.Compress(data).Written);
    }

    public void AlreadyDeflated(int id, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> data)
    {
        Begin(id).Raw("<< /Filter /FlateDecode "u8);
        Body(entries, data);
    }

    public void Plain(int id, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> data)
    {
        Begin(id).Raw("<< "u8);
        Body(entries, data);
    }

    public void Finish(int catalog, int info, ReadOnlySpan<byte> fileId)
    {
        var start = Output.Length;
        Output.Raw("xref\n0 "u8).Int(_offsets.Count).Raw("\n0000000000 65535 f \n"u8);
        Span<byte> offset = stackalloc byte[10];
        for (var i = 1; i < _offsets.Count; i++)
        {
            _offsets[i].TryFormat(offset, out _, "D10", CultureInfo.InvariantCulture);
            Output.Raw(offset).Raw(" 00000 n \n"u8);
        }
        Output.Raw("trailer\n<< /Size "u8).Int(_offsets.Count).Raw(" /Root "u8).Reference(catalog).Raw(" /Info "u8).Reference(info);
        Output.Raw(" /ID [<"u8).Hex(fileId).Raw("> <"u8).Hex(fileId).Raw(">] >>\nstartxref\n"u8).Int(start).Raw("\n%%EOF\n"u8);
    }

    public void Dispose()
    {
        Output.Dispose();
        _scratch.Dispose();
    }

    private void Body(ReadOnlySpan<byte> entries, ReadOnlySpan<byte> data)
    {
        Output.Raw(entries).Raw(" /Length "u8).Int(data.Length).Raw(" >>\nstream\n"u8).Raw(data).Raw("\nendstream"u8);
        End();
    }
}
