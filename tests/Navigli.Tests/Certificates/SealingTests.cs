using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Certificates;
using Navigli.Platform.Data;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Trust;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

public sealed class SealingTests(SealedCity fixture) : IClassFixture<SealedCity>
{
    private const string SignatureTimeStampToken = "1.2.840.113549.1.9.16.2.14";
    private const string Unsealed = "Il documento non è ancora sigillato";

    [Fact]
    public async Task Pdf_SealedRemotelyAndStamped_IsValidByPdfsigAndOpenssl()
    {
        var pdf = await IssueAsync("chiara-colombo");
        using var tools = new OutsideTools();
        var root = tools.File("root.pem", File.ReadAllBytes(Path.Combine(fixture.City.Folder, "sandbox-trust.pem")));
        var seal = TakenSeal.Of(pdf);

        var report = tools.Run("pdfsig", "-nocert", tools.File("paper.pdf", pdf));
        var verified = tools.Run("openssl", "cms", "-verify", "-cades", "-binary", "-CAfile", root, "-purpose", "any", "-inform", "DER",
            "-in", tools.File("seal.der", seal.Cms), "-content", tools.File("covered", seal.Covered), "-out", "/dev/null");

        report.Output.ShouldContain("Signature is Valid");
        report.Output.ShouldContain("ETSI.CAdES.detached");
        report.Output.ShouldContain("Total document signed");
        verified.ExitCode.ShouldBe(0, verified.Output);
        Signer(seal).Certificate!.Subject.ShouldContain("Sigillo remoto");
    }

    [Fact]
    public async Task Timestamp_OfTheSignature_IsValidByOpenssl()
    {
        var seal = TakenSeal.Of(await IssueAsync("alessio-bassi"));
        using var tools = new OutsideTools();
        var root = tools.File("root.pem", File.ReadAllBytes(Path.Combine(fixture.City.Folder, "sandbox-trust.pem")));
        var token = tools.File("token", Token(seal));
        string Digest(byte[] of) => Convert.ToHexStringLower(SHA256.HashData(of));
        (int, string) Verify(string digest) => tools.Run("openssl", "ts", "-verify", "-token_in", "-in", token, "-digest", digest, "-CAfile", root,
            "-attime", fixture.City.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));

        var (good, said) = Verify(Digest(Signer(seal).GetSignature()));
        var (bad, _) = Verify(Digest([1]));

