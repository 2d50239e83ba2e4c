using System.Net;
using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Delivery;
using Navigli.Identity;
using Navigli.Identity.Sessions;
using Navigli.Platform.Acts;
using Navigli.Platform.Drafts;
using Navigli.Privacy;
using Navigli.Privacy.Export;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Privacy;

/// <summary>Erasure (GDPR art. 17): exactly what was chosen and need not be kept, with the reason for the rest.</summary>
public sealed class ErasureTests(RightsCity fixture) : IClassFixture<RightsCity>
{
    [Fact]
    public async Task Erase_WhatWasChosen_LeavesTheRestAndOtherPeople()
    {
        using var ended = await fixture.City.SignInAsync("davide-riva");
        await ended.SubmitAsync(await ended.GetAsync("/esci/conferma"), "main form");
        using var davide = await fixture.City.SignInAsync("davide-riva");
        using var other = await fixture.City.SignInAsync("stefano-fontana");
        foreach (var visitor in new[] { davide, other })
            await CertificatesCity.BeginAsync(visitor, CertificatesCity.Residence, visitor == davide ? "davide-riva" : "stefano-fontana");
        await CertificatesCity.ObtainAsync(davide, CertificatesCity.Residence, "davide-riva");
        var account = await AccountAsync("Davide");
        account.Email.ShouldNotBeNull();
        await fixture.City.RewriteAsync<Account>(all => all.ExecuteUpdateAsync(set => set.SetProperty(a => a.OwnPhone, "+393401234567")));

        var confirm = await davide.SubmitAsync(await davide.GetAsync("/la-mia-privacy/cancellazione"), "#choose", new Dictionary<string, string> { ["platform.drafts"] = "true", ["identity.email"] = "true" });
        confirm.Page.QuerySelectorAll("main h2").Select(h => h.TextContent).ShouldBe(["Indirizzi e-mail e numero di cellulare (1)", "Richieste lasciate a metà (1)"]);
        (await DraftsAsync(account.Id)).ShouldBe((1, 1), "nothing is erased before it is confirmed");
        var done = await davide.SubmitAsync(confirm, "#erase");

        done.Status.ShouldBe(HttpStatusCode.OK);
        done.Page.QuerySelectorAll("#cancellato dd").Select(d => d.TextContent.Trim()).ShouldBe(["1 voce", "1 voce"]);
        done.Words.ShouldContain("Il registro dei certificati non può avere buchi");
        (await DraftsAsync(account.Id)).ShouldBe((0, 1), "the confirmed one is part of the certificate");
        (await AccountAsync("Davide")).Email.ShouldBeNull();
        (await AccountAsync("Davide")).OwnPhone.ShouldBeNull();
        (await fixture.InDbAsync(db => db.Set<Session>().CountAsync(s => s.AccountId == account.Id))).ShouldBe(2, "ended sessions were not chosen");
        (await DraftsAsync((await AccountAsync("Stefano")).Id)).ShouldBe((1, 0));
        (await AccountAsync("Stefano")).Email.ShouldNotBeNull();
        (await AccountAsync("Stefano")).OwnPhone.ShouldNotBeNull();
        (await davide.GetAsync("/documenti")).Page.QuerySelectorAll("main a[href^='/certificati/']").ShouldNotBeEmpty("the register stays");
        var audited = await fixture.InDbAsync(db => db.Set<AuditedAct>().SingleAsync(a => a.Type == "privacy.erase" && a.AccountId == account.Id));
        audited.Changes.ShouldContain("drafts");
        audited.Changes.ShouldNotContain("sessions");
        (await other.GetAsync(done.Address.PathAndQuery)).Status.ShouldBe(HttpStatusCode.NotFound, "somebody else's erasure");
    }

