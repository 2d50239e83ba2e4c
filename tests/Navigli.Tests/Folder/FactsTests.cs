using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates.Cases;
using Navigli.Certificates.Entries;
using Navigli.Contracts.Folder;
using Navigli.Deadlines.Rules;
using Navigli.Identity.Delegations;
using Navigli.Messaging.Entries;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Privacy.Entries;
using Navigli.Records.Corrections;
using Navigli.Residents;
using Navigli.Sandbox.Faults;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Navigli.Tests.Deadlines;
using Navigli.Tests.Identity;
using Shouldly;
using Xunit;
using static Navigli.Tests.Folder.FolderCity;

namespace Navigli.Tests.Folder;

/// <summary>What happens elsewhere, as the folder shows it: drafts, requests, answers, mail, documents that expire. Everything can be made anew from the facts.</summary>
public sealed class FactsTests(FolderCity fixture) : IClassFixture<FolderCity>
{
    private static readonly CultureInfo Italian = CultureInfo.GetCultureInfo("it-IT");

    [Fact]
    public async Task Draft_LeftHalfWay_IsToDo_AndLeadsToTheNextQuestionUntilItIsSent()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var use = await CertificatesCity.BeginAsync(chiara, CertificatesCity.Residence, "sofia-brambilla");
        var home = await chiara.GetAsync("/fascicolo");
        ToDo(home).ShouldContain(t => t.StartsWith("Completa la richiesta", StringComparison.Ordinal));
        home.Words.ShouldContain("Sofia");
        LinkTo(home, "Completa").ShouldBe($"{use.Address.AbsolutePath}#use-stamp");

        await CertificatesCity.DeclareAsync(chiara, use, CertificatesCity.SportsClub);
        var link = LinkTo(await chiara.GetAsync("/fascicolo"), "Completa");
        link.ShouldEndWith("/conferma#confirm");
        ToDo(await chiara.GetAsync("/en/fascicolo")).ShouldContain(t => t.StartsWith("Complete the request", StringComparison.Ordinal));
        var outcome = await chiara.SubmitAsync(await chiara.GetAsync(link.Split('#')[0]), "#confirm");

