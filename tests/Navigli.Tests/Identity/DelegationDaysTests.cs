using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Design;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Testing;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;
using static Navigli.Tests.Identity.DelegationSteps;

namespace Navigli.Tests.Identity;

/// <summary>From which midnight until which a delegation counts.</summary>
public sealed class DelegationDaysTests
{
    private static readonly string[] Givers = ["jurgen-muller", "salvatore-russo"];

    [Fact]
    public async Task LastDay_EndsAtMidnight_AndAnswersAreOverWithTheirs()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 20 });
        var giver = CertificatesCity.PersonOf("jurgen-muller");
        using var jurgen = await city.SignInAsync("jurgen-muller");
        using (var first = await city.SignInAsync("mei-zhang"))
            await GiveAsync(jurgen, first, "mei-zhang", "24/11/2026", ForCertificates);
        var waiting = await AskAsync(jurgen, "simona-monti", "25/11/2026", ForCertificates);
        city.Clock.GoTo(new DateTime(2026, 11, 24, 23, 59, 0, DateTimeKind.Unspecified));
        using var mei = await city.SignInAsync("mei-zhang");
        (await mei.GetAsync($"/certificati?persona={giver}")).Status.ShouldBe(HttpStatusCode.OK);

        city.Clock.Move(TimeSpan.FromMinutes(1));

        (await mei.GetAsync($"/certificati?persona={giver}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await mei.GetAsync("/deleghe")).Words.ShouldContain("Scaduta");
        city.Clock.GoTo(new DateTime(2026, 11, 26, 8, 0, 0, DateTimeKind.Unspecified));
        using var simona = await city.SignInAsync("simona-monti");
        (await simona.GetAsync($"/deleghe/{waiting}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var later = await city.SignInAsync("jurgen-muller");
        (await later.GetAsync("/deleghe")).Words.ShouldContain("Non accettata");
        (await SendAsync(later, CodeOf("simona-monti"), "31/12/2026", ForCertificates)).Words.ShouldContain("Richiesta registrata");
    }

    [Fact]
    public async Task FirstDay_ToCome_AllowsNothingBeforeMidnight_AndItsEndIsInBothFolders()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 20 });
        var giver = CertificatesCity.PersonOf("jurgen-muller");
        using var jurgen = await city.SignInAsync("jurgen-muller");
        using (var first = await city.SignInAsync("mei-zhang"))
        {
            Dictionary<string, string> fill = new() { ["Form.CodiceFiscale"] = CodeOf("mei-zhang"), ["Form.FirstDay"] = "25/11/2026", ["Form.LastDay"] = "24/11/2026", [$"Service.{ForCertificates}"] = "true" };
            var wrong = await jurgen.SubmitAsync(await jurgen.GetAsync("/deleghe/nuova"), "#give", fill);
            wrong.Words.ShouldContain("L’ultimo giorno viene prima del primo");
            fill["Form.LastDay"] = "10/12/2026";
            fill["Form.FirstDay"] = "20/11/2026";
            (await jurgen.SubmitAsync(wrong, "#give", fill)).Words.ShouldContain("Il primo giorno deve essere una data da oggi al");
            fill["Form.FirstDay"] = "25/11/2026";
            (await jurgen.SubmitAsync(wrong, "#give", fill)).Words.ShouldContain("Richiesta registrata");
            await AcceptAsync(first, (await RowsAsync(city, "mei-zhang")).ShouldHaveSingleItem().Id);
            (await first.GetAsync($"/certificati?persona={giver}")).Status.ShouldBe(HttpStatusCode.NotFound);
            var list = await first.GetAsync("/deleghe");
            list.Words.ShouldContain("Accettata, non ancora valida");
            list.Page.QuerySelector($"main a[href*='{giver}']").ShouldBeNull("nothing is offered before the day");
            (await first.GetAsync("/fascicolo/scadenze")).Words.ShouldContain("Una delega con cui aiuti sta per finire");
            (await first.GetAsync("/fascicolo/scadenze/calendario")).Words.ShouldContain("giovedì 10 dicembre 2026");
        }

        (await jurgen.GetAsync("/deleghe")).Words.ShouldContain("mercoledì 25 novembre 2026");
        (await jurgen.GetAsync("/fascicolo/scadenze")).Words.ShouldContain("Una delega che hai dato sta per finire");
        city.Clock.GoTo(new DateTime(2026, 11, 24, 23, 59, 0, DateTimeKind.Unspecified));
        using var mei = await city.SignInAsync("mei-zhang");
        (await mei.GetAsync($"/certificati?persona={giver}")).Status.ShouldBe(HttpStatusCode.NotFound);

        city.Clock.Move(TimeSpan.FromMinutes(1));

        (await mei.GetAsync($"/certificati?persona={giver}")).Status.ShouldBe(HttpStatusCode.OK);
        var id = (await RowsAsync(city, "mei-zhang")).Single().Id;
        (await EndAsync(mei, id)).Words.ShouldContain("Hai rinunciato");
        (await mei.GetAsync("/fascicolo/scadenze")).Words.ShouldNotContain("sta per finire");
    }

    [Fact]
    public async Task OfSeveralThatAllow_TheOneThatEndsLastIsUsed_FromItsFirstDayUntilItIsTakenBack()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 20 });
        var today = TestCity.SeededOn;
        // Which was given first must not matter: the two givers give in the other order.
        var ofJurgen = await LendAsync("jurgen-muller", (today, 8, [ForCertificates]), (today.AddDays(3), 30, [ForCertificates, ForFolder]));
        var ofSalvatore = await LendAsync("salvatore-russo", (today.AddDays(3), 30, [ForCertificates]), (today, 8, [ForCertificates, ForFolder]));
        var (brief, lasting) = (new[] { ofJurgen[0], ofSalvatore[1] }, new[] { ofJurgen[1], ofSalvatore[0] });

        city.Clock.GoTo(today.AddDays(2).ToDateTime(new TimeOnly(23, 50)));
        (await UsedAsync()).ShouldBe(brief, "the lasting one is not yet there");

        city.Clock.GoTo(today.AddDays(3).ToDateTime(new TimeOnly(0, 0)));
        (await UsedAsync()).ShouldBe(lasting, "both stand, and this one ends last");

        foreach (var (giver, id) in Givers.Zip(lasting))
        {
            using var visitor = await city.SignInAsync(giver);
            await EndAsync(visitor, id);
        }

        (await UsedAsync()).ShouldBe(brief, "the other still stands");

        async Task<List<Guid>> LendAsync(string giver, params (DateOnly First, int Days, string[] Services)[] delegations)
        {
            using var lender = await city.SignInAsync(giver);
            using var mei = await city.SignInAsync("mei-zhang");
            foreach (var (first, days, services) in delegations)
            {
                var fill = services.ToDictionary(s => $"Service.{s}", _ => "true");
                (fill["Form.CodiceFiscale"], fill["Form.FirstDay"], fill["Form.LastDay"]) = (CodeOf("mei-zhang"), TypedDate.Format(first), TypedDate.Format(today.AddDays(days)));
                (await lender.SubmitAsync(await lender.GetAsync("/deleghe/nuova"), "#give", fill)).Words.ShouldContain("Richiesta registrata");
                await AcceptAsync(mei, (await RowsAsync(city, "mei-zhang"))[^1].Id);
            }

            return [.. (await RowsAsync(city, "mei-zhang")).TakeLast(delegations.Length).Select(d => d.Id)];
        }

        async Task<Guid[]> UsedAsync()
        {
            List<Guid> used = [];
            using var mei = await city.SignInAsync("mei-zhang");
            foreach (var giver in Givers)
            {
                (await CertificatesCity.ObtainAsync(mei, CertificatesCity.Residence, giver)).Heading.ShouldBe("Il certificato è pronto");
                var subject = CertificatesCity.PersonOf(giver);
                used.Add(await city.InsideAsync(s => s.GetRequiredService<CityDb>().Set<AuditedAct>().Where(a => a.Type == "certificates.issue" && a.OnBehalfOf == subject).OrderByDescending(a => a.At).Select(a => a.DelegationId ?? Guid.Empty).FirstAsync()));
            }

            return [.. used];
        }
    }
}
