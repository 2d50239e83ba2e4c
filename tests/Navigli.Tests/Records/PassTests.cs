using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Deadlines;
using Navigli.Records.Reading;
using Navigli.Records.Sources.Mobility;
using Navigli.Sandbox.Faults;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Records;

/// <summary>Parking passes, as their office told them: among the documents, and among the deadlines.</summary>
[Collection(nameof(RecordsCity))]
public sealed class PassTests(RecordsCity records) : IAsyncLifetime
{
    private Visitor chiara = null!;

    public async ValueTask InitializeAsync() => chiara = await records.City.SignInAsync("chiara-colombo");

    public async ValueTask DisposeAsync()
    {
        records.Mend();
        await records.ForgetAsync("chiara-colombo");
        chiara.Dispose();
    }

    [Fact]
    public async Task Pass_OnceItsOfficeToldIt_IsAmongTheDocuments_OfItsHolderAlone()
    {
        (await chiara.GetAsync("/documenti?tipo=permessi")).Words.ShouldContain("Qui non ci sono ancora permessi");

        var plate = (await chiara.GetAsync("/fascicolo/mobilita")).Page.QuerySelector("#mobility dd span[translate]").ShouldNotBeNull().TextContent;
        records.Break("mobility", Fault.Down);
        var drawer = await chiara.GetAsync("/documenti?tipo=permessi");

        drawer.Page.QuerySelectorAll("main article").Single().TextContent.ShouldContain($"Pass per la sosta: {plate}");
        drawer.Words.ShouldContain("Come risultava il 21 novembre 2026");
        drawer.Page.QuerySelectorAll("main article").Single().TextContent.ShouldNotContain("Data:", customMessage: "when it was given is not known");
        (await chiara.GetAsync("/en/documenti?tipo=permessi")).Words.ShouldContain($"Parking pass: {plate}");
        using var luca = await records.City.SignInAsync("luca-brambilla");
        (await luca.GetAsync("/documenti")).Words.ShouldNotContain(plate);
    }

    [Fact]
    public async Task Pass_ThatEndsSoon_IsADeadline_UntilItsOfficeSaysOtherwise()
    {
        await chiara.GetAsync("/fascicolo/mobilita");
        (await records.City.RewriteAsync<RecordDate>(dates => dates.Where(d => d.SubjectId == RecordsCity.PersonOf("chiara-colombo") && d.Kind == PassExpiry.Name).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.On, TestCity.SeededOn.AddDays(22))))).ShouldBe(1);
        await records.City.InsideAsync(s => s.GetRequiredService<INightlyDeadlines>().RunAsync(CancellationToken.None));

        var deadlines = await chiara.GetAsync("/fascicolo/scadenze");
        deadlines.Words.ShouldContain("Rinnova il pass per la sosta");
        deadlines.Words.ShouldContain("13 dicembre 2026");
        deadlines.Words.ShouldContain("Pass RES-");
        using var luca = await records.City.SignInAsync("luca-brambilla");
        (await luca.GetAsync("/fascicolo/scadenze")).Words.ShouldNotContain("Rinnova il pass per la sosta");

        await records.AgeAsync("chiara-colombo");
        await chiara.GetAsync("/fascicolo/mobilita");
        var told = new Navigli.Sandbox.Records.Mobility.MobilityRecords().Dates(records.City.Sandbox.Services.GetRequiredService<Navigli.Sandbox.Records.RecordPeople>().Of(RecordsCity.CodeOf("chiara-colombo"), TestCity.SeededOn)).Single();
        (await chiara.GetAsync("/fascicolo/scadenze")).Words.ShouldNotContain("13 dicembre 2026");
        (await chiara.GetAsync("/fascicolo/scadenze/calendario")).Words.ShouldContain(told.LastDay.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("it")));
    }
}
