using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates;
using Navigli.Certificates.Paper;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

public sealed class VerificationTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    [Theory]
    [InlineData("{0}-{1}-{2}-{3}", false)]
    [InlineData("{0}{1}{2}{3}", true)]
    [InlineData(" {0} {1} – {2} {3} ", false)]
    public async Task Verify_AsPeopleTypeCodes_ShowsFactsToCompare(string format, bool lower)
    {
        var certificate = await IssueAsync("chiara-colombo");
        var typed = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, [.. certificate.Code.Chunk(4).Select(g => (object)new string(g))]);
        typed = (lower ? typed.ToLowerInvariant() : typed).Replace('0', 'O').Replace('1', 'l');

        var verdict = await CheckAsync(typed);

        verdict.Status.ShouldBe(HttpStatusCode.OK);
        verdict.Words.ShouldContain("Certificato valido");
        verdict.Words.ShouldContain("COLOMBO Chiara");
        verdict.Words.ShouldContain("Via Padova");
        verdict.Words.ShouldContain(certificate.Protocol);
        verdict.Words.ShouldContain("Non annullato");
        verdict.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("7KQ4")]
    [InlineData("7KQ4-M2XP-93AB-CD5U")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Verify_WhatIsNoCode_SaysSo(string typed)
    {
        var answer = await CheckAsync(typed);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("Questo non è un codice di verifica");
    }

    [Fact]
    public async Task Verify_UnknownCode_TellsNotToAccept()
    {
        var answer = await CheckAsync("0000-0000-0000-0000");

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Words.ShouldContain("non accettarlo");
    }

    [Fact]
    public async Task Verify_Voided_SaysVoided()
    {
        var certificate = await IssueAsync("chiara-colombo");
        await fixture.City.RewriteAsync<IssuedCertificate>(all => all.Where(c => c.Id == certificate.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.VoidedAt, new DateTime(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc))));

        var verdict = await CheckAsync(certificate.Code);

        verdict.Words.ShouldContain("Certificato annullato");
        verdict.Words.ShouldNotContain("Certificato valido");
    }

    [Fact]
    public async Task Verify_ProofOfTheQr_ShowsFacts_AndAlteredProofIsRefused()
    {
        var certificate = await IssueAsync("chiara-colombo");
        var snapshot = await SnapshotAsync(certificate.Id);

        (await ProveAsync(snapshot.Proof)).Words.ShouldContain("firma dei dati nel QR è autentica");
        var middle = snapshot.Proof.Length / 2;
        var altered = snapshot.Proof[..middle] + (snapshot.Proof[middle] == '7' ? '8' : '7') + snapshot.Proof[(middle + 1)..];
        (await ProveAsync(altered)).Words.ShouldContain("Il QR non è autentico");
    }

    [Fact]
    public async Task Verify_Success_WritesThirdPartyLineForTheSubject()
    {
        var certificate = await IssueAsync("luca-brambilla");
        await CheckAsync(certificate.Code);

        var lines = await fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<LedgerEntry>().AsNoTracking()
            .Where(l => l.Subject == certificate.PersonId && l.Purpose == "certificates.verify").ToListAsync());

        lines.Count.ShouldBe(1);
        lines[0].Kind.ShouldBe(ReaderKind.ThirdParty);
        lines[0].AccountId.ShouldBeNull();
        lines[0].CaseReference.ShouldBe(certificate.Protocol);
    }

    [Fact]
    public async Task Verify_GuessedTooOften_IsStopped()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions
        {
            Residents = 0,
            Settings = new Dictionary<string, string?> { ["RateLimits:GuessesPerMinute"] = "3" },
        });
        using var visitor = city.Visit();

        for (var guess = 0; guess < 3; guess++)
            await visitor.GetAsync("/verifica");

        (await visitor.GetAsync("/verifica")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Page_InCapitalsAsTheQrWritesIt_Answers() => (await fixture.City.Visit().GetAsync("/VERIFICA")).Heading.ShouldBe("Verifica un certificato");

    [Fact]
    public void Code_New_HasEightyRandomBits()
    {
        var codes = Enumerable.Range(0, 500).Select(_ => VerificationCode.New()).ToList();

        codes.ShouldAllBe(c => c.Length == 16 && VerificationCode.Normalise(c) == c);
        codes.Distinct(StringComparer.Ordinal).Count().ShouldBe(500);
        codes.SelectMany(c => c).Distinct().Count().ShouldBe(32);
    }

    internal async Task<IssuedCertificate> IssueAsync(string persona)
    {
        using var visitor = await fixture.City.SignInAsync(persona);
        var outcome = await CertificatesCity.ObtainAsync(visitor, CertificatesCity.Residence, persona);
        var id = Guid.Parse(outcome.Address.Segments[^1]);
        return (await fixture.IssuedAsync(CertificatesCity.PersonOf(persona))).Single(c => c.Id == id);
    }

    private async Task<Answer> CheckAsync(string typed)
    {
        using var visitor = fixture.City.Visit();
        return await visitor.SubmitAsync(await visitor.GetAsync("/verifica"), "#verify", new Dictionary<string, string> { ["Verify.Code"] = typed });
    }

    private async Task<Answer> ProveAsync(string proof)
    {
        using var visitor = fixture.City.Visit();
        return await visitor.SubmitAsync(await visitor.GetAsync("/verifica"), "#verify", new Dictionary<string, string> { ["Verify.Proof"] = proof });
    }

    private Task<PaperSnapshot> SnapshotAsync(Guid id) => fixture.City.InsideAsync(async services =>
        PaperStore.Deserialize((await services.GetRequiredService<CityDb>().Set<CertificateStatements>().AsNoTracking().SingleAsync(s => s.CertificateId == id)).Snapshot));
}
