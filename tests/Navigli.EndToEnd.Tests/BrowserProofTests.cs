using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Navigli.Documents.Proofs;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>The browser's own verifier: that it believes every genuine proof and nothing else, without a socket, and how fast it is.</summary>
public sealed class BrowserProofTests(BrowserCity city, ITestOutputHelper output)
{
    private const double Promised = 50;

    private const string Examine =
        """
        async texts => {
          const { examine, trust } = await import(document.querySelector("script[type=module]").src);
          const found = [];
          for (const text of texts) {
            const start = performance.now();
            const { outcome, facts } = await examine(text, trust);
            found.push({ outcome, code: facts?.code ?? null, time: performance.now() - start });
          }
          return JSON.stringify(found);
        }
        """;

    private const string ReadAndExamine =
        """
        async ([pictures, reader]) => {
          const { examine, trust } = await import(document.querySelector("script[type=module]").src);
          const { decode } = await import(reader);
          const found = [];
          for (const picture of pictures) {
            const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), c => c.charCodeAt(0))], { type: "image/png" }));
            const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
            const context = canvas.getContext("2d", { willReadFrequently: true });
            context.drawImage(bitmap, 0, 0);
            const image = context.getImageData(0, 0, bitmap.width, bitmap.height);
            const start = performance.now();
            const text = decode(image);
            const read = performance.now();
            const { outcome, facts } = await examine(text, trust);
            found.push({ outcome, code: facts?.code ?? null, time: performance.now() - start, examined: performance.now() - read });
          }
          return JSON.stringify(found);
        }
        """;

    private sealed record Found(string Outcome, string? Code, double Time, double Examined);

    [Fact]
    public async Task ThousandCertificates_WithSocketsBlocked_AllVerifyWithin50MillisecondsAtFourfoldSlowdown()
    {
        var (page, signer) = await OpenOfflineAsync();
        var facts = Enumerable.Range(0, 1000).Select(Paper.Facts).ToList();
        var texts = facts.Select(f => Text(signer.Sign(f))).ToArray();
        await SlowDownAsync(page);

        var found = Read(await page.EvaluateAsync<string>(Examine, texts));

        await page.Context.CloseAsync();
        found.Select(f => f.Outcome).ShouldAllBe(outcome => outcome == "valid");
        found.Select(f => f.Code).ShouldBe(facts.Select(f => f.Code));
        output.WriteLine(Times("1,000 proofs", found.Select(f => f.Time)));
        Quantile(found.Select(f => f.Time), 0.95).ShouldBeLessThan(Promised);
    }

    [Fact]
    public async Task QrCodes_ReadAndVerified_TakeLessThan50MillisecondsAtFourfoldSlowdown()
    {
        var (page, signer) = await OpenOfflineAsync();
        var pictures = Enumerable.Range(0, 40).Select(i => Convert.ToBase64String(Paper.Qr(Text(signer.Sign(Paper.Facts(i)))))).ToArray();
        var reader = await page.Locator("#qr-tools").GetAttributeAsync("data-reader");
        await SlowDownAsync(page);

        var found = Read(await page.EvaluateAsync<string>(ReadAndExamine, new object[] { pictures, reader! }));

        await page.Context.CloseAsync();
        found.Select(f => f.Outcome).ShouldAllBe(outcome => outcome == "valid");
        output.WriteLine(Times("QR read and verified", found.Select(f => f.Time)));
        output.WriteLine(Times("of which verified", found.Select(f => f.Examined)));
        Quantile(found.Select(f => f.Time), 0.5).ShouldBeLessThan(Promised);
    }

    [Fact]
    public async Task Proof_AnyCharacterChangedDroppedOrDoubled_IsRefused()
    {
        const string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        var (page, signer) = await OpenOfflineAsync();
        var random = new Random(2026);
        var proof = signer.Sign(Paper.Facts(5));
        var tampered = Enumerable.Range(0, proof.Length).SelectMany(i => new[]
        {
            proof[..i] + alphabet.Where(c => c != proof[i]).ElementAt(random.Next(alphabet.Length - 1)) + proof[(i + 1)..], proof.Remove(i, 1), proof.Insert(i, proof[i].ToString()), proof[..i],
        }).Where(p => p.Trim() != proof).Select(Text).ToArray();

        var found = Read(await page.EvaluateAsync<string>(Examine, tampered));

        await page.Context.CloseAsync();
        found.Count.ShouldBeGreaterThan(1000);
        found.ShouldAllBe(f => f.Code == null);
    }

    [Fact]
    public async Task Proof_AnyBitOfTheMessageFlipped_IsRefused()
    {
        const string flipEveryBit =
            """
            async text => {
              const { examine, trust } = await import(document.querySelector("script[type=module]").src);
              const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-*$/:";
              const [page, proof] = text.split("#");
              const bytes = [];
              for (let i = 0; i < proof.length; i += 3) {
                const group = proof.slice(i, i + 3);
                const value = [...group].reduceRight((whole, c) => whole * 41 + alphabet.indexOf(c), 0);
                if (group.length === 3) bytes.push(value >> 8);
                bytes.push(value & 255);
              }
              const encode = all => {
                let out = "";
                for (let i = 0; i < all.length; i += 2) {
                  const pair = i + 1 < all.length;
                  let value = pair ? (all[i] << 8) | all[i + 1] : all[i];
                  for (let digits = pair ? 3 : 2; digits > 0; digits--, value = Math.floor(value / 41)) out += alphabet[value % 41];
                }
                return out;
              };
              if (encode(bytes) !== proof || (await examine(text, trust)).outcome !== "valid") return -1;
              let believed = 0;
              for (let bit = 0; bit < bytes.length * 8; bit++) {
                const tampered = [...bytes];
                tampered[bit >> 3] ^= 1 << (bit & 7);
                if ((await examine(`${page}#${encode(tampered)}`, trust)).facts) believed++;
              }
              return believed;
            }
            """;
        var (page, signer) = await OpenOfflineAsync();

        var believed = await page.EvaluateAsync<int>(flipEveryBit, Text(signer.Sign(Paper.Facts(6))));

        await page.Context.CloseAsync();
        believed.ShouldBe(0);
    }

    private async Task<(IPage Page, ProofSigner Signer)> OpenOfflineAsync()
    {
        var page = await city.OpenAsync(BrowserCity.Desktop);
        await page.GotoAsync(city.Address("", "/verifica"));
        await Assertions.Expect(page.Locator("#offline-ready")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(true);
        return (page, new ProofSigner(Paper.CityKey(city.City)));
    }

    private string Text(string proof) => new Uri(city.City.PortalAddress, "/verifica").ToString().ToUpperInvariant() + "#" + proof;

    private static async Task SlowDownAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = 4 });
    }

    private static List<Found> Read(string json) => JsonSerializer.Deserialize<List<Found>>(json, JsonSerializerOptions.Web)!;

    private static double Quantile(IEnumerable<double> times, double part) => times.Order().ElementAt((int)(times.Count() * part));

    private static string Times(string what, IEnumerable<double> times) => string.Create(
        CultureInfo.InvariantCulture, $"{what}, CPU slowed down four times: median {Quantile(times, 0.5):0.0} ms, p95 {Quantile(times, 0.95):0.0} ms, longest {times.Max():0.0} ms");
}
