using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Residents.Registry;
using Navigli.Testing;
using Shouldly;
using Xunit;
using static Navigli.Tests.Folder.FolderCity;

namespace Navigli.Tests.Folder;

/// <summary>The home page: what is to do, for whom, in which order and in which language.</summary>
public sealed class HomeTests(FolderCity fixture) : IClassFixture<FolderCity>
{
    private static readonly DateOnly Today = TestCity.SeededOn;

    [Fact]
    public async Task ToDo_IsOrderedByItsDay_AndShowsWhatIsOpenNow()
    {
        await fixture.PutAsync(
            fixture.Errand("later") with { DueOn = Today.AddDays(30) }, fixture.Errand("undated"), fixture.Errand("late") with { DueOn = Today.AddDays(-5) },
            fixture.Errand("soon") with { DueOn = Today.AddDays(4) }, fixture.Errand("tomorrow") with { DueOn = Today.AddDays(30), VisibleFrom = fixture.Now.AddDays(1) },
            fixture.Errand("over") with { DueOn = Today.AddDays(30), ExpiresAt = fixture.Now.AddMinutes(-1) });
        using var sean = await fixture.City.SignInAsync("sean-obrien");

        var home = await sean.GetAsync("/fascicolo");

        ToDo(home).ShouldBe(["Commissione late", "Commissione soon", "Commissione later", "Commissione undated"]);
        home.Words.ShouldContain("4 cose da fare. La prima è scaduta 5 giorni fa.");
        home.Words.ShouldContain("Scaduto il 16 novembre 2026, 5 giorni fa");
        home.Page.QuerySelector("section[aria-labelledby='da-fare'] a.btn")!.GetAttribute("href").ShouldBe("/uffici#offices");
        var english = await sean.GetAsync("/en/fascicolo");
        ToDo(english)[0].ShouldBe("Errand late");
        english.Words.ShouldContain("4 things to do. The first was due 5 days ago.");
        english.Words.ShouldContain("Expired on 16 November 2026, 5 days ago");
        english.Page.QuerySelector("section[aria-labelledby='da-fare'] a.btn")!.GetAttribute("href").ShouldBe("/en/uffici#offices");
        ToDo(await sean.GetAsync("/fascicolo/da-fare")).Count.ShouldBe(4);
        home.Page.QuerySelectorAll(".nv-tabs .nv-count").Single().TextContent.ShouldBe("4");
    }

    [Fact]
    public async Task Home_HasTheFourTabsAndTheTenTiles_WordForWord()
    {
        using var davide = await fixture.City.SignInAsync("davide-riva");

        var home = await davide.GetAsync("/fascicolo");

        home.Page.QuerySelectorAll(".nv-tabs a").Select(a => a.TextContent.Trim()).ShouldBe(["Notifiche", "Appuntamenti", "Pagamenti", "Scadenze"]);
        home.Page.QuerySelectorAll("section[aria-labelledby='fascicolo'] .nv-tile-title").Select(t => t.TextContent).ShouldBe(
        [
            "I Miei Dati", "I Miei Familiari", "Educazione e Istruzione", "Mobilità", "Documenti", "Immobili", "Notifiche via mail", "Biblioteche", "ISEE Ordinario", "Domicilio Digitale",
        ]);
        home.Words.ShouldContain("Il Fascicolo digitale del cittadino contiene le informazioni anagrafiche del nucleo familiare");
        home.Words.ShouldContain("la possibilità di fissare e monitorare gli appuntamenti con il Comune tramite l'agenda on line.");
        foreach (var link in home.Page.QuerySelectorAll(".nv-tabs a, section[aria-labelledby='fascicolo'] a, section[aria-labelledby='schede'] p > a").Select(a => a.GetAttribute("href")!))
        {
            (await davide.GetAsync(link)).Status.ShouldBe(HttpStatusCode.OK, link);
            (await davide.GetAsync("/en" + link)).Status.ShouldBe(HttpStatusCode.OK, link);
        }

        (await davide.GetAsync("/fascicolo/pagamenti")).Words.ShouldContain("Si paga con il codice pagoPA dell’avviso");
        (await davide.GetAsync("/fascicolo/appuntamenti")).Words.ShouldContain("Per ora non si prenotano da qui");
    }

