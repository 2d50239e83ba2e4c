using System.Net;
using Navigli.Certificates;
using Navigli.Certificates.Delivery;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Certificates;

public sealed class SharingTests(SharingCity fixture) : IClassFixture<SharingCity>
{
    [Fact]
    public async Task Link_InTheHandsOfAnybody_GivesTheVeryDocumentAndIsWrittenDown()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "sofia-brambilla");
        var link = await SharingCity.LinkAsync(chiara, certificate);

        using var club = fixture.City.Visit();
        var page = await club.GetAsync(link);
        var paper = await club.SubmitAsync(page, "#download");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        page.Headers.GetValues("X-Robots-Tag").ShouldHaveSingleItem().ShouldContain("noindex");
        page.Headers.GetValues("Referrer-Policy").ShouldHaveSingleItem().ShouldBe("no-referrer");
        foreach (var personal in new[] { "Sofia", "Brambilla", "Colombo", "residenza", "2026/" })
            page.Text.ShouldNotContain(personal, Case.Insensitive);
        paper.Body.ShouldBe((await chiara.GetAsync($"{certificate}/pdf")).Body);
        (await chiara.GetAsync($"{certificate}/link")).Words.ShouldContain("Scaricato 1: oggi");
        (await chiara.GetAsync($"/chi-ha-visto-i-miei-dati?persona={CertificatesCity.PersonOf("sofia-brambilla")}")).Words
            .ShouldContain("Certificato scaricato con un link", Case.Insensitive);
    }

    [Fact]
    public async Task Link_LookedAtByAPreview_IsNoOpening()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "chiara-colombo");
        var link = await SharingCity.LinkAsync(chiara, certificate);

        using var robot = fixture.City.Visit();
        await robot.GetAsync(link);
        await robot.GetAsync($"{link}/scarica");
        using var forged = new HttpRequestMessage(HttpMethod.Post, new Uri(fixture.City.PortalAddress, $"{link}/scarica"));
        var posted = await robot.SendOnceAsync(forged);

        posted.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await chiara.GetAsync($"{certificate}/link")).Words.ShouldContain("Scaricato mai");
    }

    [Fact]
    public async Task Link_IsKeptAsAHashAndEndsOnTime()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "chiara-colombo");
        var before = fixture.City.Clock.GetUtcNow().UtcDateTime;
        var link = await SharingCity.LinkAsync(chiara, certificate, days: 30);

        var row = await fixture.RowAsync(link);

        SharingCity.SecretOf(link).Length.ShouldBe(32, "128 bits");
        row.SecretHash.Length.ShouldBe(32);
        row.ExpiresAt.ShouldBe(before.AddDays(30), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Link_ToACertificateThatEndsToday_EndsWithIt()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "chiara-colombo");
        var today = DateOnly.FromDateTime(fixture.City.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(1)).DateTime);
        await fixture.ChangeAsync<IssuedCertificate>(SharingCity.IdOf(certificate), row => row.SetProperty(c => c.ValidUntil, today));

        var row = await fixture.RowAsync(await SharingCity.LinkAsync(chiara, certificate, days: 30));

        row.ExpiresAt.ShouldBe(today.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-1), "midnight in Rome in winter");
    }

    [Fact]
    public async Task Link_AfterItsEnd_SaysSoAndGivesNothing()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "chiara-colombo");
        var link = await SharingCity.LinkAsync(chiara, certificate);
        using var club = fixture.City.Visit();
        var page = await club.GetAsync(link);
        var past = fixture.City.Clock.GetUtcNow().UtcDateTime.AddSeconds(-1);
        await fixture.ChangeAsync<CertificateLink>((await fixture.RowAsync(link)).Id, row => row.SetProperty(l => l.ExpiresAt, past));

        foreach (var answer in new[] { await club.GetAsync(link), await club.SubmitAsync(page, "#download") })
        {
            answer.Status.ShouldBe(HttpStatusCode.NotFound);
            answer.Heading.ShouldBe("Questo link è scaduto");
        }

        (await club.GetAsync("/en" + link)).Heading.ShouldBe("This link has ended");
        (await chiara.GetAsync($"{certificate}/link")).Words.ShouldContain("Scaricato mai");
    }

    [Fact]
    public async Task Link_Withdrawn_OpensNothingAnyMore()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "chiara-colombo");
        var link = await SharingCity.LinkAsync(chiara, certificate);

        var list = await chiara.SubmitAsync(await chiara.GetAsync($"{certificate}/link"), "#withdraw", button: "button");

        list.Words.ShouldContain("Ritirato: non apre più niente");
        using var club = fixture.City.Visit();
        var answer = await club.GetAsync(link);
        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Heading.ShouldBe("Questo link è stato ritirato");
    }

    [Fact]
    public async Task Link_WithdrawnWhileItsEnglishPageIsOpen_SaysSoInEnglish()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "chiara-colombo");
        var link = await SharingCity.LinkAsync(chiara, certificate);
        using var club = fixture.City.Visit();
        var open = await club.GetAsync("/en" + link);
        await chiara.SubmitAsync(await chiara.GetAsync($"{certificate}/link"), "#withdraw", button: "button");

        var answer = await club.SubmitAsync(open, "#download");

        answer.Address.AbsolutePath.ShouldBe("/en" + link);
        answer.Heading.ShouldBe("This link was withdrawn");
    }

    [Fact]
    public async Task Link_ToAVoidedCertificate_SaysThatItIsVoided()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "chiara-colombo");
        var link = await SharingCity.LinkAsync(chiara, certificate);
        DateTime? now = fixture.City.Clock.GetUtcNow().UtcDateTime;
        await fixture.ChangeAsync<IssuedCertificate>(SharingCity.IdOf(certificate), row => row.SetProperty(c => c.VoidedAt, now));

        using var club = fixture.City.Visit();
        (await club.GetAsync(link)).Heading.ShouldBe("Questo certificato è stato annullato");
        (await chiara.GetAsync($"{certificate}/invia")).Words.ShouldContain("non vale più e non si può inviare");
        (await chiara.GetAsync(certificate)).Page.QuerySelector($"main a[href$='/invia']").ShouldBeNull();
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("ABCDEF00000000000000000000000000")]
    [InlineData("x")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task Link_ThatIsNone_SaysSo(string secret)
    {
        using var anybody = fixture.City.Visit();

        var answer = await anybody.GetAsync($"/c/{secret}");

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Heading.ShouldBe("Questo link non apre nessun documento");
    }

    [Fact]
    public async Task Link_FormSentTwice_ShowsTheSameLink()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "chiara-colombo");
        var form = await chiara.GetAsync($"{certificate}/link");

        var answers = await Task.WhenAll(chiara.SubmitAsync(form, "#link"), chiara.SubmitAsync(form, "#link"));

        SharingCity.AddressOn(answers[0]).ShouldBe(SharingCity.AddressOn(answers[1]));
        (await chiara.GetAsync($"{certificate}/link")).Page.QuerySelectorAll("#withdraw button").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Link_WithTheTicketOfAnotherCertificate_IsRefused()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var (one, other) = (await SharingCity.IssueAsync(chiara, "chiara-colombo"), await SharingCity.IssueAsync(chiara, "sofia-brambilla"));
        var ticket = (await chiara.GetAsync($"{other}/link")).Page.QuerySelector("[name='Link.Ticket']")!.GetAttribute("value")!;

        var answer = await chiara.SubmitAsync(await chiara.GetAsync($"{one}/link"), "#link", new Dictionary<string, string> { ["Link.Ticket"] = ticket });

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Words.ShouldContain("Questo modulo è già stato usato");
    }

    [Fact]
    public async Task Link_ForAnotherTerm_IsRefused()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var certificate = await SharingCity.IssueAsync(chiara, "chiara-colombo");

        var answer = await chiara.SubmitAsync(await chiara.GetAsync($"{certificate}/link"), "#link", new Dictionary<string, string> { ["Link.Days"] = "365" });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Page.QuerySelector("#nuovo code").ShouldBeNull();
    }

    [Fact]
    public async Task Sharing_ByAnybodyButWhoAskedForTheCertificate_IsNotFound()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        using var luca = await fixture.City.SignInAsync("luca-brambilla");
        var certificate = await SharingCity.IssueAsync(chiara, "luca-brambilla");
        var other = await SharingCity.IssueAsync(luca, "luca-brambilla");
        await SharingCity.LinkAsync(chiara, certificate);
        var link = (await chiara.GetAsync($"{certificate}/link")).Page.QuerySelector("#withdraw button")!.GetAttribute("value")!;

        var (seen, send, links) = (await luca.GetAsync(certificate), await luca.GetAsync($"{certificate}/invia"), await luca.GetAsync($"{certificate}/link"));
        var withdrawn = await luca.SubmitAsync(await luca.GetAsync($"{other}/link"), "#withdraw", new Dictionary<string, string> { ["Withdraw.Id"] = link });

        seen.Status.ShouldBe(HttpStatusCode.OK, "it is about him");
        seen.Page.QuerySelector("main a[href$='/invia']").ShouldBeNull();
        (send.Status, links.Status, withdrawn.Status).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        (await chiara.GetAsync($"{certificate}/link")).Words.ShouldContain("Link Attivo");
    }

    [Fact]
    public async Task Shared_ListsTheLinksOfTheAccount_WithTheirUse_AndWithdrawsAtOnce()
    {
        using var stefano = await fixture.City.SignInAsync("stefano-fontana");
        using var sean = await fixture.City.SignInAsync("sean-obrien");
        (await stefano.GetAsync("/documenti/condivisi")).Words.ShouldContain("Non hai condiviso niente");
        var (one, other) = (await SharingCity.IssueAsync(stefano, "stefano-fontana"), await SharingCity.IssueAsync(stefano, "giulia-fontana"));
        var (link, second) = (await SharingCity.LinkAsync(stefano, one), await SharingCity.LinkAsync(stefano, other, 30));
        (await fixture.DownloadAsync(link)).ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");

        var shared = await stefano.GetAsync("/documenti/condivisi");
        var row = await fixture.RowAsync(link);
        (await sean.SubmitAsync(await sean.GetAsync("/documenti/condivisi"), "#withdraw", new Dictionary<string, string> { ["Withdraw.Id"] = row.Id.ToString() })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await fixture.DownloadAsync(link)).Status.ShouldBe(HttpStatusCode.OK, "nobody else withdraws it");
        var withdrawn = await stefano.SubmitAsync(shared, "#withdraw", button: $"button[value='{row.Id}']");

        shared.Page.QuerySelectorAll("#withdraw button").Length.ShouldBe(2);
        shared.Page.QuerySelector($"#link-{row.Id}")!.TextContent.ShouldContain("1: oggi");
        (await stefano.GetAsync("/documenti")).Words.ShouldContain("Che cosa ho condiviso (link attivi: 1)");
        withdrawn.Words.ShouldContain("Il link è ritirato");
        withdrawn.Page.QuerySelectorAll("#withdraw button").ShouldHaveSingleItem();
        using var anybody = fixture.City.Visit();
        (await anybody.GetAsync(link)).Status.ShouldNotBe(HttpStatusCode.OK);
        (await anybody.GetAsync(second)).Status.ShouldBe(HttpStatusCode.OK);
    }
}
