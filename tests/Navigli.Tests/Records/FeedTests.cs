using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Data;
using Navigli.Records;
using Navigli.Records.Asking;
using Navigli.Records.Sources.Fines;
using Navigli.Records.Sources.Mobility;
using Navigli.Records.Sources.Properties;
using Navigli.Residents.Registry;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Records;

/// <summary>The last days that the city's own offices tell every night, over the wire: known without anybody opening a page.</summary>
[Collection(nameof(FeedsCity))]
public sealed class FeedTests(FeedsCity feeds) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await feeds.BeginAnewAsync();

    public async ValueTask DisposeAsync() => await feeds.BeginAnewAsync();

    [Fact]
    public async Task Night_KnowsWhatOfficesTell_BeforeAnybodyOpensAPage()
    {
        var persona = FeedsCity.Someones.First(p => feeds.ToldOf(p, "mobility").Count > 0);
        var (pass, askings) = (feeds.ToldOf(persona, "mobility")[0], feeds.Desk.Askings("mobility"));

        var taken = await feeds.NightAsync();

        taken.Select(t => t.Source).ShouldBe(["fines", "mobility", "tari-declarations"]);
        taken.ShouldAllBe(t => t.IsDone && t.Fault == null && t.Taken > 0 && t.Refused == 0);
        feeds.Desk.Askings("mobility").ShouldBe(askings, "nobody's record was asked for");
        feeds.Desk.LastOperator.ShouldBe($"run-{feeds.People.Today:yyyy-MM-dd}", "the evidence names the run");
        var row = (await feeds.DatesOfAsync(persona)).Single(d => d.Kind == PassExpiry.Name);
        (row.Number, row.On).ShouldBe((pass.Reference, pass.LastDay));
        (await feeds.City.InsideAsync(s => s.GetRequiredService<CityDb>().RecordCopies.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Night_TellsAtOnceWhatIsDue_AndLeadsToThatFineOnItsPage()
    {
        await feeds.NightAsync();
        var today = feeds.People.Today;
        var persona = FeedsCity.Someones.First(p => feeds.ToldOf(p, "fines").Exists(d => d.Kind == "fine-payment" && d.LastDay > today && d.LastDay <= today.AddDays(55)));
        var due = feeds.ToldOf(persona, "fines").First(d => d.Kind == "fine-payment" && d.LastDay > today);
        var before = await feeds.DatesOfAsync(persona);
        using var visitor = await feeds.City.SignInAsync(persona);

        var link = (await visitor.GetAsync("/fascicolo/da-fare")).Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).First(h => h.StartsWith("/fascicolo/multe?", StringComparison.Ordinal));
        link.ShouldEndWith("#multa");
        var page = await visitor.GetAsync(link.Split('#')[0]);

        var fine = page.Page.QuerySelector("section#multa").ShouldNotBeNull();
        var number = fine.GetAttribute("data-fine");
        before.ShouldContain(d => d.Number == number);
        var open = page.Page.QuerySelector($"section[data-fine='{due.Reference}']").ShouldNotBeNull();
        open.QuerySelectorAll("[data-term]").Select(t => t.GetAttribute("data-term")).ShouldBe(["records.fine-discount", "records.fine-judge", "records.fine-payment", "records.fine-prefect"], ignoreOrder: true);
        // The page says what the night said: nothing was written anew.
        (await feeds.DatesOfAsync(persona)).Select(d => (d.Id, d.Kind, d.Number, d.On)).ShouldBe(before.Select(d => (d.Id, d.Kind, d.Number, d.On)));
        (await visitor.GetAsync("/en/fascicolo/multe")).Words.ShouldContain("Reports of violations");
        (await visitor.GetAsync("/fascicolo/mobilita")).Page.QuerySelector("main a[href^='/fascicolo/multe']").ShouldNotBeNull();
        (await visitor.GetAsync("/cerca?q=verbale")).Page.QuerySelector("main a[href='/fascicolo/multe']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Fine_OfSomebodyElse_IsNeitherShownNorFound()
    {
        await feeds.NightAsync();
        var chiaras = (await feeds.DatesOfAsync("chiara-colombo")).First(d => d.Kind == FineTerms.Payment);
        using var luca = await feeds.City.SignInAsync("luca-brambilla");

        (await luca.GetAsync($"/fascicolo/multe?persona={RecordsCity.PersonOf("chiara-colombo")}")).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        var own = await luca.GetAsync($"/fascicolo/multe?multa={chiaras.Id}");

        own.Status.ShouldBe(System.Net.HttpStatusCode.OK);
        own.Page.QuerySelector("#multa").ShouldBeNull();
        own.Text.ShouldNotContain(chiaras.Number);
        foreach (var (persona, number) in new[] { ("luca-brambilla", null), ("chiara-colombo", chiaras.Number) })
            (await feeds.City.InsideAsync(s => s.GetRequiredService<FindFine>().RunAsync(RecordsCity.PersonOf(persona), chiaras.Id, CancellationToken.None))).ShouldBe(number);
        (await luca.GetAsync("/fascicolo/scadenze")).Text.ShouldNotContain(chiaras.Number);
    }

    [Fact]
    public async Task People_WhomTheRegistryDoesNotKnow_AreDroppedAndCounted()
    {
        var taken = await feeds.NightAsync();

        // Commuters have fines too.
        taken.Single(t => t.Source == "fines").Unknown.ShouldBeGreaterThan(0);
        var people = await feeds.City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<Person>().Select(p => p.Id).ToListAsync());
        (await feeds.DatesAsync()).ShouldAllBe(d => people.Contains(d.SubjectId));
    }

    [Fact]
    public void Settings_AskNobodyButTheCitysOwnOffices_ForEverybody()
    {
        var sources = feeds.City.Portal.Services.GetServices<Source>().ToList();
        sources.Where(s => s.OfTheCity && s.Dated.Count > 0).Select(s => s.Name).Order(StringComparer.Ordinal).ShouldBe(["fines", "mobility", "tari-declarations"]);

        Faults("mobility").ShouldBeEmpty();
        Faults("ministry").ShouldHaveSingleItem().ShouldContain("Records:Sources:ministry:Feed: only an office of the city");
        Faults("libraries").ShouldHaveSingleItem().ShouldContain("that tells last days");

        List<string> Faults(string source)
        {
            var options = new RecordsOptions();
            options.Sources[source] = new SourceOptions { Feed = true };
            return [.. new RecordsOptionsCheck([.. sources, new Ministry()]).Validate(null, options).Failures ?? []];
        }
    }

    [Fact]
    public async Task Tari_SpeaksOfTheirInstalmentsToThoseWhoPay_AndOfTheTermForAllToTheOthers()
    {
        await feeds.NightAsync();
        var payer = FeedsCity.Someones.First(p => feeds.ToldOf(p, "tari-declarations").Count > 0);
        var other = FeedsCity.Someones.First(p => feeds.ToldOf(p, "tari-declarations").Count == 0);
        const string ForAll = "TARI: ultimo giorno per pagare in un’unica soluzione";
        (await feeds.DatesOfAsync(payer)).ShouldContain(d => d.Kind == TariInstalments.Name);
        using var one = await feeds.City.SignInAsync(payer);
        using var two = await feeds.City.SignInAsync(other);

        var calendar = await one.GetAsync("/fascicolo/scadenze/calendario");
        calendar.Words.ShouldContain("TARI: scade una rata");
        calendar.Words.ShouldNotContain(ForAll);
        (await two.GetAsync("/fascicolo/scadenze/calendario")).Words.ShouldContain(ForAll);
        (await one.GetAsync("/fascicolo/immobili")).Words.ShouldContain($"TARI, rata {feeds.ToldOf(payer, "tari-declarations")[0].Reference}");
    }

    /// <summary>Tells last days to whoever asks for their own, and is no office of the city.</summary>
    private sealed class Ministry : Source<MobilityAnswer>
    {
        public override string Name => "ministry";

        public override Type Texts => typeof(MobilityTexts);

        public override string Page => "/fascicolo/ministero";

        public override IReadOnlyList<string> Dated { get; } = ["records.resident-pass"];
    }
}
