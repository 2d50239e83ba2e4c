using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity.Delegations;
using Navigli.Platform.Data;
using Navigli.Platform.Time;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;
using static Navigli.Tests.Identity.DelegationSteps;

namespace Navigli.Tests.Identity;

/// <summary>How a delegation is asked for, by whom, and refused.</summary>
[Collection(nameof(DelegationsCity))]
public sealed class DelegationAskingTests(CertificatesCity fixture)
{
    private TestCity City => fixture.City;

    private string InAMonth => City.Clock.UtcInstant().AddDays(30).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

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
    public async Task ToCome_IsRevokedBeforeItBegins()
    {
        using var seán = await City.SignInAsync("sean-obrien");
        using var hodan = await City.SignInAsync("hodan-warsame");
        var page = await seán.GetAsync("/deleghe/nuova");
        await seán.SubmitAsync(page, "#give", new Dictionary<string, string>
        {
            ["Form.CodiceFiscale"] = CodeOf("hodan-warsame"), ["Form.FirstDay"] = InAMonth, ["Form.LastDay"] = InAMonth, [$"Service.{ForCertificates}"] = "true",
        });
        var id = (await RowsAsync(City, "hodan-warsame")).Single(d => d.GiverPersonId == CertificatesCity.PersonOf("sean-obrien")).Id;
        await AcceptAsync(hodan, id);

        (await EndAsync(seán, id)).Words.ShouldContain("Delega revocata");

        (await hodan.GetAsync($"/deleghe/{id}")).Words.ShouldContain("l’ha revocata");
    }

    [Fact]
    public async Task Form_WithAMistake_SaysWhich()
    {
        using var seán = await City.SignInAsync("sean-obrien");
        var before = await GivenBySeánAsync();
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
        (await GivenBySeánAsync()).ShouldBe(before);

        Task<int> GivenBySeánAsync() => City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<Delegation>().CountAsync(d => d.GiverPersonId == CertificatesCity.PersonOf("sean-obrien")));
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

    private Task<List<Delegation>> RowsForCodeAsync(string code) => City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<Delegation>().AsNoTracking().Where(d => d.HelperCodiceFiscale == code && d.EndedAt == null).ToListAsync());
}
