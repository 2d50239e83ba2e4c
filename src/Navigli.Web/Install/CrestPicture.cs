using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using Navigli.Platform.City;

namespace Navigli.Web.Install;

/// <summary>The crest as a PNG: phones that take no drawing for an icon take a picture. White ground, the crest within the middle, so that systems may cut it to any shape.</summary>
internal static class CrestPicture
{
    /// <summary>How much of the side the crest takes: within the four fifths that every mask leaves (W3C, Web Application Manifest, purpose "maskable").</summary>
    public const double Share = 0.5625;

    private const int Samples = 4;
    private const int Steps = 16;

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    /// <summary>The picture.</summary>
    /// <param name="crest">The crest of the pack.</param>
    /// <param name="side">Its side in pixels.</param>
    public static byte[] Draw(CityCrest crest, int side)
    {
        var picture = new double[side * side * 3];
        Array.Fill(picture, 255);
        var scale = side * Share / Math.Max(crest.Width, crest.Height);
        var (left, top) = ((side - crest.Width * scale) / 2, (side - crest.Height * scale) / 2);
        foreach (var shape in crest.Shapes)
            Fill(picture, side, Edges(shape.PathData, p => (left + p.X * scale, top + p.Y * scale)), shape.Fill);
        return Png(picture, side);
    }

    /// <summary>The straight sides of a path; curves become short ones.</summary>
    private static List<((double X, double Y) From, (double X, double Y) To)> Edges(string path, Func<(double X, double Y), (double X, double Y)> place)
    {
        List<((double X, double Y) From, (double X, double Y) To)> edges = [];
        var words = new Queue<string>(path.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        (double X, double Y) at = default, start = default;
        var command = "";
        while (words.TryPeek(out var word))
        {
            if (char.IsAsciiLetter(word[0]))
                command = words.Dequeue();
            switch (command)
            {
                case "M":
                    at = start = Point();
                    command = "L";
                    break;
                case "L":
                    To(Point());
                    break;
                case "H":
                    To((Number(), at.Y));
                    break;
                case "V":
                    To((at.X, Number()));
                    break;
                case "C":
                    var (from, a, b, end) = (at, Point(), Point(), Point());
                    for (var step = 1; step <= Steps; step++)
                        To(Bezier(from, a, b, end, (double)step / Steps));
                    break;
                default:
                    To(start);
                    break;
            }
        }

        return edges;

        double Number() => double.Parse(words.Dequeue(), CultureInfo.InvariantCulture);

        (double X, double Y) Point() => (Number(), Number());

        void To((double X, double Y) next)
        {
            edges.Add((place(at), place(next)));
            at = next;
        }
    }

    private static (double X, double Y) Bezier((double X, double Y) p, (double X, double Y) q, (double X, double Y) r, (double X, double Y) s, double t)
    {
        var (a, b, c, d) = ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t);
        return (a * p.X + b * q.X + c * r.X + d * s.X, a * p.Y + b * q.Y + c * r.Y + d * s.Y);
    }

    /// <summary>Fills by the nonzero rule, line by line, each pixel by how much of it lies within.</summary>
    private static void Fill(double[] picture, int side, List<((double X, double Y) From, (double X, double Y) To)> edges, string colour)
    {
        var rgb = Convert.FromHexString(colour.AsSpan(1));
        var cover = new double[side];
        for (var row = 0; row < side; row++)
        {
            Array.Clear(cover);
            for (var sample = 0; sample < Samples; sample++)
                Cover(cover, edges, row + (sample + 0.5) / Samples);
            for (var column = 0; column < side; column++)
            {
                for (var channel = 0; channel < 3 && cover[column] > 0; channel++)
                {
                    ref var value = ref picture[(row * side + column) * 3 + channel];
                    value += (rgb[channel] - value) * Math.Min(1, cover[column]);
                }
            }
        }
    }

    private static void Cover(double[] cover, List<((double X, double Y) From, (double X, double Y) To)> edges, double y)
    {
        var crossings = edges.Where(e => e.From.Y <= y != e.To.Y <= y)
            .Select(e => (X: e.From.X + (y - e.From.Y) * (e.To.X - e.From.X) / (e.To.Y - e.From.Y), Turn: e.To.Y > e.From.Y ? 1 : -1)).OrderBy(c => c.X).ToList();
        var turns = 0;
        for (var i = 0; i + 1 < crossings.Count; i++)
        {
            turns += crossings[i].Turn;
            if (turns == 0)
                continue;
            var (from, to) = (crossings[i].X, crossings[i + 1].X);
            for (var column = Math.Max(0, (int)from); column < cover.Length && column < to; column++)
                cover[column] += Math.Max(0, Math.Min(to, column + 1) - Math.Max(from, column)) / Samples;
        }
    }

    /// <summary>Eight bits a channel, no filter (W3C, Portable Network Graphics, 11).</summary>
    private static byte[] Png(double[] picture, int side)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        (header[8], header[9]) = (8, 2);
        Chunk(png, "IHDR"u8, header);
        using var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            foreach (var row in picture.Chunk(side * 3))
            {
                packed.WriteByte(0);
                packed.Write([.. row.Select(v => (byte)Math.Round(v))]);
            }
        }

        Chunk(png, "IDAT"u8, rows.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        byte[] named = [.. name, .. content];
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~named.Aggregate(uint.MaxValue, static (crc, b) => CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8)));
        png.Write(number);
    }
}
