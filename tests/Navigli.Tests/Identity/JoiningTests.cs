using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity;
using Navigli.Identity.Joining.Office;
using Navigli.Identity.Saml;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Sandbox.Mail;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>An eIDAS identity joined to a codice fiscale: the officer’s check and what it opens.</summary>
[Collection<JoiningCollection>]
public sealed class JoiningTests(StaffCity fixture) : IAsyncLifetime
{
    private TestCity City => fixture.City;

    public async ValueTask InitializeAsync() => await JoinSteps.ForgetAsync(City);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Approved_OpensTheOneAccountFromTheNextSignIn()
    {
        using var athome = await City.SignInAsync(JoinSteps.Jurgen);
        using var abroad = await JoinSteps.ForeignerAsync(City, JoinSteps.JurgenAbroad);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var asked = await JoinSteps.AskAsync(abroad, JoinSteps.Code(JoinSteps.Jurgen));
        asked.Words.ShouldContain("In attesa");

        var shown = await JoinSteps.CaseAsync(laura, asked);
        shown.Words.ShouldContain("Coincide");
        shown.Words.ShouldNotContain("Non coincide");
        var approved = await JoinSteps.ApproveAsync(laura, asked);

        approved.Words.ShouldContain("Unita");
        (await abroad.GetAsync("/identita")).Status.ShouldBe(HttpStatusCode.Unauthorized, "the session of the former account is over");
        await abroad.SignInByEidasAsync(JoinSteps.JurgenAbroad);
        (await abroad.GetAsync("/i-miei-dati")).Words.ShouldContain(JoinSteps.HisStreet);
        (await abroad.GetAsync("/identita")).Words.ShouldContain("Unita");
        var sessions = await fixture.OpenSessionsAsync(JoinSteps.Jurgen);
        sessions[^1].Scheme.ShouldBe(IdentityScheme.Eidas);
        sessions.Select(s => s.PersonId).Distinct().Single().ShouldBe(StaffCity.Person(JoinSteps.Jurgen).PersonId);
        (await fixture.InDbAsync(db => db.Accounts.SingleAsync(a => a.CodiceFiscale == JoinSteps.Code(JoinSteps.Jurgen)))).DisplayName.ShouldBe("Jürgen Müller");
        (await fixture.ActsAsync("identity.join.approve")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Check_LeavesALineWithPurposeAndNumber_ThatThePersonReads()
    {
        using var athome = await City.SignInAsync(JoinSteps.Jurgen);
        using var abroad = await JoinSteps.ForeignerAsync(City, JoinSteps.JurgenAbroad);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var asked = await JoinSteps.AskAsync(abroad, JoinSteps.Code(JoinSteps.Jurgen));
        var number = asked.Heading.Split(' ')[^1];
        await JoinSteps.CaseAsync(laura, asked);

        var person = StaffCity.Person(JoinSteps.Jurgen).PersonId;
        var line = await fixture.InDbAsync(db => db.Set<LedgerEntry>().SingleAsync(e => e.Subject == person && e.Purpose == "identity.joining" && e.CaseReference == number));
        line.What.ShouldBe("join-check");
        (await athome.GetAsync("/chi-ha-visto-i-miei-dati")).Words.ShouldContain("unire un’identità eIDAS al tuo codice fiscale");
    }

    [Fact]
    public async Task Approved_IsToldByMailToTheAccountThatWasJoined()
    {
        using var athome = await City.SignInAsync(JoinSteps.Jurgen);
        using var abroad = await JoinSteps.ForeignerAsync(City, JoinSteps.JurgenAbroad);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var mailbox = City.Sandbox.Services.GetRequiredService<Mailbox>();
        var before = mailbox.Messages.Count;

        await JoinSteps.ApproveAsync(laura, await JoinSteps.AskAsync(abroad, JoinSteps.Code(JoinSteps.Jurgen)));

        for (var look = 0; look < 100 && mailbox.Messages.Count == before; look++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        var mail = mailbox.Messages.First(m => m.Content.Subject.Contains("c’è una decisione", StringComparison.Ordinal));
        mail.Recipients.ShouldBe([StaffCity.Person(JoinSteps.Jurgen).Email]);
        mail.Content.Text.ShouldContain("ha unito un’identità digitale");
        foreach (var personal in new[] { "Müller", "DE/IT", JoinSteps.Code(JoinSteps.Jurgen) })
            mail.Content.Text.ShouldNotContain(personal);
    }

    [Fact]
    public async Task Rejected_NeedsAReason_TellsIt_AndMayBeAskedAgain()
    {
        using var anna = await JoinSteps.ForeignerAsync(City, JoinSteps.Anna);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var asked = await JoinSteps.AskAsync(anna, JoinSteps.Code(JoinSteps.Jurgen));

        var without = await laura.SubmitAsync(await JoinSteps.CaseAsync(laura, asked), "#reject");
        var with = await laura.SubmitAsync(without, "#reject", new Dictionary<string, string> { ["Form.Reason"] = "Il codice è di un’altra persona." });

        without.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        with.Words.ShouldContain("Respinta");
        (await anna.GetAsync(asked.Address.AbsolutePath)).Words.ShouldContain("Il codice è di un’altra persona.");
        (await JoinSteps.AskAsync(anna, JoinSteps.Code(JoinSteps.Jurgen))).Words.ShouldContain("In attesa");
        await anna.SignInByEidasAsync(JoinSteps.Anna);
        (await anna.GetAsync("/i-miei-dati")).Words.ShouldNotContain(JoinSteps.HisStreet);
    }

    [Fact]
    public async Task DataThatDiffer_AreShown_AndNeedAnExplanation()
    {
        using var anna = await JoinSteps.ForeignerAsync(City, JoinSteps.Anna);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var asked = await JoinSteps.AskAsync(anna, JoinSteps.Code(JoinSteps.Jurgen));

        var refused = await JoinSteps.ApproveAsync(laura, asked);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("manca la spiegazione");
        refused.Words.ShouldContain("Non coincide");
        var approved = await JoinSteps.ApproveAsync(laura, asked, "Nome cambiato con il matrimonio: visto l’atto.");
        approved.Words.ShouldContain("visto l’atto");
    }

    [Fact]
    public async Task Officer_DecidesNothingAboutThemselves()
    {
        // Another than the tests beside this one work with.
        const string Officer = "sean-obrien";
        await fixture.InstallAsync(Officer, Role.RegistryOfficer);
        using var officer = await City.SignInAsync(Officer);
        using var abroad = await JoinSteps.ForeignerAsync(City, JoinSteps.JurgenAbroad);
        var asked = await JoinSteps.AskAsync(abroad, JoinSteps.Code(Officer));

        var page = await JoinSteps.CaseAsync(officer, asked);
        page.Words.ShouldContain("nessuno decide per sé");
        page.Page.QuerySelectorAll("#approve, #reject").ShouldBeEmpty();
        var decided = await fixture.AsAsync<DecideJoin, Result<Done>>(
            await fixture.AccountAsync(Officer), use => use.JoinAsync(JoinSteps.IdOf(asked), "Sono io", TestContext.Current.CancellationToken));

        decided.Error.ShouldBe(IdentityErrors.JoinOwn);
    }

    [Fact]
    public async Task JoinedToAMemberOfTheStaff_TheIdentityBringsNoRole()
    {
        const string Officer = "paola-cattaneo";
        await fixture.InstallAsync(Officer, Role.RegistryOfficer);
        using var anna = await JoinSteps.ForeignerAsync(City, JoinSteps.Anna);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        (await JoinSteps.ApproveAsync(laura, await JoinSteps.AskAsync(anna, JoinSteps.Code(Officer)), "Visto il passaporto")).Words.ShouldContain("Unita");
        using var inPerson = await City.SignInAsync(Officer);
        await anna.SignInByEidasAsync(JoinSteps.Anna);

        (await inPerson.GetAsync("/anagrafe")).Status.ShouldBe(HttpStatusCode.OK);
        var led = await anna.GetAsync("/anagrafe");
        led.Address.PathAndQuery.ShouldStartWith("/accedi?personale=si&ritorno=");
        led.Words.ShouldContain("Serve SPID o CIE");
        using var card = City.Visit();
        await CnsTests.InsertAsync(card, Officer);
        (await card.GetAsync("/anagrafe")).Address.AbsolutePath.ShouldBe("/accedi", "a card brings none either");
    }

    [Fact]
    public async Task CodeThatTheRegistryDoesNotKnow_IsNotToldToWhoAsks_AndNotApproved()
    {
        using var anna = await JoinSteps.ForeignerAsync(City, JoinSteps.Anna);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var asked = await JoinSteps.AskAsync(anna, JoinSteps.Code("giorgio-pedretti"));
        asked.Words.ShouldContain("In attesa");

        var page = await JoinSteps.CaseAsync(laura, asked);

        page.Words.ShouldContain("L’anagrafe non ha nessuno con questo codice fiscale");
        page.Page.QuerySelectorAll("#approve").ShouldBeEmpty();
        var forced = await laura.PostAsync(page.Address.ToString(), PostOf(page, "#reject", "approve"));
        forced.Status.ShouldBe(HttpStatusCode.Conflict);
    }

    /// <summary>The fields of a form, sent as another form's.</summary>
    private static List<KeyValuePair<string, string>> PostOf(Answer page, string form, string name) =>
    [
        .. page.Page.QuerySelectorAll($"{form} input[name]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Where(i => i.Name != "_handler").Select(i => KeyValuePair.Create(i.Name!, i.Value)),
        KeyValuePair.Create("_handler", name),
    ];
}
