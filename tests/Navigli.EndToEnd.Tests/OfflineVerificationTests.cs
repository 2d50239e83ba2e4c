using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Navigli.Documents.Proofs;
using Navigli.Platform.Data;
using Shouldly;
using Xunit;

namespace Navigli.EndToEnd.Tests;

/// <summary>A bank clerk is handed a paper. The page was opened once; then the network is gone.</summary>
public sealed class OfflineVerificationTests(BrowserCity city)
{
    [Theory]
    [InlineData("", "Certificato valido", "Non c’è rete")]
    [InlineData("/en", "Valid certificate", "There is no network")]
    public async Task Clerk_WithoutNetwork_VerifiesAPhotoOfThePaper(string prefix, string verdict, string noNetwork)
    {
        var page = await city.OpenAsync(BrowserCity.Phone);
        var paper = await Paper.ObtainAsync(city, Samples.Citizen);
        var watch = new PageWatch(page);
        await VisitOnceAndLoseTheNetworkAsync(page, prefix);

        await page.GotoAsync(city.Address(prefix, "/verifica"));
        await Assertions.Expect(page.Locator("#no-network")).ToContainTextAsync(noNetwork);
        await ChooseAsync(page, paper.Picture);

        var answer = page.Locator("#qr-answer");
        await Assertions.Expect(answer).ToContainTextAsync(verdict);
        await Assertions.Expect(answer).ToContainTextAsync(paper.Protocol);
        await Assertions.Expect(answer).ToContainTextAsync("COLOMBO Chiara");
        await Assertions.Expect(answer).ToContainTextAsync("Via Padova");
        (await answer.InnerTextAsync()).ShouldNotContain("{");
        var faults = (await watch.ViolationsAsync("offline")).Concat(await watch.ShapeAsync("offline", prefix.Length > 0 ? "en" : "it"))
            .Concat(watch.Complaints("offline").Where(c => !c.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal)));
        await page.Context.CloseAsync();
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Phone_ThatScansWithItsOwnCamera_OpensTheKeptPage()
    {
        var page = await city.OpenAsync(BrowserCity.Phone);
        using var key = Paper.CityKey(city.City);
        await VisitOnceAndLoseTheNetworkAsync(page, "");

        await page.GotoAsync(QrText(new ProofSigner(key).Sign(Paper.Facts(1))));

        await Assertions.Expect(page.Locator("#qr-answer")).ToContainTextAsync("NGUYỄN THỊ ÁNH 1");
        new Uri(page.Url).Fragment.ShouldBeEmpty("the facts do not stay in the history");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Voided_IsKnownWithoutNetwork_OnceTheListWasFetched()
    {
        var page = await city.OpenAsync(BrowserCity.Phone);
        var paper = await Paper.ObtainAsync(city, Samples.Citizen);
        await city.City.InsideAsync(services => services.GetRequiredService<CityDb>().Database
            .ExecuteSqlAsync($"UPDATE certificates_issued SET voided_at = issued_at WHERE protocol = {paper.Protocol}"));
        await VisitOnceAndLoseTheNetworkAsync(page, "");

        await ChooseAsync(page, paper.Picture);

        await Assertions.Expect(page.Locator("#qr-answer")).ToContainTextAsync("Certificato annullato");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task HostilePictures_EachGetTheirOwnRefusal()
    {
        var page = await city.OpenAsync(BrowserCity.Phone);
        using var ours = Paper.CityKey(city.City);
        using var theirs = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var proof = new ProofSigner(ours).Sign(Paper.Facts(2));
        var other = (proof[99] == '7' ? '8' : '7').ToString();
        await VisitOnceAndLoseTheNetworkAsync(page, "");

        foreach (var (text, refusal) in new[]
        {
            ("https://example.org/menu", "non è di un certificato"),
            (CertificateProof.ToQrText(new Uri("https://comune.altrove.example/verifica"), proof), "comune.altrove.example"),
            (QrText(proof[..^3]), "si è rovinato o è stato cambiato"),
            (QrText(proof.Remove(99, 1).Insert(99, other)), "non è autentico"),
            (QrText(new ProofSigner(theirs).Sign(Paper.Facts(3))), "Senza rete non si può dire"),
        })
        {
            await ChooseAsync(page, Paper.Qr(text));
            await Assertions.Expect(page.Locator("#qr-answer")).ToContainTextAsync(refusal);
            await Assertions.Expect(page.Locator("#qr-answer")).Not.ToContainTextAsync("NGUYỄN");
        }

        await ChooseAsync(page, "no picture"u8.ToArray());
        await Assertions.Expect(page.Locator("#qr-answer")).ToContainTextAsync("non è un’immagine");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task CodeAndPdf_WithoutNetwork_SayThatTheyNeedIt()
    {
        var page = await city.OpenAsync(BrowserCity.Phone);
        await VisitOnceAndLoseTheNetworkAsync(page, "");

        await page.Locator("#verify button:not([name])").ClickAsync();
        await Assertions.Expect(page.Locator("#qr-answer")).ToContainTextAsync("Per verificare il codice serve la rete");
        await page.Locator("#con-il-pdf > summary").ClickAsync();
        await page.Locator("#paper-file").SetInputFilesAsync(new FilePayload { Name = "a.pdf", MimeType = "application/pdf", Buffer = "%PDF-"u8.ToArray() });
        await page.Locator("#paper button").ClickAsync();
        await Assertions.Expect(page.Locator("#qr-answer")).ToContainTextAsync("Per verificare il PDF serve la rete");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Photo_WithNetwork_AsksTheRegisterToo()
    {
        var page = await city.OpenAsync(BrowserCity.Phone);
        var paper = await Paper.ObtainAsync(city, Samples.Citizen);
        var watch = new PageWatch(page);
        await page.GotoAsync(city.Address("", "/verifica"));
        await Assertions.Expect(page.Locator("#offline-ready")).ToBeVisibleAsync();

        await ChooseAsync(page, paper.Picture);

        await Assertions.Expect(page.Locator("#server-answer")).ToContainTextAsync("Registro dei certificati consultato");
        await Assertions.Expect(page.Locator("#server-answer")).ToContainTextAsync(paper.Protocol);
        watch.Complaints("online").ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Kept_IsThePageOfAStranger()
    {
        var page = await city.OpenAsAsync(Samples.Citizen, BrowserCity.Phone);
        await page.GotoAsync(city.Address("", "/verifica"));
        await Assertions.Expect(page.Locator("#offline-ready")).ToBeVisibleAsync();

        var kept = await page.EvaluateAsync<string>("async () => (await (await caches.open('verifica')).match('/verifica')).text()");

        (await page.ContentAsync()).ShouldContain("Chiara", Case.Sensitive, "she is signed in");
        kept.ShouldContain("qr-tools");
        kept.ShouldNotContain("Chiara", Case.Sensitive);
        await page.Context.CloseAsync();
    }

    private async Task VisitOnceAndLoseTheNetworkAsync(IPage page, string prefix)
    {
        await page.GotoAsync(city.Address(prefix, "/verifica"));
        await Assertions.Expect(page.Locator("#offline-ready")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(true);
    }

    private string QrText(string proof) => CertificateProof.ToQrText(new Uri(city.Address("", "/verifica")), proof);

    private static Task ChooseAsync(IPage page, byte[] picture) =>
        page.Locator("#qr-picture").SetInputFilesAsync(new FilePayload { Name = string.Create(CultureInfo.InvariantCulture, $"{picture.Length}.png"), MimeType = "image/png", Buffer = picture });
}
