using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Deadlines;
using Navigli.Deadlines.Nightly;
using Navigli.Deadlines.Rules;
using Navigli.Folder;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Testing;
using Navigli.Tests.Folder;
using Shouldly;
using Xunit;
using static Navigli.Tests.Deadlines.DeadlinesCity;

namespace Navigli.Tests.Deadlines;

/// <summary>The night over the whole city: which day tells whom what, once.</summary>
public sealed class NightTests
{
    [Fact]
    public async Task Ladder_IsToldStepByStep_OnceEach_AndNeverToWhoSaidNo()
    {
        await using var city = await StartAsync();
        await ExpireAsync(city, "rosa-mariani", Expires);
        (await city.SignInAsync("rosa-mariani")).Dispose();

        (await NightAsync(city)).ShouldNotBeNull().Messages.ShouldBe(1);
        var mail = (await MailToAsync(city, "rosa-mariani", 1)).ShouldHaveSingleItem().Content;
        mail.Subject.ShouldBe("Comune di Milano: una scadenza si avvicina");
        mail.Text.ShouldContain("Rinnova la carta d’identità: entro giovedì 20 maggio 2027 (fra 180 giorni).");
        mail.Text.ShouldNotContain("Rosa");
        mail.Text.ShouldNotContain("Mariani");
        using (var rosa = await city.SignInAsync("rosa-mariani"))
        {
            var home = await rosa.GetAsync("/fascicolo");
            home.Words.ShouldContain("Rinnova la carta d’identità");
            FolderCity.ToDo(home).ShouldNotContain("Rinnova la carta d’identità", "180 days before it is good to know, and not yet to do");
            (await rosa.GetAsync("/fascicolo/scadenze")).Words.ShouldContain("Scade il 20 maggio 2027, fra 180 giorni");
        }

        (await NightAsync(city)).ShouldBeNull("today's is done");
        city.Clock.GoTo(new DateTime(2027, 2, 18, 23, 50, 0));
        (await NightAsync(city))?.Messages.ShouldBe(0, "91 days before, for ten minutes more");
        city.Clock.GoTo(new DateTime(2027, 2, 19, 0, 10, 0));
        await NightAsync(city);
        await MailToAsync(city, "rosa-mariani", 2);
        using (var rosa = await city.SignInAsync("rosa-mariani"))
        {
            (await rosa.GetAsync("/fascicolo")).Words.ShouldContain("Novità");
            (await ChooseAsync(rosa, "none")).Words.ShouldContain("La scelta è salvata");
        }

        city.Clock.GoTo(new DateTime(2027, 3, 21, 9, 0, 0));
        await NightAsync(city);
        using (var rosa = await city.SignInAsync("rosa-mariani"))
        {
            FolderCity.ToDo(await rosa.GetAsync("/fascicolo")).ShouldContain("Rinnova la carta d’identità");
            await ChooseAsync(rosa, "en");
        }

        city.Clock.GoTo(new DateTime(2027, 4, 20, 9, 0, 0));
        await NightAsync(city);
        var third = await MailToAsync(city, "rosa-mariani", 3);
        third.Count.ShouldBe(3, "none at 60 days, when she had said no");
        third[0].Content.Text.ShouldContain("Renew the identity card: by Thursday 20 May 2027 (in 30 days).");

        // Renewed: the night finds that the fact has another date.
        await ExpireAsync(city, "rosa-mariani", Expires.AddYears(10));
        city.Clock.GoTo(new DateTime(2027, 4, 21, 9, 0, 0));
        await NightAsync(city);
        (await EntriesAsync(city, "rosa-mariani")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Night_TellsAParentOfTheChild_InOneMailWithTheirOwn_AndNobodyElse()
    {
        await using var city = await StartAsync();
        await ExpireAsync(city, "chiara-colombo", TestCity.SeededOn.AddDays(60));
        await ExpireAsync(city, "sofia-brambilla", TestCity.SeededOn.AddDays(30));
        foreach (var persona in new[] { "chiara-colombo", "luca-brambilla", "marco-villa" })
            (await city.SignInAsync(persona)).Dispose();

        await NightAsync(city);

        var chiara = (await MailToAsync(city, "chiara-colombo", 1)).ShouldHaveSingleItem().Content.Text;
        chiara.ShouldMatch(@"Rinnova la carta d’identità: entro [^(]+\(fra 60 giorni\)");
        chiara.ShouldMatch(@"Rinnova la carta d’identità, per conto di un’altra persona: entro [^(]+\(fra 30 giorni\)");
        chiara.ShouldNotContain("Sofia");
        (await MailToAsync(city, "luca-brambilla", 1))[0].Content.Text.ShouldNotContain("fra 60 giorni", customMessage: "a partner's card is the partner's affair");
        using var mother = await city.SignInAsync("chiara-colombo");
        var home = await mother.GetAsync("/fascicolo");
        FolderCity.ToDo(home).Count(t => t == "Rinnova la carta d’identità").ShouldBe(2);
        home.Words.ShouldContain("Sofia");
        using var stranger = await city.SignInAsync("marco-villa");
        (await stranger.GetAsync("/fascicolo/scadenze")).Words.ShouldNotContain("Sofia");
        (await MailToAsync(city, "marco-villa", 0)).ShouldBeEmpty();

        // Everybody's page of readings has the night's one line.
        var readings = await mother.GetAsync("/chi-ha-visto-i-miei-dati");
        readings.Words.ShouldContain("per avvisare in tempo chi ha un documento che scade");
        readings.Words.ShouldContain("D.L. 112/2008");
        var lines = await city.InsideAsync(s => s.GetRequiredService<CityDb>().Set<LedgerEntry>().Where(e => e.Purpose == DeadlinesPurposes.Nightly.Code).ToListAsync());
        lines.ShouldHaveSingleItem().Population.ShouldBe("registry");
    }

    [Fact]
    public async Task Rule_AddedToThePack_WorksWithoutCode()
    {
        var folder = Directory.CreateTempSubdirectory("navigli-rules-");
        await using (var city = await StartAsync(RuleTests.Write(folder, RuleTests.Rule("\"fact\": \"residents.identity-card\", \"ladder\": [200], \"toDoFrom\": 200"))))
        {
            await ExpireAsync(city, "rosa-mariani", Expires.AddDays(20));
            (await city.SignInAsync("rosa-mariani")).Dispose();
            await NightAsync(city);

            using var rosa = await city.SignInAsync("rosa-mariani");
            FolderCity.ToDo(await rosa.GetAsync("/fascicolo")).ShouldContain("Fai la fototessera");
            FolderCity.ToDo(await rosa.GetAsync("/en/fascicolo")).ShouldContain("Have a photograph taken");
            (await rosa.GetAsync("/fascicolo/scadenze/calendario")).Words.ShouldContain("Consiglio del Comune");
            (await MailToAsync(city, "rosa-mariani", 1))[0].Content.Text.ShouldContain("Fai la fototessera");
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Rule_WhoseFactNobodyPublishes_StopsTheStart()
    {
        var folder = Directory.CreateTempSubdirectory("navigli-rules-");
        var pack = RuleTests.Write(folder, RuleTests.Rule("\"fact\": \"mobility.pass\", \"ladder\": [30]"));
        (await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => StartAsync(pack))).Message.ShouldContain("no module publishes the facts of the rule new-rule (mobility.pass)");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Run_CutOffInEveryPhase_GoesOnWhereItWas_AndEndsAsIfItHadNot()
    {
        await using var city = await StartAsync();
        foreach (var persona in new[] { "rosa-mariani", "chiara-colombo", "marco-villa" })
        {
            await ExpireAsync(city, persona, Expires);
            (await city.SignInAsync(persona)).Dispose();
        }

        await NightAsync(city);
        var whole = await AllEntriesAsync(city);
        whole.ShouldNotBeEmpty();
        foreach (var phase in new[] { RunPhase.Facts, RunPhase.Standing, RunPhase.Mail })
        {
            await city.RewriteAsync<DeadlineRun>(all => all.ExecuteUpdateAsync(u => u
                .SetProperty(r => r.Phase, phase).SetProperty(r => r.Mark, phase == RunPhase.Facts ? "residents.identity-card" : DeadlineEntries.StepKind).SetProperty(r => r.From, Expires).SetProperty(r => r.After, "")));

            (await NightAsync(city)).ShouldNotBeNull();

            (await AllEntriesAsync(city)).ShouldBe(whole, phase.ToString());
        }

        foreach (var persona in new[] { "rosa-mariani", "chiara-colombo", "marco-villa" })
            (await MailToAsync(city, persona, 1)).Count.ShouldBe(1);
        (await city.InsideAsync(s => s.GetRequiredService<CityDb>().ToldSteps.CountAsync())).ShouldBe(3);
    }

    [Fact]
    public async Task Run_InWhichAnotherNodeHasGoneOn_CommitsNothing()
    {
        await using var city = await StartAsync();
        await NightAsync(city);

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => city.InsideAsync(late => StepAsync(late, () => city.InsideAsync(early => StepAsync(early, () => Task.FromResult(0))))));

        static async Task<int> StepAsync(IServiceProvider node, Func<Task<int>> meanwhile)
        {
            var db = node.GetRequiredService<CityDb>();
            var run = await db.DeadlineRuns.SingleAsync();
            run.Step += 1 + await meanwhile();
            await db.CommitAsync(node.GetRequiredService<ActFactory>().System(DeadlinesActs.Tell, "deadlines.nightly"), TestContext.Current.CancellationToken);
            return 0;
        }
    }

    private static async Task<Answer> ChooseAsync(Visitor visitor, string choice) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/fascicolo/scadenze/calendario"), "#mail", new Dictionary<string, string> { ["Mail.Choice"] = choice });

    private static Task<List<string>> EntriesAsync(TestCity city, string persona)
    {
        var person = FolderCity.PersonOf(persona);
        return city.InsideAsync(s => s.GetRequiredService<CityDb>().Set<FolderRow>().Where(e => e.SubjectId == person && e.AccountId == null).Select(e => e.Kind).ToListAsync());
    }

    private static Task<List<string>> AllEntriesAsync(TestCity city) => city.InsideAsync(async s =>
        (await s.GetRequiredService<CityDb>().Set<FolderRow>().AsNoTracking().OrderBy(e => e.Kind).ThenBy(e => e.Reference).ToListAsync())
            .ConvertAll(r => $"{r.Id} {System.Text.Json.JsonSerializer.Serialize(r.ToEntry())}"));
}
