using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Shouldly;
using Xunit;
using static Navigli.Tests.Certificates.Counter.OfficerSteps;

namespace Navigli.Tests.Certificates.Counter;

public sealed class RegisterTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    [Theory]
    [InlineData("", "Il cittadino segnala un errore")]
    [InlineData("2026/000001", "breve")]
    public async Task Find_WithoutNumberOrReason_FindsNothing(string number, string reason)
    {
        using var laura = await fixture.City.SignInAsync(Officer);

        var answer = await laura.SubmitAsync(await laura.GetAsync("/sportello/registro"), "#find", new Dictionary<string, string> { ["Find.Number"] = number, ["Find.Reason"] = reason });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Address.AbsolutePath.ShouldBe("/sportello/registro");
    }

    [Fact]
    public async Task Find_ByProtocolAndByCode_OpensTheEntryAndTellsThePerson()
    {
        var certificate = await OnlineAsync("chiara-colombo");
        using var laura = await fixture.City.SignInAsync(Officer);

        var byProtocol = await EntryAsync(laura, certificate.Protocol);
        var byCode = await EntryAsync(laura, VerificationCode.Grouped(certificate.Code).ToLowerInvariant());

        byProtocol.Words.ShouldContain("COLOMBO Chiara");
        byCode.Words.ShouldContain(certificate.Protocol);
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var told = await chiara.GetAsync("/chi-ha-visto-i-miei-dati");
        told.Words.ShouldContain("Consultazione del registro dei certificati", Case.Insensitive);
        told.Words.ShouldContain(certificate.Protocol);
    }

    [Fact]
    public async Task Void_WithAReason_IsSeenByWhoVerifiesAndInTheDrawer()
    {
        var certificate = await OnlineAsync("luca-brambilla");
        using var laura = await fixture.City.SignInAsync(Officer);
        var page = await VoidPageAsync(laura, await EntryAsync(laura, certificate.Protocol));
        page.Words.ShouldContain("L’annullamento è definitivo");

        var without = await laura.SubmitAsync(page, "#void");
        var entry = await VoidAsync(laura, page);

        without.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        entry.Words.ShouldContain("Annullato");
        entry.Words.ShouldContain("Rilasciato alla persona sbagliata");
        entry.Page.QuerySelector("main a[href$='/annulla']").ShouldBeNull("it cannot be undone, nor done again");
        using var clerk = fixture.City.Visit();
        var verdict = await clerk.SubmitAsync(await clerk.GetAsync("/verifica"), "#verify", new Dictionary<string, string> { ["Verify.Code"] = certificate.Code });
        verdict.Words.ShouldContain("Certificato annullato");
        using var luca = await fixture.City.SignInAsync("luca-brambilla");
        (await luca.GetAsync($"/certificati/{certificate.Id}")).Words.ShouldContain("annullato");
    }

    [Fact]
    public async Task Void_ByTwoOfficersAtOnce_IsDoneOnceAndTheSecondIsTold()
    {
        var certificate = await OnlineAsync("davide-riva");
        using var laura = await fixture.City.SignInAsync(Officer);
        using var other = await fixture.City.SignInAsync(Officer);
        var (one, two) = (await VoidPageAsync(laura, await EntryAsync(laura, certificate.Protocol)), await VoidPageAsync(other, await EntryAsync(other, certificate.Protocol)));

        var answers = await Task.WhenAll(VoidAsync(laura, one), VoidAsync(other, two));
        var late = await VoidAsync(other, two);

        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Single(a => a.Status != HttpStatusCode.OK).Words.ShouldContain("già annullato");
        late.Words.ShouldContain("nnullato");
    }

    [Fact]
    public async Task Void_OfWhatSomebodyVoidedInTheMeantime_IsRefusedAndKeepsTheFirstVoiding()
    {
        var certificate = await OnlineAsync("niccolo-dangelo");
        using var laura = await fixture.City.SignInAsync(Officer);
        using var other = await fixture.City.SignInAsync(Officer);
        var open = await VoidPageAsync(other, await EntryAsync(other, certificate.Protocol));
        await VoidAsync(laura, await VoidPageAsync(laura, await EntryAsync(laura, certificate.Protocol)));
        var voided = (await fixture.IssuedAsync(certificate.PersonId)).Single(c => c.Id == certificate.Id).VoidedAt;

        var late = await VoidAsync(other, open);

        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Words.ShouldContain("già annullato");
        (await fixture.IssuedAsync(certificate.PersonId)).Single(c => c.Id == certificate.Id).VoidedAt.ShouldBe(voided);
    }

    [Fact]
    public async Task Reprint_GivesTheVeryFileAndIsWrittenDown()
    {
        var certificate = await OnlineAsync("lan-nguyen");
        using var lan = await fixture.City.SignInAsync("lan-nguyen");
        using var laura = await fixture.City.SignInAsync(Officer);
        var entry = await EntryAsync(laura, certificate.Protocol);
        var readings = await ReadingsAsync(certificate.PersonId);

        var printed = await laura.SubmitAsync(entry, "#reprint");

        printed.ContentHeaders.ContentType!.MediaType.ShouldBe("application/pdf");
        printed.Body.ShouldBe((await lan.GetAsync($"/certificati/{certificate.Id}/pdf")).Body);
        (await ReadingsAsync(certificate.PersonId)).ShouldBe(readings + 1);
        (await ReprintsAsync(certificate.PersonId)).ShouldHaveSingleItem().ShouldBe($"{certificate.Protocol} · Il cittadino segnala un errore");
        (await fixture.IssuedAsync(certificate.PersonId)).Count.ShouldBe(1, "no other certificate is made");
    }

    [Fact]
    public async Task Reprint_OfAVoidedOne_IsRefused()
    {
        var certificate = await OnlineAsync("alessio-bassi");
        using var laura = await fixture.City.SignInAsync(Officer);
        var entry = await EntryAsync(laura, certificate.Protocol);

        var voided = await VoidAsync(laura, await VoidPageAsync(laura, entry));
        var late = await laura.SubmitAsync(entry, "#reprint");

        voided.Page.QuerySelector("#reprint").ShouldBeNull();
        late.Words.ShouldContain("non si può stampare adesso");
        (await ReprintsAsync(certificate.PersonId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Today_ListsWhatTheOfficeIssuedWithoutNames()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        await IssueAsync(laura, "stefano-fontana", CertificatesCity.Residence, ThirdParty, Exempt);
        var row = (await fixture.IssuedAsync(CertificatesCity.PersonOf("stefano-fontana"))).Single();

        var register = await laura.GetAsync("/sportello/registro");

        register.Words.ShouldContain(row.Protocol);
        register.Words.ShouldNotContain("Stefano");
        var opened = await laura.SubmitAsync(await CounterAsync(laura, "stefano-fontana"), "#open", button: $"button[value='{row.Id}']");
        opened.Words.ShouldContain("Teresa Bianchi");
    }

    [Fact]
    public async Task Open_CertificateOfAnotherPersonOrForgedEntry_IsNotFound()
    {
        var certificate = await OnlineAsync("marco-villa");
        using var laura = await fixture.City.SignInAsync(Officer);
        await IssueAsync(laura, "jurgen-muller", CertificatesCity.Residence, ThirdParty, Exempt);
        var desk = await CounterAsync(laura, "jurgen-muller");

        var forged = await laura.SubmitAsync(desk, "#open", new Dictionary<string, string> { ["Open.Id"] = certificate.Id.ToString() });

        forged.Status.ShouldBe(HttpStatusCode.NotFound);
        (await laura.GetAsync($"/sportello/registro/{certificate.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await laura.GetAsync($"/sportello/registro/{certificate.Id}/annulla")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<int> ReadingsAsync(Guid person) => fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<LedgerEntry>().AsNoTracking()
        .CountAsync(e => e.Subject == person && e.Purpose == "certificates.register"));

    private Task<List<string>> ReprintsAsync(Guid person) => fixture.City.InsideAsync(services => services.GetRequiredService<CityDb>().Set<AuditedAct>().AsNoTracking()
        .Where(a => a.Type == "certificates.reprint" && a.OnBehalfOf == person).Select(a => a.Reason!).ToListAsync());

    private async Task<IssuedCertificate> OnlineAsync(string persona)
    {
        using var visitor = await fixture.City.SignInAsync(persona);
        await CertificatesCity.ObtainAsync(visitor, CertificatesCity.Residence, persona);
        return (await fixture.IssuedAsync(CertificatesCity.PersonOf(persona))).Last();
    }
}
