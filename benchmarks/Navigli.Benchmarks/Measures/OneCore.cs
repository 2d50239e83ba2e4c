using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Navigli.Benchmarks.Ground;
using Navigli.Certificates.Paper;
using Navigli.Certificates.Rules;
using Navigli.Documents;
using Navigli.Documents.Sealing;
using Navigli.Platform.City;
using Navigli.Tests.Certificates;
using QRCoder;

namespace Navigli.Benchmarks.Measures;

/// <summary>Milliseconds a document, and bytes of the process.</summary>
internal sealed record OneCoreResult(double Whole, double Seal, double Qr, double Compression, long MemoryEarly, long MemoryLate);

/// <summary>The whole of a certificate and its parts, in turns in one loop over the types as they are asked for; run in a process pinned to one core.</summary>
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
            // A local seal, no timestamps, and a database that nobody opens.
            await using var city = new BenchCity(folder, "Host=127.0.0.1");
            var (sealer, pages) = (city.Services.GetRequiredService<PaperKeys>().Seal, Pages(city.Services));
            await TakeAsync(pages, sealer, WarmUp);
            var times = await TakeAsync(pages, sealer, Rounds);
            var (early, late) = await MemoryAsync(pages, sealer, documents);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(times with { MemoryEarly = early, MemoryLate = late }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A page of each type as the city writes it, by code.</summary>
    public static IReadOnlyDictionary<string, CertificateContent> Pages(IServiceProvider services) =>
        Demand.August2026.ToDictionary(d => d.Code, d => Page(services, d.Code), StringComparer.Ordinal);

    private static CertificateContent Page(IServiceProvider services, string code)
    {
        var vocabulary = services.GetRequiredService<CityPack>().Vocabulary;
        var selection = vocabulary.Certificates.Select(code)!;
        var issuedAt = new DateTime(2026, 11, 21, 9, 30, 0, DateTimeKind.Utc);
        var issuedOn = DateOnly.FromDateTime(issuedAt);
        var snapshot = services.GetRequiredService<PaperWriter>().Write(new PaperRequest
        {
            Selection = selection,
            Record = GoldenRecords.For(selection),
            Ground = new(vocabulary.Uses.Find("2")!, null, 0),
            Language = CertificateLanguage.Italian,
            Protocol = "2026/000123",
            Code = "7KQ4M2XP93ABCD5E",
            IssuedAt = issuedAt,
            IssuedOn = issuedOn,
            ValidUntil = services.GetRequiredService<RequestRules>().ValidUntil(selection, issuedOn),
        });
        return services.GetRequiredService<PaperRenderer>().Content(Guid.Parse("0190b8a0-0000-7000-8000-0000000000aa"), snapshot);
    }

    private static async Task<OneCoreResult> TakeAsync(IReadOnlyDictionary<string, CertificateContent> pages, ISealer sealer, int rounds)
    {
        var (whole, seal, qr, compression) = (new Stopwatch(), new Stopwatch(), new Stopwatch(), new Stopwatch());
        var certificate = await sealer.CertificateAsync(CancellationToken.None);
        var streams = new Dictionary<string, List<byte[]>>(StringComparer.Ordinal);
        foreach (var (code, page) in pages)
            streams[code] = Streams(await CertificateDocument.SealAsync(page, sealer, CancellationToken.None));
        foreach (var code in Demand.Mix().Take(rounds))
        {
            whole.Start();
            var file = await CertificateDocument.SealAsync(pages[code], sealer, CancellationToken.None);
            whole.Stop();

            seal.Start();
            await PadesSeal.MakeAsync(SHA256.HashData(file), certificate, sealer, timestamps: null, CancellationToken.None);
            seal.Stop();

            qr.Start();
            QRCodeGenerator.GenerateQrCode(pages[code].Verification!.QrText, QRCodeGenerator.ECCLevel.M).Dispose();
            qr.Stop();

            compression.Start();
            foreach (var stream in streams[code])
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

    private static async Task<(long Early, long Late)> MemoryAsync(IReadOnlyDictionary<string, CertificateContent> pages, ISealer sealer, int documents)
    {
        long early = 0;
        foreach (var (number, code) in Demand.Mix().Take(documents).Index())
        {
            await CertificateDocument.SealAsync(pages[code], sealer, CancellationToken.None);
            if (number + 1 == Early)
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
