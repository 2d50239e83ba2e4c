using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Records.Reading;
using Navigli.Records.Sources.Isee;
using Navigli.Sandbox.Faults;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Records;

/// <summary>Records of other offices over the wire: fresh, kept, with their source down, refused, and by whom.</summary>
[Collection(nameof(RecordsCity))]
public sealed class ReadingTests(RecordsCity records) : IAsyncLifetime
{
    private const string Isee = "/fascicolo/isee-ordinario";
    private const string Libraries = "/fascicolo/biblioteche";
    private const string Education = "/fascicolo/educazione-e-istruzione";
    private const string Properties = "/fascicolo/immobili";

    private Visitor chiara = null!;

    public async ValueTask InitializeAsync() => chiara = await records.City.SignInAsync("chiara-colombo");

    public async ValueTask DisposeAsync()
    {
        records.Mend();
        await records.ForgetAsync("chiara-colombo");
        chiara.Dispose();
    }

    [Fact]
    public async Task Record_OfASourceThatAnswers_IsShownWithItsKeeperAndTime()
    {
        var page = await chiara.GetAsync(Isee);

        page.Status.ShouldBe(HttpStatusCode.OK);
        State(page, "isee").ShouldBe("Fresh");
        page.Words.ShouldContain("ISEE ordinario");
        page.Words.ShouldContain("Dati certificati da chi li tiene");
        page.Words.ShouldContain("Fonte: INPS. Dati aggiornati il 21 novembre 2026 alle");
        records.Desk.LastOperator.ShouldBe((await records.AccountOfAsync("chiara-colombo")).ToString("N"));
        records.ReadingsOf("chiara-colombo", "isee").ShouldBeEmpty("one's own record has its line at sign-in");
        (await chiara.GetAsync("/en" + Isee)).Words.ShouldContain("Source: INPS. Data updated on 21 November 2026 at");
    }

    [Fact]
    public async Task Record_SeenAgain_IsNotAskedAgain_UntilItIsNoLongerFresh()
    {
        await chiara.GetAsync(Isee);
        var before = records.Desk.Askings("isee");

        State(await chiara.GetAsync(Isee), "isee").ShouldBe("Kept");
        records.Desk.Askings("isee").ShouldBe(before);
        await records.AgeAsync("chiara-colombo");
        State(await chiara.GetAsync(Isee), "isee").ShouldBe("Fresh");
        records.Desk.Askings("isee").ShouldBe(before + 1);
    }

    [Fact]
    public async Task Record_SeenTwiceAtOnce_IsAskedOnce()
    {
        records.Break("libraries", Fault.Slow, seconds: 1);
        var before = records.Desk.Askings("libraries");

        var pages = await Task.WhenAll(chiara.GetAsync(Libraries), chiara.GetAsync(Libraries));

        pages.ShouldAllBe(p => State(p, "libraries") == "Fresh");
        records.Desk.Askings("libraries").ShouldBe(before + 1);
    }

    [Fact]
    public async Task SourceDown_WithACopy_ShowsTheLastOneAndItsTime_AndTheNewWhenItIsBack()
    {
        await chiara.GetAsync(Isee);
        await records.AgeAsync("chiara-colombo");
        records.Break("isee", Fault.Down);

        var page = await chiara.GetAsync(Isee);

        page.Status.ShouldBe(HttpStatusCode.OK);
        State(page, "isee").ShouldBe("LastCopy");
        page.Words.ShouldContain("Adesso l’INPS non ci dà dati nuovi");
        page.Words.ShouldContain("Sono del 21 novembre 2026 alle");
        page.Words.ShouldContain("ISEE ordinario");
        records.Mend();
        State(await chiara.GetAsync(Isee), "isee").ShouldBe("Fresh");
    }

    [Fact]
    public async Task SourceDown_WithoutACopy_SaysWhatWorksAndHowToDoItToday()
    {
        records.Break("isee", Fault.Down);

        var page = await chiara.GetAsync(Isee);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Words.ShouldContain("In questo momento l’INPS non risponde");
        page.Words.ShouldContain("Riproviamo ogni volta che apri questa pagina");
        page.Words.ShouldContain("La dichiarazione (DSU) si presenta all’INPS");
        page.Page.QuerySelector("main a[href='https://www.inps.it/']").ShouldNotBeNull();
        page.Words.ShouldNotContain("Segnala un errore");
    }

