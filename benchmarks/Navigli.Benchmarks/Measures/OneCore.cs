using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Navigli.Certificates;
using Navigli.Certificates.Paper;
using Navigli.Documents;
using Navigli.Documents.Sealing;
using Navigli.Documents.Tests;
using Navigli.Platform.City;
using Navigli.Platform.Keys;
using QRCoder;

namespace Navigli.Benchmarks.Measures;

/// <summary>Milliseconds a document, and bytes of the process.</summary>
internal sealed record OneCoreResult(double Whole, double Seal, double Qr, double Compression, long MemoryEarly, long MemoryLate);

/// <summary>The whole of a certificate and its parts, in turns in one loop; run in a process pinned to one core.</summary>
internal static partial class OneCore
{
    private const int WarmUp = 500;
    private const int Rounds = 3_000;
    private const int Early = 1_000;

    public static async Task RunAsync(int documents)
    {
        var folder = Directory.CreateTempSubdirectory("navigli-bench-").FullName;
        try
        {
            var pack = CityPack.Load(Path.Combine(AppContext.BaseDirectory, "cities/milano"));
            var ring = new KeyRing(Options.Create(new KeyRingOptions { Directory = folder, CreateMissing = true, Password = "benchmark" }), TimeProvider.System);
            using var proofs = new ProofKeys(ring);
            // A local seal and no timestamps: nobody is called.
            await using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
            using var keys = new PaperKeys(ring, pack, proofs, Options.Create(new CertificatesOptions()), services.GetRequiredService<IHttpClientFactory>(), TimeProvider.System);
            var page = Samples.Residence with { Crest = keys.Crest };
            await TakeAsync(page, keys.Seal, WarmUp);
            var times = await TakeAsync(page, keys.Seal, Rounds);
            var (early, late) = await MemoryAsync(page, keys.Seal, documents);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(times with { MemoryEarly = early, MemoryLate = late }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<OneCoreResult> TakeAsync(CertificateContent page, ISealer sealer, int rounds)
    {
        var (whole, seal, qr, compression) = (new Stopwatch(), new Stopwatch(), new Stopwatch(), new Stopwatch());
        var file = await CertificateDocument.SealAsync(page, sealer, CancellationToken.None);
        var certificate = await sealer.CertificateAsync(CancellationToken.None);
        var streams = Streams(file);
        for (var i = 0; i < rounds; i++)
        {
            whole.Start();
            file = await CertificateDocument.SealAsync(page, sealer, CancellationToken.None);
            whole.Stop();

            seal.Start();
            await PadesSeal.MakeAsync(SHA256.HashData(file), certificate, sealer, timestamps: null, CancellationToken.None);
            seal.Stop();

            qr.Start();
            QRCodeGenerator.GenerateQrCode(page.Verification!.QrText, QRCodeGenerator.ECCLevel.M).Dispose();
            qr.Stop();

            compression.Start();
            foreach (var stream in streams)
            {
                using var packed = new MemoryStream();
                await using var zlib = new ZLibStream(packed, CompressionLevel.Optimal);
                zlib.Write(stream);
            }

            compression.Stop();
        }

        return new(Each(whole), Each(seal), Each(qr), Each(compression), 0, 0);

        double Each(Stopwatch watch) => watch.Elapsed.TotalMilliseconds / rounds;
    }

    private static async Task<(long Early, long Late)> MemoryAsync(CertificateContent page, ISealer sealer, int documents)
    {
        long early = 0;
        for (var i = 1; i <= documents; i++)
        {
            await CertificateDocument.SealAsync(page, sealer, CancellationToken.None);
            if (i == Early)
                early = Environment.WorkingSet;
        }

        return (early, Environment.WorkingSet);
    }

    /// <summary>What the file holds compressed, except the colour profile: that is made once and kept.</summary>
    private static List<byte[]> Streams(byte[] file)
    {
        var streams = new List<byte[]>();
        foreach (Match match in Deflated().Matches(Encoding.Latin1.GetString(file)))
        {
            if (match.Groups["entries"].Value.Contains("/N 3", StringComparison.Ordinal))
                continue;
            using var zlib = new ZLibStream(new MemoryStream(file, match.Index + match.Length, int.Parse(match.Groups["length"].Value, CultureInfo.InvariantCulture)), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            zlib.CopyTo(plain);
            streams.Add(plain.ToArray());
        }

        return streams.Count > 0 ? streams : throw new InvalidOperationException("The file has no compressed streams");
    }

    [GeneratedRegex(@"/Filter /FlateDecode(?<entries>[^>]*) /Length (?<length>\d+) >>\nstream\n", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Deflated();
}
