using System.Net;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Records;

/// <summary>By whom the records of other offices are read, and what of it the ledger is told.</summary>
[Collection(nameof(RecordsCity))]
public sealed class ReadersTests(RecordsCity records) : IAsyncLifetime
{
    private const string Isee = "/fascicolo/isee-ordinario";
    private const string Libraries = "/fascicolo/biblioteche";
    private const string Education = "/fascicolo/educazione-e-istruzione";

    private Visitor chiara = null!;

    public async ValueTask InitializeAsync() => chiara = await records.City.SignInAsync("chiara-colombo");

    public async ValueTask DisposeAsync()
    {
        await records.ForgetAsync("chiara-colombo");
        chiara.Dispose();
    }

    [Fact]
    public async Task Parent_SeesTheChildFirst_AndTheReadingIsInTheLedger()
    {
        await records.ForgetAsync("sofia-brambilla");
        var before = records.ReadingsOf("sofia-brambilla", "education").Count;

        var page = await chiara.GetAsync(Education);

        page.Words.ShouldContain("Stai vedendo i dati di Sofia Brambilla");
        page.Words.ShouldContain("Li vedi come genitore");
        page.Words.ShouldContain("Scuola primaria");
        page.Words.ShouldContain("3ª");
        var lines = records.ReadingsOf("sofia-brambilla", "education");
        lines.Count.ShouldBe(before + 1);
        (lines[^1].Purpose.LegalBasis, lines[^1].Right).ShouldBe(("cc-316", "parental"));
    }

    [Fact]
    public async Task SeparatedParent_SeesTheChildWhoLivesElsewhere()
    {
        using var marco = await records.City.SignInAsync("marco-villa");

        var page = await marco.GetAsync(Education);

        page.Words.ShouldContain("Stai vedendo i dati di Tommaso Villa");
        records.ReadingsOf("tommaso-villa", "education").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Delegate_SeesTheRecord_AndWhatItRestsOn()
    {
        using var niece = await records.City.SignInAsync("maria-vittoria");

        var page = await niece.GetAsync($"{Libraries}?persona={RecordsCity.PersonOf("teresa-locatelli")}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Words.ShouldContain("con una delega");
        records.ReadingsOf("teresa-locatelli", "libraries")[^1].CaseReference.ShouldNotBeNullOrEmpty();
        page.Words.ShouldNotContain("Segnala un errore");
        (await niece.GetAsync($"/fascicolo/correzioni/libraries?persona={RecordsCity.PersonOf("teresa-locatelli")}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("sofia-brambilla")]
    [InlineData("chiara-colombo")]
    public async Task Stranger_IsRefused_AndNobodyIsAsked(string whose)
    {
        using var stranger = await records.City.SignInAsync("stefano-fontana");
        var (lines, asked) = (records.ReadingsOf(whose, "isee").Count, records.Desk.Askings("isee"));

        var page = await stranger.GetAsync($"{Isee}?persona={RecordsCity.PersonOf(whose)}");

        page.Status.ShouldBe(HttpStatusCode.Forbidden);
        page.Words.ShouldContain("Non puoi vedere questi dati");
        (records.ReadingsOf(whose, "isee").Count, records.Desk.Askings("isee")).ShouldBe((lines, asked));
        (await stranger.GetAsync($"{Isee}?persona={Guid.CreateVersion7()}")).Words.ShouldBe(page.Words, "nobody at all looks the same");
    }

    [Fact]
    public async Task Partner_OfTheSameHousehold_IsRefused()
    {
        using var luca = await records.City.SignInAsync("luca-brambilla");

        (await luca.GetAsync($"{Isee}?persona={RecordsCity.PersonOf("chiara-colombo")}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await luca.GetAsync(Isee)).Page.QuerySelectorAll("main .nv-chips a").ShouldNotContain(a => a.TextContent.Contains("Chiara"));
    }

    [Fact]
    public async Task Commuter_IsToldHowToDoItToday()
    {
        using var giorgio = await records.City.SignInAsync("giorgio-pedretti");

        var page = await giorgio.GetAsync(Isee);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Words.ShouldContain("Non risulti nell’anagrafe del Comune");
        page.Words.ShouldContain("La dichiarazione (DSU) si presenta all’INPS");
    }
}
