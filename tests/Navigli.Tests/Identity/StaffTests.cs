using System.Net;
using Microsoft.EntityFrameworkCore;
using Navigli.Identity;
using Navigli.Platform.Access;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>Appointments by administrators, through their pages.</summary>
public sealed class StaffTests(StaffCity city) : IClassFixture<StaffCity>
{
    public static TheoryData<string> Roles => [.. Role.Staff];

    [Fact]
    public async Task Appoint_AnOfficer_GivesTheRoleAtTheNextRequest_AndEndingTakesIt()
    {
        var ends = await city.ActsAsync("identity.appointment.end");
        using var marco = await city.City.SignInAsync("marco-villa");
        (await marco.GetAsync("/anagrafe")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var tiziano = await city.City.SignInAsync(StaffCity.Tiziano);

        var made = await StaffCity.AppointAsync(tiziano, StaffCity.Form("marco-villa", Role.RegistryOfficer));
        made.Heading.ShouldBe("Villa Marco");
        made.Words.ShouldContain("Tiziano Sormani");
        (await marco.GetAsync("/anagrafe")).Status.ShouldBe(HttpStatusCode.OK);
        var appointment = await city.AppointmentAsync("marco-villa", Role.RegistryOfficer);
        appointment.AppointedBy.ShouldBe(await city.AccountAsync(StaffCity.Tiziano));
        (await city.ActsAsync("identity.appoint")).ShouldBeGreaterThan(0);

        var unexplained = await tiziano.SubmitAsync(made, "#end");
        unexplained.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await marco.GetAsync("/anagrafe")).Status.ShouldBe(HttpStatusCode.OK);
        var ended = await tiziano.SubmitAsync(made, "#end", new Dictionary<string, string> { ["Form.Reason"] = "Ha cambiato ufficio" });
        ended.Words.ShouldContain("Ha cambiato ufficio");
        (await marco.GetAsync("/anagrafe")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await city.ActsAsync("identity.appointment.end")).ShouldBe(ends + 1);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Appoint_Oneself_IsRefusedHoweverItIsTyped(string role)
    {
        using var tiziano = await city.City.SignInAsync(StaffCity.Tiziano);
        var code = StaffCity.Person(StaffCity.Tiziano).CodiceFiscale.Value;
        foreach (var typed in new[] { code, code.ToLowerInvariant(), $" {code[..6]} {code[6..]} " })
        {
            var refused = await StaffCity.AppointAsync(tiziano, StaffCity.Form(StaffCity.Tiziano, role, typed));
            refused.Status.ShouldBe(HttpStatusCode.Forbidden);
            refused.Words.ShouldContain("Nessuno può cambiare i propri diritti");
        }

        var account = await city.AccountAsync(StaffCity.Tiziano);
        (await city.InDbAsync(db => db.Appointments.CountAsync(a => a.AccountId == account))).ShouldBe(1);
    }

    [Fact]
    public async Task Appoint_AnAdministrator_WaitsForAnother()
    {
        using var tiziano = await city.City.SignInAsync(StaffCity.Tiziano);
        using var rita = await city.City.SignInAsync(StaffCity.Rita);
        using var paola = await city.City.SignInAsync("paola-cattaneo");

        var proposed = await StaffCity.AppointAsync(tiziano, StaffCity.Form("paola-cattaneo", Role.Administrator));
        proposed.Words.ShouldContain("Da confermare");
        proposed.Page.QuerySelector("#confirm").ShouldBeNull("who proposes has no button");
        (await paola.GetAsync("/amministrazione")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var list = await rita.GetAsync("/amministrazione/personale");
        list.Words.ShouldContain("proposto da Tiziano Sormani");
        var own = await tiziano.PostAsync(
            proposed.Address.AbsolutePath,
            [new("__RequestVerificationToken", proposed.Page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!), new("_handler", "confirm")]);
        own.Status.ShouldBe(HttpStatusCode.Forbidden);

        await rita.SubmitAsync(await rita.GetAsync(proposed.Address.AbsolutePath), "#confirm");

        (await paola.GetAsync("/amministrazione/personale")).Status.ShouldBe(HttpStatusCode.OK);
        var appointment = await city.AppointmentAsync("paola-cattaneo", Role.Administrator);
        (appointment.AppointedBy, appointment.ConfirmedBy).ShouldBe((await city.AccountAsync(StaffCity.Tiziano), await city.AccountAsync(StaffCity.Rita)));

        // Whoever is proposed cannot be the second pair of eyes, administrator or not.
        var another = StaffCity.Form("paola-cattaneo", Role.Administrator);
        another["Form.Office"] = Navigli.Tests.City.Packs.Milano.Offices[2].Id;
        var second = await StaffCity.AppointAsync(tiziano, another);
        var page = await paola.GetAsync(second.Address.AbsolutePath);
        page.Page.QuerySelector("#confirm").ShouldBeNull();
        var forged = await paola.PostAsync(
            second.Address.AbsolutePath,
            [new("__RequestVerificationToken", page.Page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!), new("_handler", "confirm")]);
        forged.Status.ShouldBe(HttpStatusCode.Forbidden);
        await EndAsync(tiziano, second);
        await EndAsync(tiziano, proposed);
    }

    [Fact]
    public async Task Proposal_OfWhoIsAdministratorNoMore_CannotBeConfirmed()
    {
        await city.InstallAsync("karim-haddad", Role.Administrator);
        using var karim = await city.City.SignInAsync("karim-haddad");
        using var rita = await city.City.SignInAsync(StaffCity.Rita);
        var proposed = await StaffCity.AppointAsync(karim, StaffCity.Form("mei-zhang", Role.Administrator));
        var page = await rita.GetAsync(proposed.Address.AbsolutePath);
        await EndAsync(rita, await rita.GetAsync($"/amministrazione/personale/{(await city.AppointmentAsync("karim-haddad", Role.Administrator)).Id}"));

        var refused = await rita.SubmitAsync(page, "#confirm");

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        (await karim.GetAsync("/amministrazione/personale")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await EndAsync(rita, page);
    }

    [Fact]
    public async Task Appoint_WithFaults_TellsEachAtItsField()
    {
        using var tiziano = await city.City.SignInAsync(StaffCity.Tiziano);
        var form = StaffCity.Form("marco-villa", "emperor", "RSSMRA85T10A562X");
        (form["Form.GivenName"], form["Form.BirthDate"], form["Form.From"], form["Form.To"], form["Form.Office"]) = (" ", "31/02/1980", "01/01/2020", "boh", "XX");

        var refused = await StaffCity.AppointAsync(tiziano, form);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Page.QuerySelectorAll(".nv-error-summary a").Select(a => a.GetAttribute("href")).ShouldBe(
            ["#form-codicefiscale", "#form-givenname", "#form-birthdate", "#form-role", "#form-office", "#form-from", "#form-to"]);
    }

    [Fact]
    public async Task Appoint_TheSameTwice_IsRefused()
    {
        using var tiziano = await city.City.SignInAsync(StaffCity.Tiziano);
        var first = await StaffCity.AppointAsync(tiziano, StaffCity.Form("rosa-mariani", Role.RegistryOfficer));
        var second = await StaffCity.AppointAsync(tiziano, StaffCity.Form("rosa-mariani", Role.RegistryOfficer));

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        await EndAsync(tiziano, first);
        (await StaffCity.AppointAsync(tiziano, StaffCity.Form("rosa-mariani", Role.RegistryOfficer))).Heading.ShouldBe("Mariani Rosa", "what was ended can be given again");
    }

    [Fact]
    public async Task Review_ListsEveryRoleWithWhoGaveItAndWhenLastUsed()
    {
        using var tiziano = await city.City.SignInAsync(StaffCity.Tiziano);
        var page = await tiziano.GetAsync("/amministrazione/personale/verifica");
        page.Words.ShouldContain("Bernasconi Laura");
        page.Words.ShouldContain("Installazione");

        var table = await tiziano.GetAsync("/amministrazione/personale/verifica.csv");

        table.ContentHeaders.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = table.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("\"Persona\",\"Ruolo\",\"Ufficio\"");
        lines.ShouldContain(l => l.StartsWith("\"Sormani Tiziano\",\"Amministratore\"", StringComparison.Ordinal) && l.Contains("2026-11-21T", StringComparison.Ordinal));
    }

    private static Task<Answer> EndAsync(Visitor administrator, Answer appointment) =>
        administrator.SubmitAsync(appointment, "#end", new Dictionary<string, string> { ["Form.Reason"] = "Fine della prova" });
}
