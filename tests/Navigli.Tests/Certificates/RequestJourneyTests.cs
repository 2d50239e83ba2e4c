using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Ledger;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

public sealed class RequestJourneyTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    [Fact]
    public async Task Request_ForDaughtersSportsClub_GivesSealedPdf()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");

        var use = await CertificatesCity.BeginAsync(chiara, CertificatesCity.Residence, "sofia-brambilla");
        use.Words.ShouldContain("Possibile subito");
        use.Words.ShouldContain("Data di emissione C.I.");
        var summary = await CertificatesCity.DeclareAsync(chiara, use, CertificatesCity.SportsClub);
        summary.Words.ShouldContain("0,00 €");
        summary.Words.ShouldContain("Via Padova");
        var outcome = await chiara.SubmitAsync(summary, "#confirm");

        outcome.Status.ShouldBe(HttpStatusCode.OK);
        outcome.Heading.ShouldBe("Il certificato è pronto");
        outcome.Words.ShouldContain("21 maggio 2027");
        var pdf = await chiara.GetAsync(outcome.Page.QuerySelector("a[href$='/pdf']")!.GetAttribute("href")!);
        pdf.Status.ShouldBe(HttpStatusCode.OK);
        pdf.Body.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        pdf.ContentHeaders.ContentDisposition!.FileName.ShouldStartWith("certificato-2026-");
        pdf.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await chiara.GetAsync("/documenti")).Words.ShouldContain("Sofia");
    }

    [Fact]
    public async Task Catalogue_ForADaughter_LeavesNoLineUntilACertificateIsChosen()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var sofia = CertificatesCity.PersonOf("sofia-brambilla");
        var before = await ChecksOfAsync(sofia);

        (await chiara.GetAsync($"/certificati?persona={sofia}")).Words.ShouldContain("Sofia");
        (await ChecksOfAsync(sofia)).ShouldBe(before);
        await CertificatesCity.BeginAsync(chiara, CertificatesCity.Residence, "sofia-brambilla");

        (await ChecksOfAsync(sofia)).ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task Use_ExemptWithoutDestination_IsRefusedWithCause()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var use = await CertificatesCity.BeginAsync(chiara, CertificatesCity.Residence, "chiara-colombo");

        var refused = await CertificatesCity.DeclareAsync(chiara, use, "");

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("D.P.R. 642/1972");
        refused.Address.AbsolutePath.ShouldEndWith("/uso");
    }

    [Theory]
    [InlineData("99", "", "occorre scrivere il motivo")]
    [InlineData("10", "", "non esenta dal bollo un certificato chiesto da un cittadino")]
    [InlineData("77", "", "non esenta dal bollo un certificato chiesto da un cittadino")]
    public async Task Use_ExemptionThatDoesNotHold_IsRefused(string code, string reason, string words)
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var use = await CertificatesCity.BeginAsync(chiara, CertificatesCity.Residence, "chiara-colombo");

        var refused = await CertificatesCity.DeclareAsync(chiara, use, code, reason);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain(words);
    }

    [Theory]
    [InlineData(256, HttpStatusCode.OK)]
    [InlineData(257, HttpStatusCode.UnprocessableEntity)]
    public async Task Use_ReasonOfItsOwn_HoldsUpTo256Characters(int length, HttpStatusCode expected)
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var use = await CertificatesCity.BeginAsync(chiara, CertificatesCity.Residence, "chiara-colombo");

        (await CertificatesCity.DeclareAsync(chiara, use, "99", new string('à', length))).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Use_Stamped_IsSentToTheCounter()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var use = await CertificatesCity.BeginAsync(chiara, CertificatesCity.Residence, "chiara-colombo");

        var answer = await chiara.SubmitAsync(use, "#use", new Dictionary<string, string> { ["Use.Stamp"] = "Stamped" });

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Words.ShouldContain("solo allo sportello");
        answer.Words.ShouldContain("16,00");
        answer.Page.QuerySelector("main a[href='/uffici']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Step_SentAgainOnceIssued_LeadsToTheCertificate()
    {
        using var andrea = await fixture.City.SignInAsync("andrea-fumagalli");
        var use = await CertificatesCity.BeginAsync(andrea, CertificatesCity.Residence, "andrea-fumagalli");
        var what = await andrea.GetAsync(use.Address.AbsolutePath[..^"/uso".Length]);
        var summary = await CertificatesCity.DeclareAsync(andrea, use, CertificatesCity.SportsClub);
        var outcome = (await andrea.SubmitAsync(summary, "#confirm")).Address;

        (await andrea.SubmitAsync(what, "main form")).Address.ShouldBe(outcome);
        (await CertificatesCity.DeclareAsync(andrea, use, CertificatesCity.SportsClub)).Address.ShouldBe(outcome);
        (await andrea.SubmitAsync(summary, "#confirm")).Address.ShouldBe(outcome);
    }

    [Fact]
    public async Task Confirm_ManyTimesAtOnce_GivesOneCertificateAndOneNumber()
    {
        using var davide = await fixture.City.SignInAsync("davide-riva");
        var summary = await CertificatesCity.DeclareAsync(davide, await CertificatesCity.BeginAsync(davide, CertificatesCity.Family, "davide-riva"), CertificatesCity.SportsClub);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => davide.SubmitAsync(summary, "#confirm")));
        var again = await davide.SubmitAsync(summary, "#confirm");
        var next = await CertificatesCity.ObtainAsync(davide, CertificatesCity.Residence, "davide-riva");

        outcomes.Append(again).Select(o => o.Address.AbsolutePath).Distinct().Count().ShouldBe(1);
        outcomes.ShouldAllBe(o => o.Heading == "Il certificato è pronto");
        var issued = await fixture.IssuedAsync(CertificatesCity.PersonOf("davide-riva"));
        issued.Count.ShouldBe(2);
        next.Words.ShouldContain(issued[1].Protocol);
    }

    [Fact]
    public async Task Confirm_AfterAnotherTabChangedTheDraft_IsRefused()
    {
        using var luca = await fixture.City.SignInAsync("luca-brambilla");
        var use = await CertificatesCity.BeginAsync(luca, CertificatesCity.Residence, "luca-brambilla");
        var summary = await CertificatesCity.DeclareAsync(luca, use, CertificatesCity.SportsClub);
        await CertificatesCity.DeclareAsync(luca, await luca.GetAsync(use.Address.AbsolutePath), "1");

        var stale = await luca.SubmitAsync(summary, "#confirm");

        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        (await fixture.IssuedAsync(CertificatesCity.PersonOf("luca-brambilla"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Draft_Expired_IsGoneAndLeadsOn()
    {
        using var sean = await fixture.City.SignInAsync("sean-obrien");
        var use = await CertificatesCity.BeginAsync(sean, CertificatesCity.Residence, "sean-obrien");
        var draft = Guid.Parse(use.Address.Segments[^2].Trim('/'));
        await fixture.City.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<CityDb>();
            (await db.Set<Draft>().SingleAsync(d => d.Id == draft)).ExpiresAt = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);
            return await db.SaveChangesAsync();
        });

        var gone = await sean.GetAsync(use.Address.AbsolutePath);

        gone.Status.ShouldBe(HttpStatusCode.NotFound);
        gone.Page.QuerySelector("main a[href='/certificati']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Draft_OfAnother_IsNotFound()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        using var sean = await fixture.City.SignInAsync("sean-obrien");
        var use = await CertificatesCity.BeginAsync(chiara, CertificatesCity.Residence, "chiara-colombo");

        (await sean.GetAsync(use.Address.AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Draft_SavedForLater_IsFoundAgainElsewhere()
    {
        using var phone = await fixture.City.SignInAsync("jurgen-muller");
        var use = await CertificatesCity.BeginAsync(phone, CertificatesCity.Residence, "jurgen-muller");
        await phone.SubmitAsync(use, "#use", new Dictionary<string, string> { ["Use.Stamp"] = "Exempt", ["Use.Destination"] = "9", ["Use.Later"] = "true" });

        using var desktop = await fixture.City.SignInAsync("jurgen-muller");
        (await desktop.GetAsync("/certificati")).Words.ShouldContain("Richieste da finire");
        var resumed = await desktop.GetAsync(use.Address.AbsolutePath);

        resumed.Page.QuerySelector("input[name='Use.Destination'][checked]")!.GetAttribute("value").ShouldBe("9");
    }

    [Fact]
    public async Task Pages_InEnglish_SpeakEnglish()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");

        (await chiara.GetAsync("/en/certificati")).Heading.ShouldBe("Certificates");
        (await chiara.GetAsync("/en/documenti")).Heading.ShouldBe("Documents");
        (await chiara.GetAsync("/en/verifica")).Heading.ShouldBe("Check a certificate");
        (await chiara.GetAsync("/en/servizi/certificati-anagrafici")).Heading.ShouldBe("Registry certificates");
    }

    private Task<int> ChecksOfAsync(Guid person) => fixture.City.InsideAsync(services =>
        services.GetRequiredService<CityDb>().Set<LedgerEntry>().CountAsync(l => l.Subject == person && l.Purpose == "certificates.check"));
}
