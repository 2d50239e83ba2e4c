using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity.Delegations;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Time;
using Navigli.Sandbox.Mail;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;
using static Navigli.Tests.Identity.DelegationSteps;

namespace Navigli.Tests.Identity;

/// <summary>Delegations as people accept them, use them and end them.</summary>
[Collection(nameof(DelegationsCity))]
public sealed class DelegationTests(CertificatesCity fixture)
{
    private TestCity City => fixture.City;

    private string InAMonth => City.Clock.UtcInstant().AddDays(30).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Helper_WithADelegationForCertificates_AsksForThem_AndDoesNothingElse()
    {
        var father = CertificatesCity.PersonOf("jurgen-muller");
        using var jurgen = await City.SignInAsync("jurgen-muller");
        using var mei = await City.SignInAsync("mei-zhang");
        var id = await AskAsync(jurgen, "mei-zhang", InAMonth, ForCertificates);
        (await mei.GetAsync($"/certificati?persona={father}")).Page.QuerySelector("#begin button").ShouldBeNull("asked is not accepted");
        (await mei.GetAsync("/fascicolo")).Words.ShouldContain("Ti chiedono di agire per conto di qualcuno");
        (await mei.GetAsync($"/deleghe/{id}")).Words.ShouldContain("Jürgen Müller ti chiede di agire per suo conto");

        (await AcceptAsync(mei, id)).Words.ShouldContain("Delega accettata");

        (await jurgen.GetAsync("/fascicolo")).Words.ShouldContain("La tua delega è stata accettata");
        (await mei.GetAsync("/i-miei-familiari")).Words.ShouldContain("Per conto suo, con una delega: puoi chiedere i suoi certificati.Fino al");
        var outcome = await CertificatesCity.ObtainAsync(mei, CertificatesCity.Residence, "jurgen-muller");
        outcome.Heading.ShouldBe("Il certificato è pronto");
        outcome.Page.QuerySelector("#per-conto-di")!.TextContent.ShouldContain("per conto di Jürgen");
        (await mei.GetAsync(outcome.Address.AbsolutePath.Replace("/certificati/", "/certificati/richieste/", StringComparison.Ordinal))).Words.ShouldContain("per conto di Jürgen");
        (await jurgen.GetAsync(outcome.Address.AbsolutePath)).Words.ShouldContain("Chiesto per conto di Jürgen da chi ha la delega");
        (await jurgen.GetAsync("/documenti")).Words.ShouldContain("chiesto per conto tuo da chi hai delegato");
        (await mei.GetAsync("/fascicolo/richieste")).Words.ShouldContain("Per conto di Jürgen");
        var certificate = (await fixture.IssuedAsync(father)).ShouldHaveSingleItem();
        var acts = await ActsForAsync(father);
        acts.ShouldContain("certificates.issue");
        acts.ShouldContain("identity.delegation.accept");
        certificate.Right.ShouldBe(Contracts.Identity.RightKind.Delegation);
        (await mei.GetAsync($"/i-miei-familiari/{father}")).Words.Replace(" ", "", StringComparison.Ordinal).ShouldNotContain(CodeOf("jurgen-muller"));
        (await mei.GetAsync($"/certificati/autocertificazione/{father}/8")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await mei.GetAsync($"/chi-ha-visto-i-miei-dati?persona={father}")).Words.ShouldContain("Non puoi vedere");
        var number = await NumberAsync(id);
        var lines = await LinesAsync("jurgen-muller", "mei-zhang");
        lines.ShouldAllBe(l => l.Right == "delegation");
        lines.ShouldContain(l => l.What == "certificate-8");
        lines.ShouldContain(l => l.What == "certifiability" && l.CaseReference == number);
        lines.ShouldNotContain(l => l.What == "record" || l.What == "entries");
        var seen = await jurgen.GetAsync("/chi-ha-visto-i-miei-dati");
        seen.Words.ShouldContain("La persona a cui hai dato una delega");
        seen.Words.ShouldContain(number);
        await EndAsync(jurgen, id);
    }

