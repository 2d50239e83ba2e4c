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

/// <summary>Delegations as people ask for them, accept them, use them and end them.</summary>
public sealed class DelegationTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
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
        (await CertificatesCity.ObtainAsync(mei, CertificatesCity.Residence, "jurgen-muller")).Heading.ShouldBe("Il certificato è pronto");
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
    public async Task Refused_TellsTheGiverNothing_AndHelpsNobody()
    {
        using var rosa = await City.SignInAsync("rosa-mariani");
        using var andrea = await City.SignInAsync("andrea-fumagalli");
        var id = await AskAsync(rosa, "andrea-fumagalli", InAMonth, ForCertificates);
        var before = (await rosa.GetAsync("/deleghe")).Words;

        (await andrea.SubmitAsync(await andrea.GetAsync($"/deleghe/{id}"), "#refuse")).Words.ShouldContain("Hai rifiutato");

        (await rosa.GetAsync("/deleghe")).Words.ShouldBe(before.Replace("Richiesta registrata La persona la trova quando entra nel fascicolo. Finché non accetta non può fare nulla. ", "", StringComparison.Ordinal));
        (await rosa.GetAsync($"/deleghe/{id}")).Words.ShouldNotContain("Fumagalli");
        (await rosa.GetAsync("/fascicolo")).Words.ShouldNotContain("delega è stata");
        (await andrea.GetAsync($"/deleghe/{id}")).Words.ShouldContain("L’hai rifiutata");
        (await andrea.GetAsync($"/certificati?persona={CertificatesCity.PersonOf("rosa-mariani")}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await EndAsync(rosa, id)).Words.ShouldContain("Richiesta ritirata");
        (await rosa.GetAsync("/deleghe")).Words.ShouldContain("Ritirata");
    }

    [Fact]
    public async Task Ask_AnswersTheSame_WhetherTheCodeHasAnAccountIsOnlyRegisteredOrIsUnknown()
    {
        using var alessio = await City.SignInAsync("alessio-bassi");
        using (await City.SignInAsync("lan-nguyen"))
        {
            // She has an account now.
        }

        var nobody = Contracts.CodiceFiscale.Compute(new() { Surname = "Nessuno", GivenName = "Proprio", Sex = Contracts.Sex.Male, BirthDate = new(1980, 2, 2), BelfioreCode = "F205" }).Value;
        List<string> answers = [];
        foreach (var code in new[] { CodeOf("lan-nguyen"), CodeOf("hodan-warsame"), nobody })
        {
            var answer = await SendAsync(alessio, code, InAMonth, ForCertificates);
            answer.Status.ShouldBe(HttpStatusCode.OK);
            var row = (await RowsForCodeAsync(code)).Single();
            var page = await alessio.GetAsync($"/deleghe/{row.Id}");
            answers.Add((answer.Page.QuerySelector("main .alert")!.TextContent + page.Words).Replace(code, "CODE", StringComparison.Ordinal).Replace(row.Number, "NUMBER", StringComparison.Ordinal));
            (await EndAsync(alessio, row.Id)).Status.ShouldBe(HttpStatusCode.OK);
        }

        answers.Select(a => System.Text.RegularExpressions.Regex.Replace(a, @"\d\d:\d\d|\d+ (minuti|secondi|minuto|secondo)", "TIME", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Asked_BeforeTheFirstSignIn_WaitsInTheNewFolder()
    {
        using var paola = await City.SignInAsync("paola-cattaneo");
        var id = await AskAsync(paola, "francesca-galli", InAMonth, ForCertificates);

        using var francesca = await City.SignInAsync("francesca-galli");

        (await francesca.GetAsync("/fascicolo")).Page.QuerySelector("section[aria-labelledby='da-fare'] a.btn")!.GetAttribute("href").ShouldBe($"/deleghe/{id}#accept");
        (await AcceptAsync(francesca, id)).Words.ShouldContain("Delega accettata");
        await EndAsync(paola, id);
    }

    [Fact]
    public async Task LastDay_EndsAtMidnight_AndAnswersAreOverWithTheirs()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 20 });
        var giver = CertificatesCity.PersonOf("jurgen-muller");
        using var jurgen = await city.SignInAsync("jurgen-muller");
        using (var first = await city.SignInAsync("mei-zhang"))
            await GiveAsync(jurgen, first, "mei-zhang", "24/11/2026", ForCertificates);
        var waiting = await AskAsync(jurgen, "simona-monti", "25/11/2026", ForCertificates);
        city.Clock.GoTo(new DateTime(2026, 11, 24, 23, 59, 0, DateTimeKind.Unspecified));
        using var mei = await city.SignInAsync("mei-zhang");
        (await mei.GetAsync($"/certificati?persona={giver}")).Status.ShouldBe(HttpStatusCode.OK);

        city.Clock.Move(TimeSpan.FromMinutes(1));

        (await mei.GetAsync($"/certificati?persona={giver}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await mei.GetAsync("/deleghe")).Words.ShouldContain("Scaduta");
        city.Clock.GoTo(new DateTime(2026, 11, 26, 8, 0, 0, DateTimeKind.Unspecified));
        using var simona = await city.SignInAsync("simona-monti");
        (await simona.GetAsync($"/deleghe/{waiting}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var later = await city.SignInAsync("jurgen-muller");
        (await later.GetAsync("/deleghe")).Words.ShouldContain("Non accettata");
        (await SendAsync(later, CodeOf("simona-monti"), "31/12/2026", ForCertificates)).Words.ShouldContain("Richiesta registrata");
    }

    [Fact]
    public async Task Form_WithAMistake_SaysWhich()
    {
        using var seán = await City.SignInAsync("sean-obrien");
        var none = await SendAsync(seán, "non è", "ieri");
        var own = await SendAsync(seán, CodeOf("sean-obrien"), "01/01/2020", ForCertificates);
        var late = await SendAsync(seán, CodeOf("mei-zhang"), "01/01/2040", "everything");

        none.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        none.Words.ShouldContain("Questo non è un codice fiscale.");
        none.Words.ShouldContain("Non hai scelto nessun servizio.");
        none.Page.QuerySelector("input[name='Form.LastDay']")!.GetAttribute("value").ShouldBe("ieri");
        own.Words.ShouldContain("Questo è il tuo codice fiscale.");
        own.Words.ShouldContain("L’ultimo giorno deve essere una data da oggi al");
        late.Words.ShouldContain("Non hai scelto nessun servizio.");
        (await City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<Delegation>().CountAsync(d => d.GiverPersonId == CertificatesCity.PersonOf("sean-obrien")))).ShouldBe(0);
    }

    [Fact]
    public async Task Give_ByWhoMayNot_IsRefusedInPlainWords()
    {
        using var giulia = await City.SignInAsync("giulia-fontana");
        using var giorgio = await City.SignInAsync("giorgio-pedretti");
        using var bruno = await City.SignInAsync("bruno-valsecchi");

        (await giulia.GetAsync("/deleghe/nuova")).Words.ShouldContain("bisogna essere maggiorenni");
        (await giorgio.GetAsync("/deleghe/nuova")).Words.ShouldContain("iscritto all’anagrafe");
        var toMinor = await AskAsync(bruno, "giulia-fontana", InAMonth, ForCertificates);
        var toOutsider = await AskAsync(bruno, "giorgio-pedretti", InAMonth, ForCertificates);

        (await AcceptAsync(giulia, toMinor)).Words.ShouldContain("bisogna essere maggiorenni");
        (await AcceptAsync(giorgio, toOutsider)).Words.ShouldContain("iscritto all’anagrafe di questa città");
        (await RowsAsync(City, "giulia-fontana")).ShouldAllBe(d => d.State == DelegationState.Asked);
        await EndAsync(bruno, toMinor);
        await EndAsync(bruno, toOutsider);
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

    private Task<List<Delegation>> RowsForCodeAsync(string code) => City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<Delegation>().AsNoTracking().Where(d => d.HelperCodiceFiscale == code && d.EndedAt == null).ToListAsync());

    private Task<List<LedgerEntry>> LinesAsync(string subject, string reader)
    {
        var (about, by) = (CertificatesCity.PersonOf(subject), CertificatesCity.PersonOf(reader));
        return City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<LedgerEntry>().AsNoTracking().Where(e => e.Subject == about && e.ReaderPersonId == by).ToListAsync());
    }
}
