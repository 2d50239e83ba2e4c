using System.Net;
using Navigli.SyntheticCity;
using Navigli.Testing;
using Navigli.Tests.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Residents;

/// <summary>A city whose registry's pages are read.</summary>
public sealed class RegistryCity : IAsyncLifetime
{
    public TestCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync() => City = await TestCity.StartAsync(new TestCityOptions { Residents = 60 });

    public ValueTask DisposeAsync() => City.DisposeAsync();
}

/// <summary>The registry's pages as the personas see them.</summary>
public sealed class RegistryPagesTests(RegistryCity fixture) : IClassFixture<RegistryCity>
{
    private static readonly Dictionary<string, Persona> Personas =
        global::Navigli.SyntheticCity.Personas.All(Packs.Milano, TestCity.SeededOn).ToDictionary(p => p.Key, StringComparer.Ordinal);

    [Theory]
    [InlineData("", "I Miei Dati", "Certificato dall’anagrafe")]
    [InlineData("/en", "My data", "Certified by the registry")]
    public async Task MyData_OfAResident_ShowsTheRecordWithItsSource(string language, string heading, string source)
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");

        var page = await chiara.GetAsync($"{language}/i-miei-dati");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Heading.ShouldBe(heading);
        page.Words.ShouldContain("Via Padova 89");
        page.Words.ShouldContain(source);
    }

    [Fact]
    public async Task MyData_SaysOfEveryFactWhereItComesFrom_AndHasNoFieldToTypeItIn()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var page = (await chiara.GetAsync("/i-miei-dati")).Page;

        var held = page.QuerySelectorAll("#persona .nv-fact, #indirizzo .nv-fact, #stato-civile .nv-fact, #carta .nv-fact, #elettore .nv-fact").ToList();
        held.Count.ShouldBeGreaterThan(12);
        held.Where(f => f.QuerySelector(".nv-source") is null).Select(f => f.QuerySelector("dt")!.TextContent).ShouldBeEmpty();
        page.QuerySelectorAll("main input:not([type='hidden']), main select, main textarea").ShouldBeEmpty();
        page.QuerySelector("main a[href='/i-miei-contatti']").ShouldNotBeNull("what is theirs to change is elsewhere");
    }

    [Fact]
    public async Task Forms_AskForNothingThatTheCityHolds()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        var use = await chiara.SubmitAsync(await chiara.GetAsync("/certificati"), "#begin", button: "button[value='8']");
        List<string> asked = [];
        foreach (var page in new[] { use, await chiara.GetAsync("/deleghe/nuova"), await chiara.GetAsync("/i-miei-contatti"), await chiara.GetAsync("/fascicolo/scadenze/calendario") })
        {
            page.Status.ShouldBe(HttpStatusCode.OK);
            asked.AddRange(page.Page.QuerySelectorAll("main input:not([type='hidden']), main select, main textarea").Select(f => f.GetAttribute("name")!).Distinct(StringComparer.Ordinal));
        }

        // A use, a reason for it, whom one trusts and until when, an address and a number of one's own, how to be told: D.P.R. 445/2000, art. 43; L. 241/1990, art. 18, c. 2.
        asked.Where(a => !a.StartsWith("Service.", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ShouldBeSubsetOf(
            ["Use.Stamp", "Use.Destination", "Use.ExemptionReason", "Use.Language", "Form.CodiceFiscale", "Form.FirstDay", "Form.LastDay", "Form.Email", "Phone.Number", "Mail.Choice"]);
    }

    [Fact]
    public async Task MyData_OfWhoIsNotInTheRegistry_SaysWhyAndWhatCanBeDone()
    {
        using var giorgio = await fixture.City.SignInAsync("giorgio-pedretti");

        var page = await giorgio.GetAsync("/i-miei-dati");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Words.ShouldContain("Perché qui non ci sono dati");
        page.Page.QuerySelector("main a[href='/uffici']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task MyFamily_NamesEachPersonAndTheRight(string language)
    {
        using var paola = await fixture.City.SignInAsync("paola-cattaneo");

        var page = await paola.GetAsync($"{language}/i-miei-familiari");

        page.Words.ShouldContain("Ernesto Cattaneo");
        page.Words.ShouldContain(language.Length == 0 ? "Come tutore" : "As guardian");
        page.Words.ShouldContain(language.Length == 0 ? "Provvedimento: " : "Court act: ");
    }

    [Fact]
    public async Task Relative_ChildThenPartnerThenStranger_ShowWhatTheRightAllows()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");

        (await chiara.GetAsync(Relative("sofia-brambilla"))).Words.ShouldContain(Groups(Personas["sofia-brambilla"]));
        var partner = await chiara.GetAsync(Relative("luca-brambilla"));
        partner.Words.ShouldContain("Puoi chiedere certificati, non vedere i dati");
        partner.Words.ShouldNotContain(Groups(Personas["luca-brambilla"]));
        var stranger = await chiara.GetAsync(Relative("marco-villa"));
        stranger.Status.ShouldBe(HttpStatusCode.Forbidden);
        stranger.Text.ShouldNotContain("Villa");
    }

    [Fact]
    public async Task LookUp_WithFaults_KeepsWhatWasTypedAndLinksEachFault()
    {
        using var laura = await fixture.City.SignInAsync("laura-bernasconi");
        var form = await laura.GetAsync("/anagrafe");

        var answer = await laura.SubmitAsync(form, "main form", new Dictionary<string, string> { ["Typed.CodiceFiscale"] = "abc<1>", ["Typed.Reason"] = "breve" });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Page.QuerySelector("#typed-codicefiscale")!.GetAttribute("value").ShouldBe("abc<1>");
        answer.Page.QuerySelectorAll(".nv-error-summary a").Select(a => a.GetAttribute("href")).ShouldBe(["#typed-codicefiscale", "#typed-purpose", "#typed-reason"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task LookUp_ByName_OpensTheRecordUnderItsReason(string language)
    {
        using var laura = await fixture.City.SignInAsync("laura-bernasconi");
        var form = await laura.GetAsync($"{language}/anagrafe");

        var record = await laura.SubmitAsync(form, "main form", new Dictionary<string, string>
        {
            ["Typed.Surname"] = "DANGELO",
            ["Typed.GivenName"] = "niccolo",
            ["Typed.BirthDate"] = "3/10/1979",
            ["Typed.Purpose"] = "residents.case",
            ["Typed.CaseReference"] = "2026-118842",
        });

        record.Heading.ShouldBe("Niccolò D'Angelò");
        record.Words.ShouldContain("2026-118842");
        record.Words.ShouldContain("Via Carlo Farini 48");
    }

    [Fact]
    public async Task LookUp_OfAProtectedPerson_HidesTheAddress()
    {
        using var laura = await fixture.City.SignInAsync("laura-bernasconi");

        var record = await OpenAsync(laura, "elena-marchetti");

        record.Heading.ShouldBe("Elena Marchetti");
        record.Words.ShouldContain("Indirizzo protetto");
        record.Text.ShouldNotContain("Mecenate");
    }

    [Fact]
    public async Task LookUp_OfNobody_SaysSo()
    {
        using var laura = await fixture.City.SignInAsync("laura-bernasconi");

        (await OpenAsync(laura, "giorgio-pedretti")).Words.ShouldContain("Nessuna persona trovata");
    }

    [Fact]
    public async Task Record_WithoutALookUp_AsksForTheReasonFirst()
    {
        using var laura = await fixture.City.SignInAsync("laura-bernasconi");

        var asked = await laura.GetAsync($"/anagrafe/persone/{Personas["chiara-colombo"].PersonId}");
        asked.Text.ShouldNotContain("Colombo");
        var opened = await laura.SubmitAsync(asked, "main form", new Dictionary<string, string>
        {
            ["Typed.Purpose"] = "residents.counter",
            ["Typed.Reason"] = "Chiede la residenza per la figlia",
        });

        opened.Heading.ShouldBe("Chiara Colombo");
    }

    [Fact]
    public async Task LookUp_ByACitizen_IsForbidden()
    {
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");

        (await chiara.GetAsync("/anagrafe")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await chiara.GetAsync($"/anagrafe/persone/{Personas["marco-villa"].PersonId}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static string Relative(string persona) => $"/i-miei-familiari/{Personas[persona].PersonId}";

    private static string Groups(Persona persona) => $"{persona.CodiceFiscale.Value[..6]} {persona.CodiceFiscale.Value[6..11]} {persona.CodiceFiscale.Value[11..]}";

    private static async Task<Answer> OpenAsync(Visitor officer, string persona) =>
        await officer.SubmitAsync(await officer.GetAsync("/anagrafe"), "main form", new Dictionary<string, string>
        {
            ["Typed.CodiceFiscale"] = Personas[persona].CodiceFiscale.Value,
            ["Typed.Purpose"] = "residents.case",
            ["Typed.CaseReference"] = "2026-118842",
        });
}
