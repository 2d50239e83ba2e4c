using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Certificates;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Navigli.Tests.Identity;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Folder;

/// <summary>The drawer: what everybody was given, of every module, by kind and person, with how it stands today.</summary>
public sealed class DrawerTests(FolderCity fixture) : IClassFixture<FolderCity>
{
    [Fact]
    public async Task Drawer_HoldsWhatEveryModuleGave_EachUnderItsKind_AndTheSearchFindsIt()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        using var davide = await fixture.City.SignInAsync("davide-riva");
        await CertificatesCity.ObtainAsync(chiara, CertificatesCity.Residence, "sofia-brambilla");
        var given = await DelegationSteps.GiveAsync(chiara, davide, "davide-riva");

        var drawer = await chiara.GetAsync("/documenti");

        Kinds(drawer).ShouldBe(["Certificati", "Carta d’identità", "Dati elettorali", "Ricevute", "Avvisi"], ignoreOrder: false);
        Titles(drawer, "certificati").Distinct().ShouldBe(["Certificato di Residenza"]);
        Titles(drawer, "ricevute").Distinct().ShouldBe(["Ricevuta della richiesta: Certificato di Residenza"]);
        Titles(drawer, "avvisi").Distinct().ShouldBe(["Delega data a Davide Riva"]);
        drawer.Page.QuerySelector("#altri")!.TextContent.ShouldContain("Permessi");
        drawer.Page.QuerySelector(".nv-chips")!.QuerySelectorAll("a").Select(a => a.TextContent.Trim()).ShouldBe(["Tutti i tipi", "Certificati", "Carta d’identità", "Dati elettorali", "Ricevute", "Avvisi"]);
        drawer.Page.QuerySelectorAll("main article").ShouldAllBe(c => c.QuerySelector("strong") != null);
        foreach (var link in drawer.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/')).Distinct())
            (await chiara.GetAsync(link.Split('#')[0])).Status.ShouldBe(HttpStatusCode.OK, link);
        foreach (var (words, title) in new[] { ("carta identità", "Carta d’identità"), ("sezione", "Dati elettorali: sezione"), ("delega davide", "Delega data a Davide Riva"), ("ricevuta", "Ricevuta della richiesta") })
        {
            var found = await chiara.SubmitAsync(await chiara.GetAsync("/fascicolo/cerca"), "#search", new Dictionary<string, string> { ["Words"] = words });
            found.Page.QuerySelectorAll(".nv-action-title").Select(t => t.TextContent).ShouldContain(t => t.StartsWith(title, StringComparison.Ordinal), words);
        }

        (await chiara.GetAsync("/en/documenti")).Words.ShouldContain("Delegation given to Davide Riva");
        await DelegationSteps.EndAsync(chiara, given);
    }

    [Fact]
    public async Task Drawer_IsFilteredByPersonAndKind_ByLinks()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        await CertificatesCity.ObtainAsync(chiara, CertificatesCity.Residence, "sofia-brambilla");
        await CertificatesCity.ObtainAsync(chiara, CertificatesCity.Residence, "chiara-colombo");
        var sofia = FolderCity.PersonOf("sofia-brambilla");

        var all = await chiara.GetAsync("/documenti");
        var chip = all.Page.QuerySelectorAll(".nv-chips a").Single(a => a.TextContent.Trim() == "Sofia").GetAttribute("href")!;
        var hers = await chiara.GetAsync(chip + "&tipo=certificati");