    [Fact]
    public async Task SourceThatFailsAgainAndAgain_IsLeftAlone_AndAskedAgainAfterwards()
    {
        records.Break("isee", Fault.Down);
        for (var tries = 0; tries < 3; tries++)
            await chiara.GetAsync(Isee);
        var before = records.Desk.Askings("isee");

        var open = await chiara.GetAsync(Isee);

        records.Desk.Askings("isee").ShouldBe(before, "the breaker is open");
        open.Words.ShouldContain("Non lo interroghiamo fino a");
        records.Faults.Clear();
        (await chiara.GetAsync(Isee)).Words.ShouldContain("Non lo interroghiamo fino a");
        records.City.Clock.Move(TimeSpan.FromSeconds(31));
        State(await chiara.GetAsync(Isee), "isee").ShouldBe("Fresh");
        records.Desk.Askings("isee").ShouldBe(before + 1);
    }

    [Fact]
    public async Task SlowSource_DoesNotKeepThePageWaiting()
    {
        records.Break("isee", Fault.Slow, seconds: 20);
        var watch = Stopwatch.StartNew();

        var page = await chiara.GetAsync(Isee);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        page.Words.ShouldContain("In questo momento l’INPS non risponde");
    }

    [Fact]
    public async Task WrongAnswer_IsNotShownAndNotKept()
    {
        records.Break("isee", Fault.WrongAnswer);

        var page = await chiara.GetAsync(Isee);

        page.Words.ShouldContain("Non sappiamo leggere quello che ha risposto l’INPS");
        page.Text.ShouldNotContain("XXXXXX");
        records.Mend();
        State(await chiara.GetAsync(Isee), "isee").ShouldBe("Fresh");
    }

    [Fact]
    public async Task Refusal_TakesAwayWhatWasKept()
    {
        await chiara.GetAsync(Isee);
        await records.AgeAsync("chiara-colombo");
        records.Break("isee", Fault.Refusing);

        var page = await chiara.GetAsync(Isee);

        page.Words.ShouldContain("Non possiamo mostrarti questi dati: l’INPS non lo permette");
        page.Words.ShouldNotContain("Protocollo della DSU");
        records.Break("isee", Fault.Down);
        (await chiara.GetAsync(Isee)).Words.ShouldContain("In questo momento l’INPS non risponde", customMessage: "what was taken back does not come back");
    }

    [Fact]
    public async Task PdndDown_IsTheSourceDown_AndTheCitysOwnStillAnswer()
    {
        records.Faults.TrySet(FaultPanel.Pdnd, new FaultSetting(Fault.Down, 1)).ShouldBeTrue();

        (await chiara.GetAsync(Isee)).Words.ShouldContain("In questo momento l’INPS non risponde");
        State(await chiara.GetAsync(Libraries), "libraries").ShouldBe("Fresh");
    }

    [Fact]
    public async Task PageOfTwoSources_ShowsTheOneThatAnswers_AndHowToDoTheOtherToday()
    {
        var page = await chiara.GetAsync(Properties);

        State(page, "cadastre").ShouldBe("Fresh");
        page.Words.ShouldContain("foglio");
        page.Page.QuerySelector("#tari-declarations")!.TextContent.ShouldContain("Per le dichiarazioni TARI rivolgiti al Comune");
    }

    [Fact]
    public async Task NothingOnRecord_IsSaidAsSuch_AndKept()
    {
        (await chiara.GetAsync($"{Education}?persona={RecordsCity.PersonOf("chiara-colombo")}")).Words.ShouldContain("Non risultano iscrizioni");
        var before = records.Desk.Askings("education");
        (await chiara.GetAsync($"{Education}?persona={RecordsCity.PersonOf("chiara-colombo")}")).Words.ShouldContain("Non risultano iscrizioni");
        records.Desk.Askings("education").ShouldBe(before);
        (await records.CopyOfAsync("chiara-colombo", "education")).Content.ShouldBeNull();
    }

    [Fact]
    public async Task Copy_InTheDatabase_TellsNothing()
    {
        await chiara.GetAsync(Isee);

        var content = (await records.CopyOfAsync("chiara-colombo", "isee")).Content!;

        Encoding.Latin1.GetString(content).ShouldNotContain("valueCents");
        Encoding.Latin1.GetString(content).ShouldNotContain(RecordsCity.CodeOf("chiara-colombo"));
    }

    [Fact]
    public async Task Copy_OfAFormerVersion_IsAskedForAnew()
    {
        await records.City.InsideAsync(async services =>
        {
            var (source, at) = (services.GetRequiredService<IseeSource>(), records.City.Clock.GetUtcNow().UtcDateTime);
            await services.GetRequiredService<RecordCopies>().KeepAsync(RecordsCity.PersonOf("chiara-colombo"), [(source, new KeptAnswer("{\"old\":1}"u8.ToArray(), at, at.AddHours(1)))], CancellationToken.None);
            return true;
        });

        State(await chiara.GetAsync(Isee), "isee").ShouldBe("Fresh");
    }

    private static string? State(Answer page, string source) => page.Page.QuerySelector($"#{source} [data-state]")?.GetAttribute("data-state");
}