        good.ShouldBe(0, said);
        bad.ShouldNotBe(0);
    }

    [Fact]
    public async Task Link_ToAPaperThatIsNotSealedYet_SaysToWaitAndGivesTheDocumentLater()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        using var club = fixture.City.Visit();
        string certificate;
        string link;
        Answer waiting;
        using (fixture.Break(FaultPanel.Seal, Fault.Down))
        {
            certificate = await SharingCity.IssueAsync(chiara, "chiara-colombo");
            link = await SharingCity.LinkAsync(chiara, certificate);
            waiting = await club.SubmitAsync(await club.GetAsync(link), "#download");
        }

        waiting.Status.ShouldBe(HttpStatusCode.OK);
        waiting.Words.ShouldContain("Il documento non è ancora pronto");
        (await chiara.GetAsync($"{certificate}/link")).Words.ShouldContain("Scaricato mai");
        var paper = await club.SubmitAsync(waiting, "#download");
        paper.Body.ShouldBe((await chiara.GetAsync($"{certificate}/pdf")).Body);
    }

    [Theory]
    [InlineData(FaultPanel.Timestamp, nameof(Fault.Down), "Unavailable", "lan-nguyen")]
    [InlineData(FaultPanel.Timestamp, nameof(Fault.Slow), "Unavailable", "sean-obrien")]
    [InlineData(FaultPanel.Timestamp, nameof(Fault.WrongSignature), "Untrusted", "niccolo-dangelo")]
    [InlineData(FaultPanel.Timestamp, nameof(Fault.Expired), "Untrusted", "jurgen-muller")]
    [InlineData(FaultPanel.Timestamp, nameof(Fault.Replayed), "Untrusted", "sean-obrien")]
    [InlineData(FaultPanel.Seal, nameof(Fault.Down), "Unavailable", "alessio-bassi")]
    [InlineData(FaultPanel.Seal, nameof(Fault.Slow), "Unavailable", "hodan-warsame")]
    [InlineData(FaultPanel.Seal, nameof(Fault.WrongSignature), "Untrusted", "simona-monti")]
    [InlineData(FaultPanel.Seal, nameof(Fault.Expired), "Refused", "jurgen-muller")]
    public async Task Issue_WhileATrustServiceFails_IsIssuedAndSealedWhenItIsBack(string service, string fault, string failure, string persona)
    {
        // Whatever is replayed must exist first, and so must the credential.
        await IssueAsync("chiara-colombo");
        var before = await CountAsync(persona);
        using var visitor = await fixture.City.SignInAsync(persona);
        Answer outcome;
        using (fixture.Break(service, Enum.Parse<Fault>(fault)))
        {
            outcome = await CertificatesCity.ObtainAsync(visitor, CertificatesCity.Residence, persona);
            fixture.Log.Last.ShouldEndWith($"is issued and not sealed: {failure}");
            outcome.Heading.ShouldBe("Il certificato è rilasciato");
            outcome.Words.ShouldContain(Unsealed);
            outcome.Page.QuerySelector("main a[href$='/pdf']")!.HasAttribute("download").ShouldBeFalse();

            var tried = await visitor.GetAsync(Paper(outcome));
            tried.Address.AbsolutePath.ShouldBe(outcome.Address.AbsolutePath);
            tried.Words.ShouldContain(Unsealed);
        }

        var pdf = await visitor.GetAsync(Paper(outcome));
        Check(TakenSeal.Of(pdf.Body));
        (await visitor.GetAsync(outcome.Address.AbsolutePath)).Heading.ShouldBe("Il certificato è pronto");
        (await visitor.GetAsync(Paper(outcome))).Body.ShouldBe(pdf.Body);
        (await CountAsync(persona)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Download_ByManyAtOnceWhenTheServiceIsBack_GivesAllTheOneDocument()
    {
        using var visitor = await fixture.City.SignInAsync("hodan-warsame");
        Answer outcome;
        using (fixture.Break(FaultPanel.Seal, Fault.Down))
            outcome = await CertificatesCity.ObtainAsync(visitor, CertificatesCity.Residence, "hodan-warsame");

        var given = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.GetAsync(Paper(outcome))));

        Check(TakenSeal.Of(given[0].Body));
        given.ShouldAllBe(g => g.Body.SequenceEqual(given[0].Body));
        (await visitor.GetAsync(Paper(outcome))).Body.ShouldBe(given[0].Body);
    }

    [Fact]
    public async Task Seal_AfterTheServiceForgotItsTokens_AsksForAnotherOnce()
    {
        await IssueAsync("chiara-colombo");
        var before = fixture.Desk.TokensGiven;

        await IssueAsync("chiara-colombo");
        fixture.Desk.TokensGiven.ShouldBe(before);
        fixture.Desk.ForgetTokens();
        Check(TakenSeal.Of(await IssueAsync("chiara-colombo")));

        fixture.Desk.TokensGiven.ShouldBe(before + 1);
    }

    [Fact]
    public async Task Notice_OfASealNotDeclaredQualified_SaysSo()
    {
        using var visitor = await fixture.City.SignInAsync("chiara-colombo");

        (await CertificatesCity.ObtainAsync(visitor, CertificatesCity.Residence, "chiara-colombo")).Words.ShouldContain("sigillo non qualificato");
    }

    [Fact]
    public async Task Notice_OfASealDeclaredQualified_SaysThatAndIsNotSealedByAnother()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions
        {
            Residents = 10,
            OutsideSettings = (sandbox, _) => new Dictionary<string, string?>(TrustServices.RemoteSealSettings(sandbox), StringComparer.Ordinal) { ["Certificates:Seal:Qualified"] = "true" },
        });
        using var visitor = await city.SignInAsync("chiara-colombo");

        var outcome = await CertificatesCity.ObtainAsync(visitor, CertificatesCity.Residence, "chiara-colombo");

        outcome.Words.ShouldContain("sigillo elettronico qualificato");
        outcome.Words.ShouldNotContain("non qualificato");

        // The city changes its seal before the document could be made: words that no longer hold are not sealed.
        await city.RewriteAsync<IssuedCertificate>(all => all.ExecuteUpdateAsync(s => s.SetProperty(c => c.FileId, (Guid?)null)));
        city.Portal.Services.GetRequiredService<IOptions<CertificatesOptions>>().Value.Seal.Qualified = false;
        (await visitor.GetAsync(Paper(outcome))).Words.ShouldContain(Unsealed);
    }

    private static string Paper(Answer outcome) => outcome.Address.AbsolutePath + "/pdf";

    private static SignerInfo Signer(TakenSeal seal)
    {
        var cms = new SignedCms(new ContentInfo(seal.Covered), detached: true);
        cms.Decode(seal.Cms);
        cms.CheckSignature(verifySignatureOnly: true);
        return cms.SignerInfos[0];
    }

    private static byte[] Token(TakenSeal seal) => Signer(seal).UnsignedAttributes.Cast<CryptographicAttributeObject>()
        .Single(a => a.Oid.Value == SignatureTimeStampToken).Values[0].RawData;

    private static void Check(TakenSeal seal)
    {
        Rfc3161TimestampToken.TryDecode(Token(seal), out var token, out _).ShouldBeTrue();
        token!.VerifySignatureForData(Signer(seal).GetSignature(), out _).ShouldBeTrue();
    }

    private async Task<byte[]> IssueAsync(string persona)
    {
        using var visitor = await fixture.City.SignInAsync(persona);
        var outcome = await CertificatesCity.ObtainAsync(visitor, CertificatesCity.Residence, persona);
        outcome.Heading.ShouldBe("Il certificato è pronto");
        return (await visitor.GetAsync(Paper(outcome))).Body;
    }

    private Task<int> CountAsync(string persona)
    {
        var person = CertificatesCity.PersonOf(persona);
        return fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<IssuedCertificate>().CountAsync(c => c.PersonId == person));
    }
}
