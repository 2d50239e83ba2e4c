using System.Globalization;
using System.Security.Cryptography;
using Navigli.Documents.Layout;

namespace Navigli.Documents.Pdf;

/// <summary>Puts a laid-out certificate together as a file: pages, fonts, structure, metadata, colour, and the room for its seal.</summary>
internal sealed class PdfAssembly(CertificateContent content, PdfProfile profile) : IDisposable
{
    private readonly PdfFile _file = new(profile);

    public PdfBuffer Output => _file.Output;

    /// <summary>Writes the file. With a seal length it has a signature dictionary with a hole of that many bytes, which <see cref="SealHole"/> then fills.</summary>
    public SealHole? Write(int? sealLength)
    {
        var fonts = new PdfFonts();
        using var layout = new CertificateLayout(content, fonts).Draw();
        if (sealLength is not null)
            layout.AddSealField();
        var (catalog, info, pages, structure, resources) = (_file.NewId(), _file.NewId(), _file.NewId(), _file.NewId(), _file.NewId());
        var (metadata, profileId, widget) = (_file.NewId(), _file.NewId(), sealLength is null ? 0 : _file.NewId());
        foreach (var page in layout.Pages)
            page.Id = _file.NewId();

        foreach (var page in layout.Pages)
            WritePage(page, pages, resources, page.Number == layout.Pages.Count - 1 ? widget : 0);
        WritePageTree(pages, layout.Pages);
        fonts.Write(_file, resources, profile);
        StructTreeWriter.Write(_file, layout.Root, structure, layout.Pages, widget);
        _file.Plain(metadata, "/Type /Metadata /Subtype /XML"u8, XmpPacket.Write(content, profile));
        _file.AlreadyDeflated(profileId, "/N 3"u8, SrgbProfile.Compressed);
        WriteInfo(info);
        var hole = sealLength is { } length ? WriteSeal(widget, length, layout.Pages) : null;
        WriteCatalog(catalog, pages, structure, metadata, profileId, widget);
        _file.Finish(catalog, info, FileId());
        return hole;
    }

    public void Dispose() => _file.Dispose();

    private void WritePage(PdfPage page, int parent, int resources, int widget)
    {
        var contents = _file.NewId();
        var output = _file.Begin(page.Id).Raw("<< /Type /Page /Parent "u8).Reference(parent).Raw(" /MediaBox [0 0 "u8).Numbers(PdfPage.Width, PdfPage.Height)
            .Raw("] /Resources "u8).Reference(resources).Raw(" /Contents "u8).Reference(contents).Raw(" /StructParents "u8).Int(page.Number);
        if (widget != 0)
            output.Raw(" /Tabs /S /Annots ["u8).Reference(widget).Raw("]"u8);
        output.Raw(" >>"u8);
        _file.End();
        _file.Deflated(contents, [], page.Content.Written);
    }

    private void WritePageTree(int id, IReadOnlyList<PdfPage> pages)
    {
        var output = _file.Begin(id).Raw("<< /Type /Pages /Kids ["u8);
        foreach (var page in pages)
            output.Reference(page.Id).Raw(" "u8);
        output.Raw("] /Count "u8).Int(pages.Count).Raw(" >>"u8);
        _file.End();
    }

    private void WriteInfo(int id)
    {
        var output = _file.Begin(id).Raw("<< /Title "u8).Text(content.FileTitle);
        if (content.Municipality.Length > 0)
            output.Raw(" /Author "u8).Text(content.Municipality);
        output.Raw(" /Producer "u8).Text(XmpPacket.Producer)
            .Raw(" /CreationDate ("u8).Ascii(PdfDate(content.IssuedAt)).Raw(") /ModDate ("u8).Ascii(PdfDate(content.IssuedAt)).Raw(") >>"u8);
        _file.End();
    }

    // The widget has no size, so that it needs no appearance (ISO 19005-2, 6.3.3) and yet may print, as 6.3.2 demands; hidden it must not be.
    private SealHole WriteSeal(int widget, int sealLength, IReadOnlyList<PdfPage> pages)
    {
        var signature = _file.NewId();
        _file.Begin(widget).Raw("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /F 132 /Rect [0 0 0 0] /P "u8).Reference(pages[^1].Id)
            .Raw(" /StructParent "u8).Int(pages.Count).Raw(" /TU "u8).Text(content.SealNotice).Raw(" /Contents "u8).Text(content.SealNotice)
            .Raw(" /V "u8).Reference(signature).Raw(" >>"u8);
        _file.End();
        var output = _file.Begin(signature).Raw("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M ("u8).Ascii(PdfDate(content.SealedAt ?? content.IssuedAt))
            .Raw(") /Name "u8).Text(content.Municipality).Raw(" /ByteRange "u8);
        var range = output.Length;
        output.Raw(SealHole.EmptyRange).Raw(" /Contents <"u8);
        var contents = output.Length;
        output.Fill((byte)'0', sealLength * 2).Raw("> >>"u8);
        _file.End();
        return new SealHole(range, contents - 1, (sealLength * 2) + 2);
    }

    private void WriteCatalog(int id, int pages, int structure, int metadata, int profileId, int widget)
    {
        var output = _file.Begin(id).Raw("<< /Type /Catalog /Pages "u8).Reference(pages).Raw(" /Metadata "u8).Reference(metadata).Raw(" /Lang "u8).Text(content.Language)
            .Raw(" /MarkInfo << /Marked true >> /StructTreeRoot "u8).Reference(structure).Raw(" /ViewerPreferences << /DisplayDocTitle true >>"u8)
            .Raw(" /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile "u8)
            .Reference(profileId).Raw(" >>]"u8);
        // Signatures exist, and the file may only be appended to (ISO 32000-1, table 219).
        if (widget != 0)
            output.Raw(" /AcroForm << /SigFlags 3 /Fields ["u8).Reference(widget).Raw("] >>"u8);
        output.Raw(" >>"u8);
        _file.End();
    }

    private byte[] FileId() => SHA256.HashData(content.DocumentId.ToByteArray(bigEndian: true)).AsSpan(0, 16).ToArray();

    private static string PdfDate(DateTime instant) => instant.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
}