    [Fact]
    public async Task EntryOfARecord_IsSeenByThePersonAndWhoMayReadIt_AndLeavesOneLineASession()
    {
        await fixture.PutAsync(
            fixture.Errand("chiara", PersonOf("chiara-colombo")), fixture.Errand("sofia", PersonOf("sofia-brambilla")), fixture.Errand("luca", PersonOf("luca-brambilla")));
        var before = await LinesAsync("sofia-brambilla", "chiara-colombo");
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        using var luca = await fixture.City.SignInAsync("luca-brambilla");
        using var stranger = await fixture.City.SignInAsync("stefano-fontana");

        var home = await chiara.GetAsync("/fascicolo");
        await chiara.GetAsync("/fascicolo");

        ToDo(home).ShouldBe(["Commissione sofia", "Commissione chiara"], ignoreOrder: true);
        ToDo(await luca.GetAsync("/fascicolo")).ShouldBe(["Commissione sofia", "Commissione luca"], ignoreOrder: true);
        ToDo(await stranger.GetAsync("/fascicolo")).ShouldNotContain("Commissione sofia");
        home.Page.QuerySelectorAll(".nv-chips a").Select(a => a.TextContent.Trim()).ShouldBe(["Tutta la famiglia", "Chiara", "Sofia"]);
        ToDo(await chiara.GetAsync($"/fascicolo?persona={PersonOf("sofia-brambilla")}")).ShouldBe(["Commissione sofia"]);
        ToDo(await chiara.GetAsync($"/fascicolo?persona={PersonOf("luca-brambilla")}")).ShouldNotContain("Commissione luca");
        (await LinesAsync("sofia-brambilla", "chiara-colombo")).ShouldBe(before + 1);
        (await LinesAsync("luca-brambilla", "chiara-colombo")).ShouldBe(0);
        (await luca.GetAsync("/chi-ha-visto-i-miei-dati?persona=" + PersonOf("sofia-brambilla"))).Words.ShouldContain("per mostrare ai genitori che cosa c’è da fare per i figli minorenni");
    }

    [Fact]
    public async Task EntryOfAnAccount_IsSeenByNobodyElse()
    {
        using var lan = await fixture.City.SignInAsync("lan-nguyen");
        await fixture.PutAsync(fixture.Errand("private", PersonOf("lan-nguyen")) with { AccountId = await AccountOfAsync(fixture.City, "lan-nguyen") });
        using var marco = await fixture.City.SignInAsync("marco-villa");

        ToDo(await lan.GetAsync("/fascicolo/da-fare")).ShouldContain("Commissione private");
        ToDo(await marco.GetAsync("/fascicolo/da-fare")).ShouldNotContain("Commissione private");
    }