        chip.ShouldBe($"/documenti?persona={sofia}");
        hers.Page.QuerySelectorAll("main article .nv-subject").Select(s => s.TextContent).Distinct().ShouldBe(["Sofia"]);
        Kinds(hers).ShouldBe(["Certificati"]);
        // Nobody opened her records: what Chiara has among the permits hangs on which test came first.
        using var mei = await fixture.City.SignInAsync("mei-zhang");
        var none = await mei.GetAsync("/documenti?tipo=permessi");
        none.Page.QuerySelector(".nv-empty a")!.GetAttribute("href").ShouldBe("/fascicolo/mobilita");
        (await chiara.GetAsync("/documenti?tipo=nessuno&persona=" + Guid.Empty)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Helper_SeesWhatTheDelegationAllows_ByItsNumber_AndNothingOnceItIsOver()
    {
        using var stefano = await fixture.City.SignInAsync("stefano-fontana");
        using var davide = await fixture.City.SignInAsync("davide-riva");
        var person = FolderCity.PersonOf("stefano-fontana");
        var certify = await DelegationSteps.GiveAsync(stefano, davide, "davide-riva");
        (await davide.GetAsync($"/documenti/tessera-elettorale?persona={person}")).Status.ShouldBe(HttpStatusCode.Forbidden, "certificates were lent, not reading");
        await DelegationSteps.EndAsync(stefano, certify);
        var reading = await DelegationSteps.GiveAsync(stefano, davide, "davide-riva", services: DelegationSteps.ForFolder);

        var page = await davide.GetAsync($"/documenti/tessera-elettorale?persona={person}");
        (await davide.GetAsync("/documenti?tipo=tessera-elettorale")).Words.ShouldContain("con la delega n. ");
        page.Page.QuerySelector("#diritto")!.TextContent.ShouldContain("delega");
        (await stefano.GetAsync("/chi-ha-visto-i-miei-dati")).Words.ShouldContain("Dati elettorali");

        await DelegationSteps.EndAsync(stefano, reading);
        (await davide.GetAsync($"/documenti/tessera-elettorale?persona={person}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await davide.GetAsync("/documenti?tipo=tessera-elettorale")).Words.ShouldNotContain("Stefano");
        (await davide.GetAsync("/documenti?tipo=avvisi&passati=si")).Words.ShouldContain("Non vale più: ritiro, revoca o annullamento");
    }

    [Fact]
    public async Task Drawer_WritesTheLedgerOnce_HoweverManyOthersItTellsOf()
    {
        using var stefano = await fixture.City.SignInAsync("stefano-fontana");
        using var rosa = await fixture.City.SignInAsync("rosa-mariani");
        using var davide = await fixture.City.SignInAsync("davide-riva");
        List<(Visitor Giver, Guid Id)> given = [];
        foreach (var giver in new[] { stefano, rosa })
            given.Add((giver, await DelegationSteps.GiveAsync(giver, davide, "davide-riva", services: DelegationSteps.ForFolder)));

        await davide.GetAsync("/documenti");

        var note = fixture.Notes.All.Last(n => n.Path == "/documenti");
        note.Lines.Select(l => l.Subject).Distinct().Count().ShouldBeGreaterThan(1);
        note.Writings.ShouldBe(1);
        foreach (var (giver, id) in given)
            await DelegationSteps.EndAsync(giver, id);
    }

    [Fact]
    public async Task Document_OfOnesOwnOrAChild_MayBeKeptOnTheDevice_AndNobodyElses()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        using var davide = await fixture.City.SignInAsync("davide-riva");
        foreach (var persona in new[] { "chiara-colombo", "sofia-brambilla", "luca-brambilla" })
            await CertificatesCity.ObtainAsync(chiara, CertificatesCity.Residence, persona);
        var given = await DelegationSteps.GiveAsync(chiara, davide, "davide-riva", services: DelegationSteps.ForFolder);
        MayBeKept(await chiara.GetAsync("/documenti/carta-d-identita")).ShouldBeFalse("nobody has chosen to");
        await KeepAsync(chiara);
        await KeepAsync(davide);

        foreach (var card in (await chiara.GetAsync("/documenti")).Page.QuerySelectorAll("main article"))
        {
            var page = card.QuerySelector("a[href]:not(.nv-inline-action)")!.GetAttribute("href")!;
            MayBeKept(await chiara.GetAsync(page)).ShouldBe(card.QuerySelector(".nv-subject")?.TextContent != "Luca", page);
        }

        MayBeKept(await davide.GetAsync("/documenti/carta-d-identita")).ShouldBeTrue();
        foreach (var page in new[] { "carta-d-identita", "tessera-elettorale" })
            MayBeKept(await davide.GetAsync($"/documenti/{page}?persona={FolderCity.PersonOf("chiara-colombo")}")).ShouldBeFalse("what was lent can be taken back while the device is off the network");
        MayBeKept(await davide.GetAsync($"/deleghe/{given}")).ShouldBeFalse();
        (await davide.GetAsync("/documenti/carta-d-identita")).Page.QuerySelector("#kept-document")!.GetAttribute("data-title").ShouldBe("Carta d’identità · Davide Riva");
        await DelegationSteps.EndAsync(chiara, given);

        static async Task<Answer> KeepAsync(Visitor visitor) =>
            await visitor.SubmitAsync(await visitor.GetAsync("/impostazioni"), "#device", new Dictionary<string, string> { ["Form.Keep"] = "true" });

        static bool MayBeKept(Answer page)
        {
            page.Status.ShouldBe(HttpStatusCode.OK);
            return page.Page.QuerySelector("#kept-document") is not null;
        }
    }

    [Fact]
    public async Task ElectoralPage_TellsWhereToVote_FromWhen_AndThatItReplacesNoCard()
    {
        using var stefano = await fixture.City.SignInAsync("stefano-fontana");
        using var sean = await fixture.City.SignInAsync("sean-obrien");

        var (own, daughter, foreigner) = (await stefano.GetAsync("/documenti/tessera-elettorale"),
            await stefano.GetAsync($"/documenti/tessera-elettorale?persona={FolderCity.PersonOf("giulia-fontana")}"), await sean.GetAsync("/documenti/tessera-elettorale"));

        own.Page.QuerySelector("#seggio")!.TextContent.ShouldContain("Scuola");
        own.Page.QuerySelector("#seggio .callout")!.TextContent.ShouldContain("inventato", customMessage: "the pack says that it is a demonstration");
        own.Words.ShouldContain("non sostituisce la tessera elettorale");
        daughter.Page.QuerySelector("#iscrizione")!.TextContent.ShouldContain("22 novembre 2026");
        daughter.Words.ShouldContain("Giulia sarà nelle liste dal giorno in cui compie 18 anni");
        foreigner.Page.QuerySelector("#seggio").ShouldBeNull();
        foreigner.Words.ShouldContain("D.Lgs. 197/1996");
    }

    [Fact]
    public async Task Documents_ThatCountNoMore_AreFoldedUnderTheirCountAndTurned()
    {
        using var davide = await fixture.City.SignInAsync("davide-riva");
        var certificate = await SharingCity.IssueAsync(davide, "davide-riva");
        await SharingCity.LinkAsync(davide, certificate);
        await CopyAsync(SharingCity.IdOf(certificate), 25, new DateOnly(2020, 1, 1));

        var (kind, first, second) =
            (await davide.GetAsync("/documenti?tipo=certificati"), await davide.GetAsync("/documenti?tipo=certificati&passati=si"), await davide.GetAsync("/documenti?tipo=certificati&passati=si&pagina=2"));

        Cards(kind)[0].ShouldContain("1 link attivo");
        kind.Page.QuerySelector("main details summary")!.TextContent.ShouldContain("(25)");
        kind.Page.QuerySelectorAll("main details article").Length.ShouldBe(20);
        kind.Page.QuerySelector("main details > p > a")!.GetAttribute("href").ShouldBe("/documenti?tipo=certificati&passati=si");
        (Cards(first).Length, Cards(second).Length).ShouldBe((20, 5));
        Cards(second).ShouldAllBe(c => c.Contains("Non vale più: scadeva il 1 gennaio 2020"));
        first.Page.QuerySelector("nav.nv-pagination a[rel='next']")!.GetAttribute("href").ShouldBe("/documenti?tipo=certificati&passati=si&pagina=2");

        static string[] Cards(Answer answer) => [.. answer.Page.QuerySelectorAll("main article").Select(a => a.TextContent)];
    }

    private static List<string> Kinds(Answer page) => [.. page.Page.QuerySelectorAll("main section[aria-labelledby] > .nv-section-header h2, main section[aria-labelledby] > h2.visually-hidden").Select(h => h.TextContent)];

    private static List<string> Titles(Answer page, string kind) => [.. page.Page.QuerySelectorAll($"section[aria-labelledby='{kind}'] .nv-action-title").Select(t => t.TextContent)];

    private Task<bool> CopyAsync(Guid certificate, int copies, DateOnly validUntil) => fixture.City.InsideAsync(async services =>
    {
        var db = services.GetRequiredService<CityDb>();
        var original = await db.Set<IssuedCertificate>().AsNoTracking().SingleAsync(c => c.Id == certificate);
        for (var copy = 1; copy <= copies; copy++)
        {
            db.Add(new IssuedCertificate
            {
                Id = Guid.CreateVersion7(),
                DraftId = Guid.CreateVersion7(),
                AccountId = original.AccountId,
                PersonId = original.PersonId,
                TypeCode = original.TypeCode,
                SubjectName = original.SubjectName,
                Protocol = FormattableString.Invariant($"2019/{copy:D6}"),
                Code = VerificationCode.New(),
                Right = original.Right,
                Certifier = original.Certifier,
                UseCode = original.UseCode,
                ExemptionCode = original.ExemptionCode,
                FeeCents = 0,
                Language = original.Language,
                IssuedAt = original.IssuedAt.AddYears(-6).AddDays(copy),
                ValidUntil = validUntil,
            });
        }

        await db.CommitAsync(services.GetRequiredService<ActFactory>().System(CertificatesActs.Issue, "tests"), CancellationToken.None);
        return true;
    });
}
