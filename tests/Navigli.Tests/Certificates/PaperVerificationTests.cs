using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates;
using Navigli.Certificates.Paper;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

public sealed class PaperVerificationTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    [Fact]
    public async Task Paper_AsIssued_ShowsTheFacts_AndTellsThePersonOfTheReading()
    {
        var (certificate, pdf) = await IssueAsync("luca-brambilla");

        var answer = await CheckAsync(pdf);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Words.ShouldContain("Certificato valido");
        answer.Words.ShouldContain("senza alcuna modifica");
        answer.Words.ShouldContain(certificate.Protocol);
        answer.Words.ShouldContain("Chi certifica Comune di Milano");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var lines = await fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<LedgerEntry>().AsNoTracking()
            .Where(l => l.CaseReference == certificate.Protocol && l.Purpose == "certificates.verify").ToListAsync());
        lines.ShouldHaveSingleItem().Kind.ShouldBe(ReaderKind.ThirdParty);
    }

    [Fact]
    public async Task Paper_InEnglish_SpeaksEnglish()
    {
        var (_, pdf) = await IssueAsync("chiara-colombo");

        (await CheckAsync(pdf, "/en/verifica")).Words.ShouldContain("without any change");
    }

    [Fact]
    public async Task Paper_Voided_SaysVoided()
    {
        var (certificate, pdf) = await IssueAsync("chiara-colombo");
        await ChangeAsync(certificate.Id, s => s.SetProperty(c => c.VoidedAt, TestClock.Start.UtcDateTime));

        var answer = await CheckAsync(pdf);

        answer.Words.ShouldContain("Certificato annullato");
        answer.Words.ShouldNotContain("Certificato valido");
    }

    [Fact]
    public async Task Paper_SealedByTheCityAndNotTheStoredFile_IsFoundByItsCode()
    {
        var (certificate, pdf) = await IssueAsync("chiara-colombo");
        await ChangeAsync(certificate.Id, s => s.SetProperty(c => c.FileHash, (byte[]?)null));

        (await CheckAsync(pdf)).Words.ShouldContain(certificate.Protocol);
    }

    [Fact]
    public async Task Paper_OfAnotherCertifierKeptUnaltered_IsKnownByItsHash()
    {
        var (certificate, _) = await IssueAsync("chiara-colombo");
        var theirs = SealElsewhere();
        await ChangeAsync(certificate.Id, s => s.SetProperty(c => c.FileHash, SHA256.HashData(theirs)));

        (await CheckAsync(theirs)).Words.ShouldContain(certificate.Protocol);
    }

    [Fact]
    public async Task Paper_UnknownToTheRegister_IsRefusedThoughTheSealIsOurs()
    {
        var (certificate, pdf) = await IssueAsync("chiara-colombo");
        await ChangeAsync(certificate.Id, s => s.SetProperty(c => c.FileHash, (byte[]?)null));
        await ChangeAsync(certificate.Id, s => s.SetProperty(c => c.Code, VerificationCode.New()));

        var answer = await CheckAsync(pdf);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Words.ShouldContain("Il registro non conosce questo documento");
    }

    [Fact]
    public async Task Paper_ChangedAfterTheSeal_IsRefused()
    {
        var (certificate, pdf) = await IssueAsync("chiara-colombo");
        pdf[pdf.AsSpan().IndexOf("<cert:subject>"u8) + "<cert:subject>".Length] ^= 1;

        var answer = await CheckAsync(pdf);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("è stato cambiato dopo il sigillo");
        answer.Words.ShouldNotContain(certificate.Protocol);
    }

    [Fact]
    public async Task Paper_SealedBySomebodyElse_IsRefused() => (await CheckAsync(SealElsewhere())).Words.ShouldContain("non è di questa città");

    [Fact]
    public async Task Paper_WithoutSeal_IsRefused() => (await CheckAsync(Encoding.ASCII.GetBytes("%PDF-1.7\n%%EOF"))).Words.ShouldContain("non ha un sigillo");

    [Theory]
    [InlineData("<html>")]
    [InlineData("PK")]
    public async Task Paper_NotAPdf_IsRefused(string content) => (await CheckAsync(Encoding.ASCII.GetBytes(content))).Words.ShouldContain("Questo file non è un PDF");

    [Fact]
    public async Task Paper_None_AsksForOne() => (await CheckAsync([])).Words.ShouldContain("Scegli un file");

    [Fact]
    public async Task Paper_TooLarge_IsRefusedWhetherItCanBeReadOrNot()
    {
        var large = new byte[PaperLimits.MaxBytes + 1];
        "%PDF-"u8.CopyTo(large);

        (await CheckAsync(large)).Words.ShouldContain("Il file è troppo grande");
        (await CheckAsync(new byte[PaperLimits.MaxRequestBytes + 1])).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Paper_Received_IsWrittenNowhere()
    {
        var (_, pdf) = await IssueAsync("chiara-colombo");
        using var watcher = new FileSystemWatcher(Path.GetTempPath(), "ASPNETCORE_*") { EnableRaisingEvents = true };
        var written = 0;
        watcher.Created += (_, _) => Interlocked.Increment(ref written);
        var files = Directory.EnumerateFiles(fixture.City.Folder, "*", SearchOption.AllDirectories).Count(f => f.Contains("blobs", StringComparison.Ordinal));

        await CheckAsync([.. pdf, .. new byte[512 * 1024]]);

        written.ShouldBe(0, "a large form must stay in memory");
        Directory.EnumerateFiles(fixture.City.Folder, "*", SearchOption.AllDirectories).Count(f => f.Contains("blobs", StringComparison.Ordinal)).ShouldBe(files);
    }

    private async Task<(IssuedCertificate Certificate, byte[] Pdf)> IssueAsync(string persona)
    {
        using var visitor = await fixture.City.SignInAsync(persona);
        var outcome = await CertificatesCity.ObtainAsync(visitor, CertificatesCity.Residence, persona);
        var id = Guid.Parse(outcome.Address.Segments[^1]);
        var pdf = (await visitor.GetAsync($"{outcome.Address.AbsolutePath}/pdf")).Body;
        return ((await fixture.IssuedAsync(CertificatesCity.PersonOf(persona))).Single(c => c.Id == id), pdf);
    }

    private Task<int> ChangeAsync(Guid certificate, Action<UpdateSettersBuilder<IssuedCertificate>> change) => fixture.City.RewriteAsync<IssuedCertificate>(all => all.Where(c => c.Id == certificate).ExecuteUpdateAsync(change));

    /// <summary>A city paper sealed again with somebody else's key.</summary>
    private static byte[] SealElsewhere()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=Altro ente", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TestClock.Start.AddDays(-1), TestClock.Start.AddDays(1));
        const int Room = 8192;
        var head = "%PDF-1.7\n1 0 obj<</Type/Sig/ByteRange [0 "u8.ToArray();
        var start = head.Length + "0000000000 0000000000 0000000000] /Contents ".Length;
        var range = Encoding.ASCII.GetBytes(FormattableString.Invariant($"{start:D10} {start + Room + 2:D10} {15:D10}] /Contents "));
        var tail = ">>endobj\n%%EOF\n"u8.ToArray();
        var cms = new SignedCms(new ContentInfo([.. head, .. range, .. tail]), detached: true);
        cms.ComputeSignature(new CmsSigner(certificate));
        return [.. head, .. range, .. Encoding.ASCII.GetBytes("<" + Convert.ToHexString(cms.Encode()).PadRight(Room, '0') + ">"), .. tail];
    }

    private async Task<Answer> CheckAsync(byte[] file, string path = "/verifica")
    {
        using var visitor = fixture.City.Visit();
        var page = await visitor.GetAsync(path);
        using var form = new MultipartFormDataContent();
        foreach (var hidden in page.Page.QuerySelectorAll("#paper input[type=hidden]"))
            form.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        if (file.Length > 0)
            form.Add(new ByteArrayContent(file), "Paper.File", "certificato.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(fixture.City.PortalAddress, path)) { Content = form };
        // The server may refuse before it has read all.
        request.Headers.ExpectContinue = true;
        return await visitor.SendOnceAsync(request);
    }
}
