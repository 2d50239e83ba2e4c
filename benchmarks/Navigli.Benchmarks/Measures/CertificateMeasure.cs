using System.Globalization;
using System.Text.Json;
using Navigli.Benchmarks.Ground;
using Navigli.Documents.Tests;
using Navigli.Platform.City;

namespace Navigli.Benchmarks.Measures;

/// <summary>A sealed certificate on one core beside its parts, beside pdfmake drawing the same page unsealed, and its memory.</summary>
internal sealed class CertificateMeasure : IMeasure
{
    public string Name => "certificate";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var documents = ground.Full ? 100_000 : 20_000;
        var said = await Tool.RunAsync(
            "taskset", "-c", "0", "dotnet", Path.Combine(AppContext.BaseDirectory, "Navigli.Benchmarks.dll"), "one-core", documents.ToString(CultureInfo.InvariantCulture));
        var ours = JsonSerializer.Deserialize<OneCoreResult>(said)!;
        report.Add("Sealed certificate, one core", Milliseconds(ours.Whole), $"CMS seal {Milliseconds(ours.Seal)} + QR {Milliseconds(ours.Qr)} + compression {Milliseconds(ours.Compression)}", ours.Whole / (ours.Seal + ours.Qr + ours.Compression), Target.AtMost(1.5));

        var page = Path.Combine(ground.Folder, "page.json");
        var crest = CityPack.Load(Path.Combine(AppContext.BaseDirectory, "cities/milano")).Crest.Svg;
        await File.WriteAllTextAsync(page, JsonSerializer.Serialize(PeerPage.Of(Samples.Residence, crest)));
        var theirs = double.Parse(await Tool.RunAsync("taskset", "-c", "0", "node", Path.Combine(ground.Peer, "draw.mjs"), page), CultureInfo.InvariantCulture);
        report.Add("Sealed certificate, beside pdfmake", $"{1000 / ours.Whole:N0} a second", $"pdfmake, the same page unsealed: {1000 / theirs:N0} a second", theirs / ours.Whole, Target.AtLeast(10));
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"Memory after {documents:N0} documents"), Megabytes(ours.MemoryLate), $"after 1,000: {Megabytes(ours.MemoryEarly)}", (double)ours.MemoryLate / ours.MemoryEarly, Target.AtMost(1.2));
    }

    private static string Milliseconds(double time) => string.Create(CultureInfo.InvariantCulture, $"{time:0.00} ms");

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB");
}
