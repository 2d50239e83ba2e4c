using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;
using Navigli.Benchmarks.Ground;
using Navigli.Certificates.Paper;
using Navigli.Documents.Proofs;
using QRCoder;
using Navigli.Testing;

namespace Navigli.Benchmarks.Measures;

/// <summary>QR codes verified in Chromium without a network, its CPU slowed down four times: signed facts alone, frames of a camera, photographs.</summary>
internal sealed class VerifyMeasure : IMeasure
{
    private const double Promised = 50;
    private const int Proofs = 1_000;
    private const int Pictures = 100;
    private const int Slowdown = 4;

    // A video's frame and a file are given to the page's own reader; making them is not in the time, decompressing a photograph is.
    private const string Script =
        """
        async ([proofs, pictures]) => {
          const { examine, trust } = await import(document.querySelector("script[type=module]").src);
          const reader = await import(document.getElementById("qr-tools").dataset.reader);
          const verify = async (read, source) => {
            const start = performance.now();
            const { outcome, facts } = await examine(await read(source), trust);
            return { outcome, code: facts?.code ?? null, time: performance.now() - start };
          };
          const shot = async (picture, width, height, size, degrees) => {
            const code = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), c => c.charCodeAt(0))], { type: "image/png" }));
            const canvas = new OffscreenCanvas(width, height);
            const context = canvas.getContext("2d");
            const light = context.createLinearGradient(0, 0, width, height);
            light.addColorStop(0, "#f4f1ea");
            light.addColorStop(1, "#b9b4aa");
            context.fillStyle = light;
            context.fillRect(0, 0, width, height);
            context.translate(width / 2, height / 2);
            context.rotate(degrees * Math.PI / 180);
            context.globalCompositeOperation = "multiply";
            context.drawImage(code, -size / 2, -size / 2, size, size);
            return canvas;
          };
          const all = { proofs: [], frames: [], photos: [] };
          for (const proof of proofs) all.proofs.push(await verify(text => text, proof));
          for (const [i, picture] of pictures.entries()) {
            const canvas = await shot(picture, 1920, 1080, 620, i % 9 - 4);
            const frame = Object.assign(canvas.transferToImageBitmap(), { videoWidth: 1920, videoHeight: 1080 });
            all.frames.push(await verify(reader.readFrame, frame));
          }
          for (const [i, picture] of pictures.entries()) {
            const canvas = await shot(picture, 1600, 1200, 800, i % 9 - 4);
            all.photos.push(await verify(reader.readPicture, await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 })));
          }
          return JSON.stringify(all);
        }
        """;

    public string Name => "verify";

    public async Task RunAsync(Grounds ground, Report report)
    {
        var city = await ground.SmallAsync(report);
        await using var portal = await Portal.StartAsync(city, Path.Combine(ground.Published, "Navigli.Web.dll"), FreePorts.Address("localhost"), []);
        var signer = city.Services.GetRequiredService<PaperKeys>().Proof;
        var facts = Enumerable.Range(0, Proofs).Select(Facts).ToList();
        var texts = facts.ConvertAll(f => CertificateProof.ToQrText(new Uri(portal.Address, "/verifica"), signer.Sign(f)));
        var found = await InBrowserAsync(portal.Address, [.. texts], [.. texts.Take(Pictures).Select(Picture)]);
        foreach (var (verified, wanted) in new[] { (found.Proofs, facts), (found.Frames, facts.Take(Pictures)), (found.Photos, facts.Take(Pictures)) })
        {
            if (!verified.Select(v => v.Code).SequenceEqual(wanted.Select(f => f.Code)) || verified.Exists(v => v.Outcome != "valid"))
                throw new InvalidOperationException($"Not all were verified: {verified.Count(v => v.Outcome == "valid")} of {wanted.Count()}");
        }

        Add(report, $"{Proofs:N0} certificates verified without a network, CPU slowed ×{Slowdown}", found.Proofs);
        Add(report, $"QR code to verdict, camera frame 1920×1080, CPU slowed ×{Slowdown}", found.Frames);
        Add(report, $"QR code to verdict, photograph 1600×1200, CPU slowed ×{Slowdown}", found.Photos);
    }

    private static void Add(Report report, string what, List<Verified> verified)
    {
        var times = verified.ConvertAll(v => v.Time);
        var p95 = Numbers.Quantile(times, 0.95);
        report.Add(
            what,
            string.Create(CultureInfo.InvariantCulture, $"p95 {p95:0.0} ms, median {Numbers.Median(times):0.0} ms, longest {times.Max():0.0} ms"),
            "limit: 50 ms",
            p95 / Promised,
            Target.AtMost(1));
    }

    private static async Task<Found> InBrowserAsync(Uri portal, string[] proofs, string[] pictures)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("NAVIGLI_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        });
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(portal, "/verifica").ToString());
        await page.Locator("#offline-ready").WaitForAsync();
        await page.Context.SetOfflineAsync(true);
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = Slowdown });
        return JsonSerializer.Deserialize<Found>(await page.EvaluateAsync<string>(Script, new object[] { proofs, pictures }), JsonSerializerOptions.Web)!;
    }

    private static string Picture(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return Convert.ToBase64String(picture.GetGraphic(8));
    }

    private static CertificateFacts Facts(int number) => new()
    {
        Issuer = "Comune di Milano",
        DocumentType = "Certificato di residenza",
        Protocol = FormattableString.Invariant($"2026/{900_000 + number:D6}"),
        Code = Convert.ToHexString(SHA256.HashData(BitConverter.GetBytes(number)))[..16],
        Subject = new CertifiedPerson { Name = $"NGUYỄN THỊ ÁNH {number}", BirthDate = new DateOnly(1990, 1, 1).AddDays(number), BirthPlace = "Reggio nell’Emilia (RE)", CodiceFiscale = "CLMSFO18D43F205Y" },
        Address = "Via Padova 61, scala B, Milano (MI)",
        IssuedAt = new DateTime(2026, 11, 20, 9, 30, 0, DateTimeKind.Utc),
        ValidUntil = new DateOnly(2099, 5, 20),
    };

    private sealed record Verified(string Outcome, string? Code, double Time);

    private sealed record Found(List<Verified> Proofs, List<Verified> Frames, List<Verified> Photos);
}
