using System.Globalization;
using System.Text.Json;
using Navigli.Benchmarks.Ground;
using Navigli.Platform.City;

namespace Navigli.Benchmarks.Measures;

/// <summary>Sealed certificates of the types as they are asked for, on one core: beside their parts, beside pdfmake drawing the same pages unsealed, and their memory.</summary>
internal sealed class CertificateMeasure : IMeasure
{
    public string Name => "certificate";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var documents = ground.Full ? 100_000 : 20_000;
        var said = await Tool.RunAsync(
            "taskset", "-c", "0", "dotnet", Path.Combine(AppContext.BaseDirectory, "Navigli.Benchmarks.dll"), "one-core", documents.ToString(CultureInfo.InvariantCulture));
        var ours = JsonSerializer.Deserialize<OneCoreResult>(said)!;
        report.Add(
            $"Sealed certificate, mix of {Demand.August2026.Count} types, one core",
            Milliseconds(ours.Whole),
            $"CMS seal {Milliseconds(ours.Seal)} + QR {Milliseconds(ours.Qr)} + compression {Milliseconds(ours.Compression)}",
            ours.Whole / (ours.Seal + ours.Qr + ours.Compression),
            Target.AtMost(1.5));

        var theirs = double.Parse(await Tool.RunAsync("taskset", "-c", "0", "node", Path.Combine(ground.Peer, "draw.mjs"), await WritePagesAsync(ground)), CultureInfo.InvariantCulture);
        report.Add("The same mix, beside pdfmake", $"{1000 / ours.Whole:N0} a second", $"pdfmake, the same words unsealed: {1000 / theirs:N0} a second", theirs / ours.Whole, Target.AtLeast(10));
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"Memory after {documents:N0} documents"), Megabytes(ours.MemoryLate), $"after 1,000: {Megabytes(ours.MemoryEarly)}", (double)ours.MemoryLate / ours.MemoryEarly, Target.AtMost(1.2));
    }

    /// <summary>The words of the pages, in the order of the mix, for the peer.</summary>
    private static async Task<string> WritePagesAsync(Grounds ground)
    {
        const int pages = 100;
        await using var city = new BenchCity(Path.Combine(ground.Folder, "pages"), "Host=127.0.0.1");
        var crest = city.Services.GetRequiredService<CityPack>().Crest.Svg;
        var ofType = OneCore.Pages(city.Services).ToDictionary(p => p.Key, p => PeerPage.Of(p.Value, crest), StringComparer.Ordinal);
        var file = Path.Combine(ground.Folder, "pages.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(Demand.Mix().Take(pages).Select(code => ofType[code])));
        return file;
    }

    private static string Milliseconds(double time) => string.Create(CultureInfo.InvariantCulture, $"{time:0.00} ms");

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB");
}