    [Fact]
    public async Task Helper_WithADelegationForTheFolder_ReadsTheRecord_AndAsksForNoCertificate()
    {
        var giver = CertificatesCity.PersonOf("niccolo-dangelo");
        using var niccolo = await City.SignInAsync("niccolo-dangelo");
        using var simona = await City.SignInAsync("simona-monti");
        var id = await GiveAsync(niccolo, simona, "simona-monti", InAMonth, ForFolder);

        var number = await NumberAsync(id);
        var record = await simona.GetAsync($"/i-miei-familiari/{giver}");
        record.Words.Replace(" ", "", StringComparison.Ordinal).ShouldContain(CodeOf("niccolo-dangelo"));
        record.Words.ShouldContain($"Delega n. {number}");
        (await simona.GetAsync($"/certificati?persona={giver}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var line = (await LinesAsync("niccolo-dangelo", "simona-monti")).First(l => l.What == "record");
        (line.Right, line.CaseReference, line.LegalBasis).ShouldBe((Right: "delegation", CaseReference: number, LegalBasis: "delegation"));

        (await EndAsync(simona, id)).Words.ShouldContain("Hai rinunciato alla delega");

        (await simona.GetAsync($"/i-miei-familiari/{giver}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await niccolo.GetAsync($"/deleghe/{id}")).Words.ShouldContain("Simona Monti ha rinunciato");
        (await niccolo.GetAsync("/deleghe")).Words.ShouldContain("Rinunciata");
    }

    [Fact]
    public async Task Revoked_AllowsNothingAtOnce_AndMayBeGivenAgain()
    {
        var giver = CertificatesCity.PersonOf("karim-haddad");
        using var karim = await City.SignInAsync("karim-haddad");
        using var davide = await City.SignInAsync("davide-riva");
        var id = await GiveAsync(karim, davide, "davide-riva", InAMonth, ForCertificates, ForFolder);
        (await davide.GetAsync($"/i-miei-familiari/{giver}")).Status.ShouldBe(HttpStatusCode.OK);
        var open = await davide.GetAsync($"/certificati?persona={giver}");
        (await davide.GetAsync("/deleghe")).Words.ShouldContain("Per conto di Karim Haddad");

        (await karim.GetAsync($"/deleghe/{id}/fine")).Words.ShouldContain("Davide Riva non potrà più fare nulla per tuo conto");
        (await EndAsync(karim, id)).Words.ShouldContain("Delega revocata");

        (await davide.GetAsync($"/i-miei-familiari/{giver}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await davide.SubmitAsync(open, "#begin", new Dictionary<string, string> { ["Begin.TypeCode"] = "8" })).Address.AbsolutePath.ShouldBe("/certificati");
        (await davide.GetAsync("/fascicolo")).Words.ShouldContain("Una delega che avevi è stata revocata");
        (await davide.GetAsync($"/deleghe/{id}")).Words.ShouldContain("Karim Haddad l’ha revocata: non puoi più agire per suo conto");
        (await davide.GetAsync($"/deleghe/{id}/fine")).Words.ShouldContain("è già finita");
        var again = await karim.GetAsync($"/deleghe/nuova?come={id}");
        again.Page.QuerySelector("input[name='Form.CodiceFiscale']")!.GetAttribute("value").ShouldBe(CodeOf("davide-riva"));
        again.Page.QuerySelectorAll("input[name^='Service.'][checked]").Length.ShouldBe(2);
        (await karim.SubmitAsync(again, "#give", new Dictionary<string, string> { ["Form.LastDay"] = InAMonth })).Words.ShouldContain("Richiesta registrata");
        (await RowsAsync(City, "davide-riva")).Count(d => d.Open is not null && d.GiverPersonId == giver).ShouldBe(1);
    }

    [Fact]
    public async Task PressedTwiceAtOnce_AsksOnce_AcceptsOnce_AndEndsOnce()
    {
        using var stefano = await City.SignInAsync("stefano-fontana");
        using var luca = await City.SignInAsync("luca-brambilla");
        var form = await stefano.GetAsync("/deleghe/nuova");
        Dictionary<string, string> typed = new() { ["Form.CodiceFiscale"] = CodeOf("luca-brambilla"), ["Form.LastDay"] = InAMonth, [$"Service.{ForCertificates}"] = "true" };
        var asked = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => stefano.SubmitAsync(form, "#give", typed)));
        var row = (await RowsAsync(City, "luca-brambilla")).ShouldHaveSingleItem();
        asked.Count(a => a.Words.Contains("Richiesta registrata", StringComparison.Ordinal)).ShouldBe(1);
        asked.Count(a => a.Words.Contains("hai già chiesto o dato una delega", StringComparison.Ordinal)).ShouldBe(2);

        var page = await luca.GetAsync($"/deleghe/{row.Id}");
        var accepted = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => luca.SubmitAsync(page, "#accept form")));
        accepted.ShouldAllBe(a => a.Status == HttpStatusCode.OK || a.Status == HttpStatusCode.Conflict);
        var end = await stefano.GetAsync($"/deleghe/{row.Id}/fine");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => stefano.SubmitAsync(end, "#end")));
        (await luca.SubmitAsync(page, "#accept form")).Status.ShouldBe(HttpStatusCode.Conflict);

        (await RowsAsync(City, "luca-brambilla")).ShouldHaveSingleItem().State.ShouldBe(DelegationState.Revoked);
        var acts = await City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<AuditedAct>().Where(a => a.Type.StartsWith("identity.delegation.") && (a.AccountId == row.GiverAccountId || a.OnBehalfOf == row.GiverPersonId)).Select(a => a.Type).ToListAsync());
        acts.Order(StringComparer.Ordinal).ShouldBe(["identity.delegation.accept", "identity.delegation.ask", "identity.delegation.revoke"]);
    }

    [Fact]
    public async Task AnotherToTheSameHelper_IsForOtherServicesOrLaterDays_AndNotTheSameAgain()
    {
        var giver = CertificatesCity.PersonOf("lan-nguyen");
        using var lan = await City.SignInAsync("lan-nguyen");
        using var andrea = await City.SignInAsync("andrea-fumagalli");
        var first = await GiveAsync(lan, andrea, "andrea-fumagalli", InAMonth, ForCertificates);
        var number = await NumberAsync(first);

        var same = await SendAsync(lan, CodeOf("andrea-fumagalli"), "31/12/2026", ForCertificates);
        same.Status.ShouldBe(HttpStatusCode.Conflict);
        same.Words.ShouldContain($"per gli stessi servizi in quei giorni: la n. {number}, fino al {InAMonth}");
        same.Words.ShouldContain($"Scegli un primo giorno dopo il {InAMonth}, oppure altri servizi");

        var second = await GiveAsync(lan, andrea, "andrea-fumagalli", InAMonth, ForFolder);
        (await SendAsync(lan, CodeOf("andrea-fumagalli"), InAMonth, ForFolder)).Status.ShouldBe(HttpStatusCode.Conflict);
        var dayAfter = City.Clock.UtcInstant().AddDays(31).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        var third = await lan.SubmitAsync(same, "#give", new Dictionary<string, string> { ["Form.FirstDay"] = dayAfter, ["Form.LastDay"] = dayAfter });
        third.Words.ShouldContain("Richiesta registrata", customMessage: "the same for later is no overlap");

        (await andrea.GetAsync($"/i-miei-familiari/{giver}")).Words.ShouldContain($"Delega n. {await NumberAsync(second)}");
        await CertificatesCity.ObtainAsync(andrea, CertificatesCity.Residence, "lan-nguyen");
        var lines = await LinesAsync("lan-nguyen", "andrea-fumagalli");
        lines.First(l => l.What == "record").CaseReference.ShouldBe(await NumberAsync(second), "what is read rests on the delegation that lets read");
        lines.First(l => l.What == "certifiability").CaseReference.ShouldBe(number, "what is asked for on the one that lets ask");
        (await andrea.GetAsync("/i-miei-familiari")).Page.QuerySelectorAll($"a[href='/i-miei-familiari/{giver}']").Length.ShouldBe(1, "one person is one card");
        await EndAsync(lan, first);
        (await andrea.GetAsync($"/certificati?persona={giver}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await andrea.GetAsync($"/i-miei-familiari/{giver}")).Status.ShouldBe(HttpStatusCode.OK, "the other stands");
        await EndAsync(andrea, second);
    }

    [Fact]
    public async Task WhatAHelperDoes_IsToldToWhoGaveTheDelegation_WithoutNames_AndRevokedFromThere()
    {
        const string club = "circolo@bocciofila.example";
        using var paola = await City.SignInAsync("paola-cattaneo");
        using var davide = await City.SignInAsync("davide-riva");
        var id = await GiveAsync(paola, davide, "davide-riva", InAMonth, ForCertificates);
        var number = await NumberAsync(id);
        (await paola.GetAsync("/fascicolo")).Words.ShouldNotContain("Per conto tuo");

        var outcome = await CertificatesCity.ObtainAsync(davide, CertificatesCity.Residence, "paola-cattaneo");
        var review = await SharingCity.ReviewAsync(davide, outcome.Address.AbsolutePath, club);
        (await SharingCity.ConfirmAsync(davide, review)).Status.ShouldBe(HttpStatusCode.OK);

        var told = await ToldAsync(2);
        told.Count.ShouldBe(2, "the draft before it is told to nobody");
        told.ShouldContain(m => m.Content.Text.Contains("Per conto tuo è stato chiesto un certificato"));
        told.ShouldContain(m => m.Content.Text.Contains("mandato o condiviso con un link"));
        told.ShouldAllBe(m => m.Content.Subject == $"Delega n. {number}" && m.Content.Text.Contains($"/deleghe/{id}"));
        foreach (var personal in new[] { "Paola", "Cattaneo", "Davide", "Riva", CodeOf("paola-cattaneo"), CodeOf("davide-riva"), club })
            told.ShouldAllBe(m => !(m.Content.Text + m.Content.Html).Replace("paola-cattaneo@example.org", "").Contains(personal));
        (await ContactSteps.AwaitMailAsync(City, club, 1))[0].Content.Text.ShouldContain("chiesto per conto di un’altra persona");
        (await paola.GetAsync("/fascicolo")).Page.QuerySelectorAll($"main a[href='/deleghe/{id}#fatto']").Length.ShouldBe(2);
        (await davide.GetAsync("/fascicolo")).Words.ShouldNotContain("Per conto tuo");
        var page = await paola.GetAsync($"/deleghe/{id}");
        page.Words.ShouldContain("Che cosa ha fatto Davide Riva per conto tuo");
        page.Words.ShouldContain("Un certificato chiesto per conto tuo è stato mandato");
        (await paola.SubmitAsync(await paola.GetAsync(page.Page.QuerySelector("main a[href$='/fine']")!.GetAttribute("href")!), "#end")).Words.ShouldContain("Delega revocata");

        await City.InsideAsync(async s =>
        {
            var share = await s.GetRequiredService<CityDb>().Set<AuditedAct>().SingleAsync(a => a.DelegationId == id && a.Type == "certificates.share");
            await s.GetRequiredService<TellGiver>().HandleAsync(new Contracts.Identity.ActedByDelegation(share.Id, id), CancellationToken.None);
            return true;
        });
        var account = (await City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<Delegation>().SingleAsync(d => d.Id == id))).GiverAccountId;
        (await City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<Navigli.Messaging.QueuedMessage>().CountAsync(m => m.Kind == TellGiver.MailKind && m.RecipientId == account))).ShouldBe(2, "what a node does again after it died is told once");

        async Task<List<ReceivedMail>> ToldAsync(int count)
        {
            List<ReceivedMail> found = [];
            for (var look = 0; look < 100 && (found = [.. ContactSteps.MailTo(City, "paola-cattaneo@example.org").Where(m => m.Content.Text.Contains("per conto tuo, con una delega", StringComparison.Ordinal))]).Count < count; look++)
                await Task.Delay(100, TestContext.Current.CancellationToken);
            return found;
        }
    }

    [Fact]
    public async Task OthersDelegations_AreNotThere()
    {
        using var salvatore = await City.SignInAsync("salvatore-russo");
        using var elena = await City.SignInAsync("elena-marchetti");
        using var stranger = await City.SignInAsync("chiara-colombo");
        var id = await AskAsync(salvatore, "elena-marchetti", InAMonth, ForCertificates);
        var accept = await elena.GetAsync($"/deleghe/{id}");
        var own = await stranger.GetAsync("/deleghe/nuova");
        var token = own.Page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;

        foreach (var path in new[] { $"/deleghe/{id}", $"/deleghe/{id}/fine", $"/deleghe/{Guid.CreateVersion7()}" })
            (await stranger.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        foreach (var (path, handler) in new[] { ($"/deleghe/{id}", "accept"), ($"/deleghe/{id}", "refuse"), ($"/deleghe/{id}/fine", "end") })
            (await stranger.PostAsync(path, [new("__RequestVerificationToken", token), new("_handler", handler)])).Status.ShouldBe(HttpStatusCode.NotFound, handler);
        (await salvatore.PostAsync($"/deleghe/{id}", [new("__RequestVerificationToken", (await salvatore.GetAsync("/deleghe/nuova")).Page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!), new("_handler", "accept")]))
            .Status.ShouldBe(HttpStatusCode.NotFound, "nobody accepts for the other");

        (await RowsAsync(City, "elena-marchetti")).ShouldHaveSingleItem().State.ShouldBe(DelegationState.Asked);
        (await elena.SubmitAsync(accept, "#accept form")).Words.ShouldContain("Delega accettata");
    }

    [Fact]
    public async Task WhatWasLent_IsNotLentOn()
    {
        var giver = CertificatesCity.PersonOf("hodan-warsame");
        using var hodan = await City.SignInAsync("hodan-warsame");
        using var marco = await City.SignInAsync("marco-villa");
        using var third = await City.SignInAsync("simona-monti");
        await GiveAsync(hodan, marco, "marco-villa", InAMonth, ForCertificates, ForFolder);

        await GiveAsync(marco, third, "simona-monti", InAMonth, ForCertificates, ForFolder);

        (await third.GetAsync($"/i-miei-familiari/{CertificatesCity.PersonOf("marco-villa")}")).Status.ShouldBe(HttpStatusCode.OK);
        (await third.GetAsync($"/i-miei-familiari/{giver}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await third.GetAsync($"/i-miei-familiari/{CertificatesCity.PersonOf("tommaso-villa")}")).Status.ShouldBe(HttpStatusCode.Forbidden, "nor is a parent's right");
    }

    [Fact]
    public async Task EachStep_IsToldToBothByMail_WithoutNameOrCode()
    {
        using var lan = await City.SignInAsync("lan-nguyen");
        using var francesca = await City.SignInAsync("francesca-galli");
        var id = await GiveAsync(lan, francesca, "francesca-galli", InAMonth, ForCertificates);
        await EndAsync(francesca, id);
        var mailbox = City.Sandbox.Services.GetRequiredService<Mailbox>();
        var subject = $"Delega n. {await NumberAsync(id)}";
        for (var look = 0; look < 100 && mailbox.Messages.Count(m => m.Content.Subject == subject) < 6; look++)
            await Task.Delay(100);

        var mails = mailbox.Messages.Where(m => m.Content.Subject == subject).ToList();
        foreach (var address in new[] { "lan-nguyen@example.org", "francesca-galli@example.org" })
            mails.Count(m => m.Recipients.Single() == address).ShouldBe(3, address);
        foreach (var personal in new[] { "Lan", "Francesca", CodeOf("lan-nguyen"), CodeOf("francesca-galli") })
            mails.ShouldAllBe(m => !m.Content.Text.Contains(personal));
    }

    private Task<string> NumberAsync(Guid id) => City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<Delegation>().Where(d => d.Id == id).Select(d => d.Number).SingleAsync());

    private Task<List<string>> ActsForAsync(Guid person) => City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<AuditedAct>().Where(a => a.OnBehalfOf == person).Select(a => a.Type).ToListAsync());

    private Task<List<LedgerEntry>> LinesAsync(string subject, string reader)
    {
        var (about, by) = (CertificatesCity.PersonOf(subject), CertificatesCity.PersonOf(reader));
        return City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<LedgerEntry>().AsNoTracking().Where(e => e.Subject == about && e.ReaderPersonId == by).ToListAsync());
    }
}
