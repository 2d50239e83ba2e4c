using Navigli.Documents.Fonts;
using Navigli.Documents.Pdf;

namespace Navigli.Documents.Layout;

/// <summary>The type scale of a certificate.</summary>
internal static class CertificateStyles
{
    private static readonly byte[] Muted = "0.29 0.31 0.35 rg "u8.ToArray();

    public static TextStyle Municipality { get; } = new(FontFace.Bold, 17, 23);

    public static TextStyle Office { get; } = new(FontFace.Regular, 10.5, 15) { Ink = Muted };

    public static TextStyle Title { get; } = new(FontFace.Bold, 19, 25);

    public static TextStyle Authority { get; } = new(FontFace.Regular, 11.5, 17);

    public static TextStyle Body { get; } = new(FontFace.Regular, 11, 15);

    public static TextStyle Strong { get; } = new(FontFace.Bold, 11, 15);

    public static TextStyle Subject { get; } = new(FontFace.Bold, 13.5, 18);

    public static TextStyle Cell { get; } = new(FontFace.Regular, 9.5, 13.5);

    public static TextStyle Small { get; } = new(FontFace.Regular, 8.5, 12.5);

    public static TextStyle Note { get; } = new(FontFace.Regular, 8.5, 12.5) { Ink = Muted };

    public static TextStyle Heading { get; } = new(FontFace.Bold, 10.5, 15);

    public static TextStyle Code { get; } = new(FontFace.Bold, 12, 17);

    public static TextStyle Protocol { get; } = new(FontFace.Regular, 9.5, 14) { Ink = Muted };
}
