using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Data;
using Navigli.Residents.Registry;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;
using static Navigli.Tests.Certificates.Counter.OfficerSteps;

namespace Navigli.Tests.Residents;

public sealed class CertifiabilityPageTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    [Fact]
    public async Task Block_ThenUnblock_IsToldToThePersonInPlainWordsAndKeptInTheHistory()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        using var davide = await fixture.City.SignInAsync("davide-riva");

        var blocked = await DecideAsync(laura, "davide-riva", "None", "UntraceabilityProceeding");
        var seen = await davide.GetAsync("/i-miei-dati");
        var refused = await davide.GetAsync("/certificati");
        var unblocked = await DecideAsync(laura, "davide-riva", "Full", "");

        blocked.Status.ShouldBe(HttpStatusCode.OK);
        blocked.Words.ShouldContain("Atto di nascita da controllare");
        seen.Words.ShouldContain("È aperto un procedimento perché all’indirizzo registrato non è stato trovato nessuno");
        seen.Words.ShouldNotContain("Atto di nascita da controllare");
        refused.Words.ShouldContain("non è certificabile");
        unblocked.Page.QuerySelectorAll(".nv-event").Length.ShouldBe(2);
        (await davide.GetAsync("/i-miei-dati")).Words.ShouldContain("Tutti i certificati si possono rilasciare");
        var person = await PersonAsync("davide-riva");
        (person.CertifiabilityGrade, person.CertifiabilityCause, person.ProceedingOpenedOn).ShouldBe((CertifiabilityGrade.Full, CertifiabilityCause.None, null));
    }

    [Theory]
    [InlineData("None", "", "serve una causa")]
    [InlineData("Full", "BirthRecordMissing", "non ha una causa di blocco")]
    [InlineData("Interdicted", "Guardianship", "Manca che cosa si può rilasciare")]
    [InlineData("7", "", "Manca che cosa si può rilasciare")]
    public async Task Decide_WhatCannotBe_IsRefused(string grade, string cause, string says)
    {
        using var laura = await fixture.City.SignInAsync(Officer);

        var answer = await DecideAsync(laura, "marco-villa", grade, cause);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain(says);
    }

    [Fact]
    public async Task Decide_OnAPageThatIsOld_IsToldWhatChanged()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        var old = await PageAsync(laura, "luca-brambilla");
        await DecideAsync(laura, "luca-brambilla", "Partial", "BirthRecordMissing");

        var late = await laura.SubmitAsync(old, "#decide", new Dictionary<string, string> { ["Typed.Grade"] = "None", ["Typed.Cause"] = "AbodeNotRenewed", ["Typed.Reason"] = "Permesso non mostrato" });

        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Words.ShouldContain("Intanto la certificabilità è cambiata");
        (await PersonAsync("luca-brambilla")).CertifiabilityGrade.ShouldBe(CertifiabilityGrade.Partial);
    }

    [Fact]
    public async Task Page_OfWhomTheLookUpDidNotFind_ShowsAndDecidesNothing()
    {
        using var laura = await fixture.City.SignInAsync(Officer);
        var page = await PageAsync(laura, "marco-villa");
        var forged = page.Address.PathAndQuery.Replace(CertificatesCity.PersonOf("marco-villa").ToString(), CertificatesCity.PersonOf("stefano-fontana").ToString(), StringComparison.Ordinal);

        var shown = await laura.GetAsync(forged);
        var fields = new Dictionary<string, string>
        {
            ["_handler"] = "decide",
            ["__RequestVerificationToken"] = page.Page.QuerySelector("#decide [name='__RequestVerificationToken']")!.GetAttribute("value")!,
            ["Typed.Seen"] = "Full/None",
            ["Typed.Grade"] = "None",
            ["Typed.Cause"] = "BirthRecordMissing",
            ["Typed.Reason"] = "Motivo di almeno dieci",
        };
        await laura.PostAsync(forged, fields);

        shown.Text.ShouldNotContain("Fontana");
        (await PersonAsync("stefano-fontana")).CertifiabilityGrade.ShouldBe(CertifiabilityGrade.Full);
    }

    private static async Task<Answer> PageAsync(Visitor officer, string persona) =>
        await officer.GetAsync((await RecordAsync(officer, persona)).Page.QuerySelector("main a[href*='/certificabilita']")!.GetAttribute("href")!);

    private Task<Person> PersonAsync(string persona) => fixture.City.InsideAsync(services =>
        services.GetRequiredService<CityDb>().Set<Person>().AsNoTracking().SingleAsync(p => p.Id == CertificatesCity.PersonOf(persona)));
}