    [Fact]
    public async Task Erase_EndedSessionsLinksAndCopies_LeavesOpenOnes()
    {
        using var ended = await fixture.City.SignInAsync("alessio-bassi");
        await ended.SubmitAsync(await ended.GetAsync("/esci/conferma"), "main form");
        using var alessio = await fixture.City.SignInAsync("alessio-bassi");
        var certificate = (await CertificatesCity.ObtainAsync(alessio, CertificatesCity.Residence, "alessio-bassi")).Address.AbsolutePath;
        await alessio.SubmitAsync(await alessio.GetAsync($"{certificate}/link"), "#link");
        await alessio.SubmitAsync(await alessio.GetAsync($"{certificate}/link"), "#link");
        await alessio.SubmitAsync(await alessio.GetAsync($"{certificate}/link"), "#withdraw", button: "button[name='Withdraw.Id']");
        await RightsCity.ReadyAsync(alessio);
        var export = await fixture.LatestExportAsync(CertificatesCity.PersonOf("alessio-bassi"));
        var account = (await AccountAsync("Alessio")).Id;

        var confirm = await alessio.GetAsync("/la-mia-privacy/cancellazione/conferma?identity.sessions=true&certificates.links=true&privacy.exports=true&certificates.register=true&residents.registry=true");
        var done = await alessio.SubmitAsync(confirm, "#erase");

        done.Page.QuerySelectorAll("#cancellato dd").Select(d => d.TextContent.Trim()).ShouldBe(["1 voce", "1 voce", "1 voce"]);
        (await fixture.InDbAsync(db => db.Set<Session>().Where(s => s.AccountId == account).ToListAsync())).ShouldHaveSingleItem().EndedAt.ShouldBeNull();
        (await fixture.InDbAsync(db => db.Set<CertificateLink>().Where(l => l.AccountId == account).ToListAsync())).ShouldHaveSingleItem().WithdrawnAt.ShouldBeNull();
        (await fixture.InDbAsync(db => db.Exports.SingleAsync(e => e.Id == export.Id))).State.ShouldBe(ExportState.Gone);
        Directory.EnumerateFiles(fixture.City.Folder, export.FileId!.Value.ToString("N"), SearchOption.AllDirectories).ShouldBeEmpty();
        (await alessio.GetAsync(certificate)).Status.ShouldBe(HttpStatusCode.OK, "what must be kept cannot be chosen by its address");
    }

    [Fact]
    public async Task Confirm_WithNothingChosen_SaysSoAndErasesNothing()
    {
        using var lan = await fixture.City.SignInAsync("lan-nguyen");
        var erasures = await fixture.InDbAsync(db => db.Erasures.CountAsync());
        var page = await lan.GetAsync("/la-mia-privacy/cancellazione/conferma?residents.registry=true");
        page.Words.ShouldContain("Non hai scelto niente da cancellare");
        page.Page.QuerySelector("#erase").ShouldBeNull();
        var token = page.Page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        var refused = await lan.PostAsync(page.Address.PathAndQuery, [new("__RequestVerificationToken", token), new("_handler", "erase")]);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await fixture.InDbAsync(db => db.Erasures.CountAsync())).ShouldBe(erasures);
    }

    [Fact]
    public async Task Page_SaysOfEveryCategoryThatStays_WhyAndUntilWhen()
    {
        using var simona = await fixture.City.SignInAsync("simona-monti");
        var page = await simona.GetAsync("/la-mia-privacy/cancellazione");
        var rows = page.Page.QuerySelectorAll("main details").Select(d => d.QuerySelectorAll("summary, dd").Select(c => c.TextContent.Trim()).ToList()).ToList();
        rows.Count.ShouldBeGreaterThan(8);
        rows.ShouldAllBe(r => r.Count == 4 && r.All(c => c.Length > 0));
        rows.Select(r => r[0]).ShouldContain("Registro di chi ha visto i dati");
        rows.Single(r => r[0] == "Registro degli accessi con identità digitale")[2].ShouldStartWith("24 mesi.");
    }

    private Task<Account> AccountAsync(string givenName) => fixture.InDbAsync(db => db.Set<Account>().AsNoTracking().SingleAsync(a => a.GivenName == givenName));

    private async Task<(int Open, int Confirmed)> DraftsAsync(Guid account)
    {
        var drafts = await fixture.InDbAsync(db => db.Set<Draft>().AsNoTracking().Where(d => d.AccountId == account).ToListAsync());
        return (drafts.Count(d => d.ConfirmedAt is null), drafts.Count(d => d.ConfirmedAt is not null));
    }
}
