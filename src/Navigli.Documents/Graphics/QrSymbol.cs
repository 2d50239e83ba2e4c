using System.Collections;
using Navigli.Documents.Pdf;
using QRCoder;

namespace Navigli.Documents.Graphics;

/// <summary>A QR code (ISO/IEC 18004) drawn as one filled path of as few rectangles as runs allow.</summary>
internal sealed class QrSymbol
{
    /// <summary>The empty border, in modules, without which readers may not find the symbol (ISO/IEC 18004, 5.3.8).</summary>
    public const int QuietZone = 4;

    private readonly List<BitArray> _rows;

    public QrSymbol(string text)
    {
        try
        {
            using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
            _rows = data.ModuleMatrix;
        }
        catch (QRCoder.Exceptions.DataTooLongException e)
        {
            throw new DocumentException("The text does not fit in a QR code", e);
        }
    }

    /// <summary>Modules on a side, with the quiet zone.</summary>
    public int Size => _rows.Count;

    /// <summary>Draws the symbol, quiet zone included, with its lower left corner at the given point.</summary>
    public void Draw(PdfBuffer content, double left, double bottom, double side)
    {
        var module = side / Size;
        content.Raw("q 0 0 0 rg "u8).Numbers(module, 0, 0, module, left, bottom).Raw("cm\n"u8);
        for (var row = 0; row < Size; row++)
        {
            for (var start = 0; start < Size; start++)
            {
                if (!_rows[row][start])
                    continue;
                var end = start;
                while (end < Size && _rows[row][end])
                    end++;
                if (!IsRun(row - 1, start, end))
                    DrawRun(content, row, start, end);
                start = end;
            }
        }
        content.Raw("f Q\n"u8);
    }

    private void DrawRun(PdfBuffer content, int row, int start, int end)
    {
        var height = 1;
        while (IsRun(row + height, start, end))
            height++;
        content.Int(start).Raw(" "u8).Int(Size - row - height).Raw(" "u8).Int(end - start).Raw(" "u8).Int(height).Raw(" re\n"u8);
    }

    // A whole run, ended on both sides: a run that repeats below the same run is part of its rectangle.
    private bool IsRun(int row, int start, int end)
    {
        if (row < 0 || row >= Size || (start > 0 && _rows[row][start - 1]) || (end < Size && _rows[row][end]))
            return false;
        for (var column = start; column < end; column++)
        {
            if (!_rows[row][column])
                return false;
        }
        return true;
    }
}