    [Fact]
    public async Task AtMidnightOfTheEighteenthBirthday_TheParentSeesIt_NoMore()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 20, Services = s => s.AddSingleton<IFolderKind, ErrandEntries>() });
        var giulia = PersonOf("giulia-fontana");
        using var first = await city.SignInAsync("stefano-fontana");
        var account = await AccountOfAsync(city, "stefano-fontana");
        await city.InsideAsync(async services =>
        {
            var folder = services.GetRequiredService<IFolder>();
            var act = services.GetRequiredService<ActFactory>().System(new("tests.put", "Puts what a test needs."), "tests");
            await services.GetRequiredService<CityDb>().CommitAsync(
                act,
                async ct =>
                {
                    await folder.PutAsync(fixture.Errand("record", giulia), ct);
                    await folder.PutAsync(fixture.Errand("asked", giulia) with { AccountId = account, Needs = PersonalAction.Read }, ct);
                    await folder.PutAsync(fixture.Errand("certificate", giulia) with { AccountId = account, Needs = PersonalAction.Certify }, ct);
                },
                CancellationToken.None);
            return true;
        });
        city.Clock.GoTo(new DateTime(2026, 11, 21, 23, 59, 0, DateTimeKind.Unspecified));
        using var stefano = await city.SignInAsync("stefano-fontana");
        ToDo(await stefano.GetAsync("/fascicolo")).ShouldBe(["Commissione record", "Commissione asked", "Commissione certificate"], ignoreOrder: true);

        city.Clock.Move(TimeSpan.FromMinutes(1));

        ToDo(await stefano.GetAsync("/fascicolo")).ShouldBe(["Commissione certificate"], "the family may still ask for her certificates");
        using var daughter = await city.SignInAsync("giulia-fontana");
        ToDo(await daughter.GetAsync("/fascicolo")).ShouldBe(["Commissione record"]);
    }

    [Fact]
    public async Task News_AreWhatHappenedSinceTheLastVisit()
    {
        using (await fixture.City.SignInAsync("marco-villa"))
        {
            await fixture.PutAsync(fixture.Errand("before", PersonOf("marco-villa")) with { NewsAt = fixture.Now.AddDays(-1) });
            await fixture.PutAsync(fixture.Errand("since", PersonOf("marco-villa")) with { NewsAt = fixture.Now.AddSeconds(1) }, fixture.Errand("own", PersonOf("marco-villa")));
        }

        fixture.City.Clock.Move(TimeSpan.FromMinutes(1));
        using var marco = await fixture.City.SignInAsync("marco-villa");
        var home = await marco.GetAsync("/fascicolo");

        home.Page.QuerySelectorAll(".nv-action").Where(c => c.QuerySelector(".nv-chip") is not null).Select(c => c.QuerySelector(".nv-action-title")!.TextContent).Distinct().ShouldBe(["Commissione since"]);
        using var third = await fixture.City.SignInAsync("marco-villa");
        (await third.GetAsync("/fascicolo")).Page.QuerySelectorAll("main .nv-chip").ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_SettlesWhatIsToRead_ForWhoMaySeeItAlone()
    {
        var sofia = fixture.Errand("letter", PersonOf("sofia-brambilla")) with { Link = "/chi-ha-visto-i-miei-dati" };
        await fixture.PutAsync(sofia);
        var id = await fixture.City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<Navigli.Folder.FolderRow>().Where(e => e.Reference == "letter").Select(e => e.Id).SingleAsync());
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        using var stranger = await fixture.City.SignInAsync("stefano-fontana");
        var token = (await stranger.GetAsync("/fascicolo/cerca")).Page.QuerySelector("#search input[name='__RequestVerificationToken']")!.GetAttribute("value")!;

        (await stranger.PostAsync($"/fascicolo/da-fare/{id}/letto", [new("__RequestVerificationToken", token)])).Status.ShouldBe(HttpStatusCode.NotFound);
        ToDo(await chiara.GetAsync("/fascicolo/da-fare")).ShouldContain("Commissione letter");
        var own = (await chiara.GetAsync("/fascicolo/cerca")).Page.QuerySelector("#search input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        (await chiara.PostAsync($"/en/fascicolo/da-fare/{id}/letto", [new("__RequestVerificationToken", own)])).Address.AbsolutePath.ShouldBe("/en/chi-ha-visto-i-miei-dati");
        for (var times = 0; times < 2; times++)
            (await chiara.PostAsync($"/fascicolo/da-fare/{id}/letto", [new("__RequestVerificationToken", own)])).Address.AbsolutePath.ShouldBe("/chi-ha-visto-i-miei-dati");

        ToDo(await chiara.GetAsync("/fascicolo/da-fare")).ShouldNotContain("Commissione letter");
        (await fixture.City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<AuditedAct>().CountAsync(a => a.Type == "folder.read" && a.OnBehalfOf == PersonOf("sofia-brambilla")))).ShouldBe(1);
        using var luca = await fixture.City.SignInAsync("luca-brambilla");
        ToDo(await luca.GetAsync("/fascicolo/da-fare")).ShouldContain("Commissione letter", "the other parent has not read it");
        await fixture.PutAsync(sofia with { NewsAt = fixture.Now });
        ToDo(await chiara.GetAsync("/fascicolo/da-fare")).ShouldContain("Commissione letter", "newer news are unread");
        await fixture.PutAsync(sofia with { ExpiresAt = fixture.Now });
    }

    [Fact]
    public async Task Home_OfAFamilyOfFourWithThirtyEntries_TakesAtMostFourQueries()
    {
        using var lan = await fixture.City.SignInAsync("lan-nguyen");
        var account = await AccountOfAsync(fixture.City, "lan-nguyen");
        var people = await fixture.City.InsideAsync(s => s.GetRequiredService<IPersonalRights>().ReachableAsync(PersonOf("lan-nguyen"), CancellationToken.None));
        people.Count.ShouldBe(4);
        await fixture.PutAsync([.. Enumerable.Range(0, 30).Select(i => fixture.Errand($"of-thirty-{i:D2}", people[i % 4].PersonId) with
        {
            AccountId = i % 2 == 0 ? account : null,
            Needs = PersonalAction.Certify,
            DueOn = Today.AddDays(i),
        })]);

        // What the node remembers of the sign-in does not count; what the ledger was told of this session does not come again.
        await lan.GetAsync("/fascicolo");
        fixture.City.Clock.Move(TimeSpan.FromSeconds(10));
        var home = await lan.GetAsync("/fascicolo");

        home.Words.ShouldContain("cose da fare");
        ToDo(home).Count.ShouldBe(5);
        fixture.Notes.All.Last(n => n.Path == "/fascicolo").Commands.ShouldBe(3, "session, revision, everything");

        // Somebody's ties change: whether hers do is read anew, and what is open asked again.
        await fixture.City.RewriteAsync<ParentalLink>(links => links.Where(l => l.ParentId == Guid.Empty).ExecuteDeleteAsync());
        await lan.GetAsync("/fascicolo");
        fixture.Notes.All.Last(n => n.Path == "/fascicolo").Commands.ShouldBe(3, "everything, ties, everything");
        fixture.City.Clock.Move(TimeSpan.FromMinutes(20));
        await fixture.City.InsideAsync(s => { s.GetRequiredService<IPersonalRights>().ForgetRecent(); return Task.FromResult(0); });
        await lan.GetAsync("/fascicolo");
        fixture.Notes.All.Last(n => n.Path == "/fascicolo").Commands.ShouldBe(4, "nothing is remembered: session, revision, ties, everything");
    }

    private Task<int> LinesAsync(string subject, string reader)
    {
        var (about, by) = (PersonOf(subject), PersonOf(reader));
        return fixture.City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<LedgerEntry>().CountAsync(e => e.Subject == about && e.ReaderPersonId == by && e.What == "entries"));
    }
}
