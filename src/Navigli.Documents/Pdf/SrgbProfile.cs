namespace Navigli.Documents.Pdf;

/// <summary>
/// The sRGB colour profile (IEC 61966-2-1) as an ICC version 2 display profile (ICC.1:2001-04), which PDF/A-1 and PDF/A-2 both take, computed from the
/// standard's own numbers: primaries adapted to D50 and the piecewise transfer curve.
/// </summary>
internal static class SrgbProfile
{
    private const int CurvePoints = 1024;
    private static readonly DateTime Made = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Lazy<byte[]> Deflated = new(() =>
    {
        using var compressed = new PdfBuffer(4096);
        return compressed.Compress(Bytes).Written.ToArray();
    });

    public static byte[] Bytes { get; } = Build();

    public static byte[] Compressed => Deflated.Value;

    private static byte[] Build()
    {
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", [.. "text\0\0\0\0No copyright, use freely\0"u8]),
            ("wtpt", Xyz(0.9505, 1.0, 1.0891)),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)),
            ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)),
            ("bXYZ", Xyz(0.14307, 0.06061, 0.71410)),
            ("rTRC", Curve()),
            ("gTRC", []),
            ("bTRC", []),
        ];
        using var directory = new PdfBuffer(256);
        using var data = new PdfBuffer(4096);
        directory.UInt32((uint)tags.Length);
        var first = 128 + 4 + (tags.Length * 12);
        (uint Offset, uint Size) last = default;
        foreach (var (tag, bytes) in tags)
        {
            // An empty entry repeats the one before it: the three channels share one curve.
            if (bytes.Length > 0)
            {
                last = ((uint)(first + data.Length), (uint)bytes.Length);
                data.Raw(bytes).Raw("\0\0\0"u8[..(-bytes.Length & 3)]);
            }
            directory.Ascii(tag).UInt32(last.Offset).UInt32(last.Size);
        }
        using var profile = new PdfBuffer(4096);
        Header(profile, first + data.Length);
        return profile.Raw(directory.Written).Raw(data.Written).Written.ToArray();
    }

    private static void Header(PdfBuffer profile, int size)
    {
        profile.UInt32((uint)size).UInt32(0).UInt32(0x02100000).Ascii("mntrRGB XYZ ");
        profile.UInt16(Made.Year).UInt16(Made.Month).UInt16(Made.Day).UInt16(0).UInt16(0).UInt16(0);
        profile.Ascii("acsp").Raw(new byte[28]);
        // The illuminant of the connection space is always D50.
        foreach (var value in (double[])[0.9642, 1.0, 0.8249])
            profile.UInt32(Fixed(value));
        profile.Raw(new byte[48]);
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        using var buffer = new PdfBuffer(20);
        return buffer.Ascii("XYZ ").UInt32(0).UInt32(Fixed(x)).UInt32(Fixed(y)).UInt32(Fixed(z)).Written.ToArray();
    }

    private static byte[] Curve()
    {
        using var buffer = new PdfBuffer(12 + (2 * CurvePoints));
        buffer.Ascii("curv").UInt32(0).UInt32(CurvePoints);
        for (var i = 0; i < CurvePoints; i++)
        {
            var encoded = i / (CurvePoints - 1.0);
            var linear = encoded <= 0.04045 ? encoded / 12.92 : Math.Pow((encoded + 0.055) / 1.055, 2.4);
            buffer.UInt16((int)Math.Round(linear * 65535));
        }
        return buffer.Written.ToArray();
    }

    private static byte[] Description(string name)
    {
        using var buffer = new PdfBuffer(128);
        buffer.Ascii("desc").UInt32(0).UInt32((uint)name.Length + 1).Ascii(name).Raw([0]);
        // No Unicode and no Macintosh variant, whose fixed 67 bytes must nevertheless be there.
        return buffer.UInt32(0).UInt32(0).UInt16(0).Raw(new byte[68]).Written.ToArray();
    }

    private static uint Fixed(double value) => (uint)(int)Math.Round(value * 65536);
}