        outcome.Status.ShouldBe(HttpStatusCode.OK);
        ToDo(await chiara.GetAsync("/fascicolo")).ShouldNotContain(t => t.StartsWith("Completa la richiesta", StringComparison.Ordinal));
        var requests = await chiara.GetAsync("/fascicolo/richieste");
        requests.Words.ShouldContain("CERT-2026-");
        requests.Words.ShouldContain("Rilasciato dal Comune");
        requests.Words.ShouldContain("A nessuno: è conclusa");
    }

    [Fact]
    public async Task Draft_SavedInAStaleTab_KeepsTheEntryOfTheOther()
    {
        using var davide = await fixture.City.SignInAsync("davide-riva");
        var use = await CertificatesCity.BeginAsync(davide, CertificatesCity.Residence, "davide-riva");
        await CertificatesCity.DeclareAsync(davide, use, CertificatesCity.SportsClub);

        var stale = await CertificatesCity.DeclareAsync(davide, use, CertificatesCity.SportsClub);

        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        LinkTo(await davide.GetAsync("/fascicolo"), "Completa").ShouldEndWith("/conferma#confirm");
    }

    [Fact]
    public async Task Certificate_TwoWeeksBeforeItExpires_IsADeadline()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 20 });
        using (var before = await city.SignInAsync("chiara-colombo"))
        {
            await CertificatesCity.ObtainAsync(before, CertificatesCity.Residence, "chiara-colombo");
            (await before.GetAsync("/fascicolo/scadenze")).Words.ShouldContain("Nessuna scadenza vicina");
        }

        var last = (await city.InsideAsync(s => s.GetRequiredService<CityDb>().Set<Navigli.Certificates.IssuedCertificate>().Select(c => c.ValidUntil).SingleAsync()))!.Value;
        city.Clock.GoTo(last.AddDays(-7).ToDateTime(new TimeOnly(10, 0)));
        await DeadlinesCity.NightAsync(city);
        using var chiara = await city.SignInAsync("chiara-colombo");
        var soon = await chiara.GetAsync("/fascicolo/scadenze");
        soon.Words.ShouldContain($"Scade il {last.ToString("d MMMM yyyy", Italian)}, fra 7 giorni");
        soon.Words.ShouldContain("Novità");
        ToDo(soon).ShouldBeEmpty();
        city.Clock.Move(TimeSpan.FromDays(10));
        using var later = await city.SignInAsync("chiara-colombo");
        (await later.GetAsync("/fascicolo/scadenze")).Words.ShouldContain($"Scaduto il {last.ToString("d MMMM yyyy", Italian)}, 3 giorni fa");
        city.Clock.Move(TimeSpan.FromDays(40));
        using var end = await city.SignInAsync("chiara-colombo");
        (await end.GetAsync("/fascicolo/scadenze")).Words.ShouldContain("Nessuna scadenza vicina");
    }

    [Fact]
    public async Task EveryFact_RebuiltFromTheModulesTables_IsWhatWasPut()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 60, Settings = new Dictionary<string, string?> { ["Outbox:MaxAttempts"] = "1" } });
        await MakeFactsAsync(city);

        foreach (var kind in new[] { DraftEntries.Kind, RequestEntries.Kind, DeadlineEntries.DateKind, DeadlineEntries.StepKind, QuestionEntries.Kind, UndeliveredEntries.Kind, DelegationEntries.Kind, ActedEntries.Kind, CorrectionEntries.Kind })
        {
            var put = await RowsAsync(city, kind);
            put.ShouldNotBeEmpty(kind);
            await city.RewriteAsync<Navigli.Folder.FolderRow>(all => all.Where(e => e.Kind == kind && e.ReadAt == null).ExecuteDeleteAsync());

            await city.InsideAsync(s => s.GetRequiredService<IFolderRebuild>().RunAsync(kind, CancellationToken.None));

            (await RowsAsync(city, kind)).ShouldBe(put, kind);
        }

        // The kinds above are all there are: a module that adds one adds it here.
        (await city.InsideAsync(s => Task.FromResult(s.GetRequiredService<IFolderRebuild>().Kinds))).Count.ShouldBe(9);
        using var chiara = await city.SignInAsync("chiara-colombo");
        var requests = await chiara.GetAsync("/fascicolo/richieste");
        requests.Words.ShouldContain("Risposta promessa entro");
        requests.Words.ShouldContain("In lavorazione");
        using var rosa = await city.SignInAsync("rosa-mariani");
        var waiting = await rosa.GetAsync("/fascicolo/richieste");
        waiting.Words.ShouldContain("A un’altra amministrazione");
        waiting.Words.ShouldContain("Mandata ad ANPR");
        (await rosa.GetAsync("/fascicolo")).Words.ShouldContain("In lavorazione");
    }

    [Fact]
    public async Task Search_FindsOnesOwn_AndNothingOfAnybodyElse()
    {
        using var jurgen = await fixture.City.SignInAsync("jurgen-muller");
        using var stranger = await fixture.City.SignInAsync("stefano-fontana");
        await CertificatesCity.ObtainAsync(jurgen, CertificatesCity.Residence, "jurgen-muller");
        await CertificatesCity.BeginAsync(jurgen, CertificatesCity.Family, "jurgen-muller");

        var residence = await FindAsync(jurgen, "/fascicolo/cerca", "RESIDENZA jurgen");
        residence.Words.ShouldContain("3 risultati");
        residence.Words.ShouldContain("Documento ·");
        residence.Words.ShouldContain("Richiesta inviata ·");
        (await FindAsync(jurgen, "/fascicolo/cerca", "completa")).Words.ShouldContain("Nel fascicolo ·");
        (await FindAsync(jurgen, "/en/fascicolo/cerca", "complete")).Words.ShouldContain("In your folder ·");
        (await FindAsync(stranger, "/fascicolo/cerca", "jurgen")).Words.ShouldContain("non c’è niente con queste parole");
        (await FindAsync(jurgen, "/fascicolo/cerca", "   ")).Words.ShouldNotContain("risultat");
    }

    private static async Task MakeFactsAsync(TestCity city)
    {
        var faults = city.Sandbox.Services.GetRequiredService<FaultPanel>();
        using var chiara = await city.SignInAsync("chiara-colombo");
        await CertificatesCity.DeclareAsync(chiara, await CertificatesCity.BeginAsync(chiara, CertificatesCity.Residence, "sofia-brambilla"), CertificatesCity.SportsClub);
        var certificate = (await CertificatesCity.ObtainAsync(chiara, CertificatesCity.Residence, "sofia-brambilla")).Address.AbsolutePath;
        await city.InsideAsync(async services =>
        {
            var reading = new AccessEntry
            {
                Subject = PersonOf("chiara-colombo"),
                What = ResidentsReadings.Record,
                Purpose = ResidentsPurposes.Counter,
                Reader = new Caller { AccountId = Guid.CreateVersion7(), Office = "RO01" },
                Kind = ReaderKind.Office,
                Reason = "Allo sportello",
            };
            await services.GetRequiredService<AccessLedger>().RecordAsync([reading, reading with { What = ResidentsReadings.Household }], CancellationToken.None);
            return true;
        });
        var ask = (await chiara.GetAsync("/chi-ha-visto-i-miei-dati")).Page.QuerySelectorAll("main a[href*='/chiedi/']").Select(a => a.GetAttribute("href")!).ToList();
        foreach (var line in ask.Take(2))
            await chiara.SubmitAsync(await chiara.GetAsync(line), "main form");

        using var niece = await city.SignInAsync("maria-vittoria");
        (await CertificatesCity.ObtainAsync(niece, CertificatesCity.Residence, "teresa-locatelli")).Status.ShouldBe(HttpStatusCode.OK);
        await WaitForAsync(city, ActedEntries.Kind);

        faults.TrySet(FaultPanel.Mail, new FaultSetting(Fault.Down, 5)).ShouldBeTrue();
        await SharingCity.SendAsync(chiara, certificate, "lost@mail.example");
        await WaitForAsync(city, UndeliveredEntries.Kind);
        faults.Clear();

        faults.TrySet(FaultPanel.Anpr, new FaultSetting(Fault.Down, 5)).ShouldBeTrue();
        using var rosa = await city.SignInAsync("rosa-mariani");
        var use = await CertificatesCity.BeginOtherAsync(rosa, "7", "rosa-mariani");
        await rosa.SubmitAsync(await CertificatesCity.DeclareAsync(rosa, use, CertificatesCity.SportsClub), "#confirm");
        (await city.InsideAsync(s => s.GetRequiredService<CityDb>().Set<CertificateCase>().Where(c => c.State == CaseState.Waiting || c.State == CaseState.Asked).CountAsync())).ShouldBe(1);

        // One that waits for an answer, beside the demonstration's own that was accepted.
        await DelegationSteps.AskAsync(rosa, "chiara-colombo");
        await rosa.SubmitAsync(await rosa.GetAsync($"/fascicolo/correzioni/libraries?persona={PersonOf("rosa-mariani")}"), "#correct", new Dictionary<string, string> { ["Form.Datum"] = "loan", ["Form.Text"] = "L'ho restituito." });
        await DeadlinesCity.ExpireAsync(city, "rosa-mariani", DeadlinesCity.Expires);
        await DeadlinesCity.NightAsync(city);

        using var adele = await city.SignInAsync("adele-morandi");
        var queued = (await adele.GetAsync("/protezione-dati")).Page.QuerySelectorAll("main table a").Select(a => a.GetAttribute("href")!).First();
        await adele.SubmitAsync(await adele.GetAsync(queued), "main form", new Dictionary<string, string> { ["Form.Answer"] = "L'ufficio ha letto per il certificato." });
    }

    private static async Task WaitForAsync(TestCity city, string kind)
    {
        for (var tries = 0; tries < 200 && (await RowsAsync(city, kind)).Count == 0; tries++)
            await Task.Delay(100);
    }

    private static Task<List<string>> RowsAsync(TestCity city, string kind) => city.InsideAsync(async services =>
    {
        var rows = await services.GetRequiredService<CityDb>().Set<Navigli.Folder.FolderRow>().AsNoTracking().Where(e => e.Kind == kind).OrderBy(e => e.Reference).ToListAsync();
        return rows.ConvertAll(r => System.Text.Json.JsonSerializer.Serialize(r.ToEntry()));
    });

    private static async Task<Answer> FindAsync(Visitor visitor, string path, string words) =>
        await visitor.SubmitAsync(await visitor.GetAsync(path), "#search", new Dictionary<string, string> { ["Words"] = words });

    private static string LinkTo(Answer home, string title) => home.Page.QuerySelectorAll(".nv-action").First(c => c.QuerySelector(".nv-action-title")!.TextContent.Contains(title, StringComparison.Ordinal))
        .QuerySelector("a")!.GetAttribute("href")!;
}
