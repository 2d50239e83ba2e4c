using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity;
using Navigli.Identity.Joining;
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

/// <summary>An eIDAS identity joined to a codice fiscale, from both sides of the counter.</summary>
public sealed class JoiningTests(StaffCity fixture) : IClassFixture<StaffCity>, IAsyncLifetime
{
    private const string Jurgen = "jurgen-muller";
    private const string JurgenAbroad = "jurgen-muller-eidas";
    private const string Anna = "anna-becker";
    private const string HisStreet = "Via Andrea Solari";

    private TestCity City => fixture.City;

    public async ValueTask InitializeAsync() => await JoinSteps.ForgetAsync(City);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Approved_OpensTheOneAccountFromTheNextSignIn()
    {
        using var athome = await City.SignInAsync(Jurgen);
        using var abroad = await JoinSteps.ForeignerAsync(City, JurgenAbroad);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var asked = await JoinSteps.AskAsync(abroad, Code(Jurgen));
        asked.Words.ShouldContain("In attesa");

        var shown = await JoinSteps.CaseAsync(laura, asked);
        shown.Words.ShouldContain("Coincide");
        shown.Words.ShouldNotContain("Non coincide");
        var approved = await JoinSteps.ApproveAsync(laura, asked);

        approved.Words.ShouldContain("Unita");
        (await abroad.GetAsync("/identita")).Status.ShouldBe(HttpStatusCode.Unauthorized, "the session of the former account is over");
        await abroad.SignInByEidasAsync(JurgenAbroad);
        (await abroad.GetAsync("/i-miei-dati")).Words.ShouldContain(HisStreet);
        (await abroad.GetAsync("/identita")).Words.ShouldContain("Unita");
        var sessions = await fixture.OpenSessionsAsync(Jurgen);
        sessions[^1].Scheme.ShouldBe(IdentityScheme.Eidas);
        sessions.Select(s => s.PersonId).Distinct().Single().ShouldBe(StaffCity.Person(Jurgen).PersonId);
        (await fixture.InDbAsync(db => db.Accounts.SingleAsync(a => a.CodiceFiscale == Code(Jurgen)))).DisplayName.ShouldBe("Jürgen Müller");
        (await fixture.ActsAsync("identity.join.approve")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Check_LeavesALineWithPurposeAndNumber_ThatThePersonReads()
    {
        using var athome = await City.SignInAsync(Jurgen);
        using var abroad = await JoinSteps.ForeignerAsync(City, JurgenAbroad);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var asked = await JoinSteps.AskAsync(abroad, Code(Jurgen));
        var number = asked.Heading.Split(' ')[^1];
        await JoinSteps.CaseAsync(laura, asked);

        var person = StaffCity.Person(Jurgen).PersonId;
        var line = await fixture.InDbAsync(db => db.Set<LedgerEntry>().SingleAsync(e => e.Subject == person && e.Purpose == "identity.joining" && e.CaseReference == number));
        line.What.ShouldBe("join-check");
        (await athome.GetAsync("/chi-ha-visto-i-miei-dati")).Words.ShouldContain("unire un’identità eIDAS al tuo codice fiscale");
    }

    [Fact]
    public async Task Approved_IsToldByMailToTheAccountThatWasJoined()
    {
        using var athome = await City.SignInAsync(Jurgen);
        using var abroad = await JoinSteps.ForeignerAsync(City, JurgenAbroad);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var mailbox = City.Sandbox.Services.GetRequiredService<Mailbox>();
        var before = mailbox.Messages.Count;

        await JoinSteps.ApproveAsync(laura, await JoinSteps.AskAsync(abroad, Code(Jurgen)));

        for (var look = 0; look < 100 && mailbox.Messages.Count == before; look++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        var mail = mailbox.Messages.First(m => m.Content.Subject.Contains("c’è una decisione", StringComparison.Ordinal));
        mail.Recipients.ShouldBe([StaffCity.Person(Jurgen).Email]);
        mail.Content.Text.ShouldContain("ha unito un’identità digitale");
        foreach (var personal in new[] { "Müller", "DE/IT", Code(Jurgen) })
            mail.Content.Text.ShouldNotContain(personal);
    }

    [Fact]
    public async Task Rejected_NeedsAReason_TellsIt_AndMayBeAskedAgain()
    {
        using var anna = await JoinSteps.ForeignerAsync(City, Anna);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var asked = await JoinSteps.AskAsync(anna, Code(Jurgen));

        var without = await laura.SubmitAsync(await JoinSteps.CaseAsync(laura, asked), "#reject");
        var with = await laura.SubmitAsync(without, "#reject", new Dictionary<string, string> { ["Form.Reason"] = "Il codice è di un’altra persona." });

        without.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        with.Words.ShouldContain("Respinta");
        (await anna.GetAsync(asked.Address.AbsolutePath)).Words.ShouldContain("Il codice è di un’altra persona.");
        (await JoinSteps.AskAsync(anna, Code(Jurgen))).Words.ShouldContain("In attesa");
        await anna.SignInByEidasAsync(Anna);
        (await anna.GetAsync("/i-miei-dati")).Words.ShouldNotContain(HisStreet);
    }

    [Fact]
    public async Task DataThatDiffer_AreShown_AndNeedAnExplanation()
    {
        using var anna = await JoinSteps.ForeignerAsync(City, Anna);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var asked = await JoinSteps.AskAsync(anna, Code(Jurgen));

        var refused = await JoinSteps.ApproveAsync(laura, asked);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("manca la spiegazione");
        refused.Words.ShouldContain("Non coincide");
        var approved = await JoinSteps.ApproveAsync(laura, asked, "Nome cambiato con il matrimonio: visto l’atto.");
        approved.Words.ShouldContain("visto l’atto");
    }

    [Fact]
    public async Task Withdrawn_IsDecidedByNobody()
    {
        using var anna = await JoinSteps.ForeignerAsync(City, Anna);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var asked = await JoinSteps.AskAsync(anna, Code(Jurgen));
        var open = await JoinSteps.CaseAsync(laura, asked);

        (await anna.SubmitAsync(asked, "#withdraw")).Words.ShouldContain("Ritirata");
        var late = await laura.SubmitAsync(open, "#approve", new Dictionary<string, string> { ["Form.Note"] = "Vista" });

        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Words.ShouldContain("non è più in attesa");
        (await fixture.InDbAsync(db => db.IdentityJoins.SingleAsync())).State.ShouldBe(JoinState.Withdrawn);
    }

    [Fact]
    public async Task Separated_ByThePerson_EndsWhatTheIdentityOpened()
    {
        using var athome = await City.SignInAsync(Jurgen);
        using var abroad = await JoinedAsync();
        var own = await athome.GetAsync((await athome.GetAsync("/identita")).Page.QuerySelector("main table a")!.GetAttribute("href")!);

        (await athome.SubmitAsync(own, "#separate")).Words.ShouldContain("Separata");

        (await abroad.GetAsync("/i-miei-dati")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await athome.GetAsync("/i-miei-dati")).Status.ShouldBe(HttpStatusCode.OK, "the other identities stay");
        await abroad.SignInByEidasAsync(JurgenAbroad);
        (await abroad.GetAsync("/i-miei-dati")).Words.ShouldNotContain(HisStreet);
        (await abroad.GetAsync("/identita")).Words.ShouldContain("Unisci al codice fiscale", customMessage: "it may be asked for again");
    }

    [Fact]
    public async Task Separated_FromASessionOfTheIdentityItself_SignsItOut()
    {
        using var abroad = await JoinedAsync();
        var own = await abroad.GetAsync((await abroad.GetAsync("/identita")).Page.QuerySelector("main table a")!.GetAttribute("href")!);
        (await abroad.SubmitAsync(own, "#separate")).Address.AbsolutePath.ShouldBe("/esci/fatto");
        (await abroad.GetAsync("/i-miei-dati")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Separated_ByAnOfficer_WithAReason_EndsWhatTheIdentityOpened()
    {
        using var abroad = await JoinedAsync();
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var join = (await fixture.InDbAsync(db => db.IdentityJoins.SingleAsync())).Id;
        var page = await laura.GetAsync($"/anagrafe/identita/{join}");

        (await laura.SubmitAsync(page, "#separate")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await laura.SubmitAsync(page, "#separate", new Dictionary<string, string> { ["Form.Reason"] = "Unita per errore." })).Words.ShouldContain("Separata");

        (await abroad.GetAsync("/i-miei-dati")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Officer_DecidesNothingAboutThemselves()
    {
        // Another than the tests beside this one work with.
        const string Officer = "sean-obrien";
        await fixture.InstallAsync(Officer, Role.RegistryOfficer);
        using var officer = await City.SignInAsync(Officer);
        using var abroad = await JoinSteps.ForeignerAsync(City, JurgenAbroad);
        var asked = await JoinSteps.AskAsync(abroad, Code(Officer));

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
        using var anna = await JoinSteps.ForeignerAsync(City, Anna);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        (await JoinSteps.ApproveAsync(laura, await JoinSteps.AskAsync(anna, Code(Officer)), "Visto il passaporto")).Words.ShouldContain("Unita");
        using var inPerson = await City.SignInAsync(Officer);
        await anna.SignInByEidasAsync(Anna);

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
        using var anna = await JoinSteps.ForeignerAsync(City, Anna);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        var asked = await JoinSteps.AskAsync(anna, Code("giorgio-pedretti"));
        asked.Words.ShouldContain("In attesa");

        var page = await JoinSteps.CaseAsync(laura, asked);

        page.Words.ShouldContain("L’anagrafe non ha nessuno con questo codice fiscale");
        page.Page.QuerySelectorAll("#approve").ShouldBeEmpty();
        var forced = await laura.PostAsync(page.Address.ToString(), PostOf(page, "#reject", "approve"));
        forced.Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("", "Questo non è un codice fiscale italiano")]
    [InlineData("02635542Y", "Questo non è un codice fiscale italiano")]
    [InlineData("RSSMRA80A01F205Z", "Questo non è un codice fiscale italiano")]
    [InlineData("12345678903", "Questo non è un codice fiscale italiano")]
    public async Task CodeThatIsNone_IsRefused(string code, string words)
    {
        using var anna = await JoinSteps.ForeignerAsync(City, Anna);
        var refused = await JoinSteps.AskAsync(anna, code);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain(words);
        (await fixture.InDbAsync(db => db.IdentityJoins.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Consent_IsAskedFor_AndItsVersionKept()
    {
        using var anna = await JoinSteps.ForeignerAsync(City, Anna);
        var form = await anna.GetAsync("/identita/unisci");
        Dictionary<string, string> code = new() { ["Form.CodiceFiscale"] = Code(Jurgen) };

        (await anna.SubmitAsync(form, "#join", code)).Words.ShouldContain("Serve il tuo consenso");
        (await anna.SubmitAsync(form, "#join", new Dictionary<string, string>(code) { ["Form.Consent"] = "true", ["Form.ConsentVersion"] = "2020-01" })).Words.ShouldContain("Le parole del consenso sono cambiate");
        await JoinSteps.AskAsync(anna, Code(Jurgen));

        (await fixture.InDbAsync(db => db.IdentityJoins.SingleAsync())).ConsentVersion.ShouldBe(JoinConsent.Version);
    }

    [Fact]
    public async Task AccountWithACodiceFiscale_HasNothingToJoin()
    {
        using var chiara = await City.SignInAsync(StaffCity.Chiara);
        var page = await chiara.GetAsync("/identita/unisci");
        page.Words.ShouldContain("Il tuo account ha già un codice fiscale");
        page.Page.QuerySelectorAll("#join").ShouldBeEmpty();
    }

    [Fact]
    public async Task RequestOfAnother_IsNotThere()
    {
        using var anna = await JoinSteps.ForeignerAsync(City, Anna);
        var asked = await JoinSteps.AskAsync(anna, Code(Jurgen));
        using var chiara = await City.SignInAsync(StaffCity.Chiara);
        (await chiara.GetAsync(asked.Address.AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var jurgen = await City.SignInAsync(Jurgen);
        (await jurgen.GetAsync(asked.Address.AbsolutePath)).Status.ShouldBe(HttpStatusCode.NotFound, "a code that is only claimed opens nothing");
    }

    [Fact]
    public async Task Ended_IsForgottenAfterItsTime()
    {
        using var anna = await JoinSteps.ForeignerAsync(City, Anna);
        await anna.SubmitAsync(await JoinSteps.AskAsync(anna, Code(Jurgen)), "#withdraw");
        await JoinSteps.AskAsync(anna, Code(Jurgen));
        City.Clock.Move(TimeSpan.FromDays(366));
        try
        {
            (await City.InsideAsync(services => services.ForgetAsync("identity.joins"))).ShouldBe(1);
            (await fixture.InDbAsync(db => db.IdentityJoins.SingleAsync())).State.ShouldBe(JoinState.Pending, "what waits is not forgotten");
        }
        finally
        {
            City.Clock.Move(TimeSpan.FromDays(-366));
        }
    }

    /// <summary>Jürgen's identity of abroad, joined, in a browser that it opened.</summary>
    private async Task<Visitor> JoinedAsync()
    {
        var abroad = await JoinSteps.ForeignerAsync(City, JurgenAbroad);
        using var laura = await City.SignInAsync(StaffCity.Laura);
        await JoinSteps.ApproveAsync(laura, await JoinSteps.AskAsync(abroad, Code(Jurgen)));
        await abroad.SignInByEidasAsync(JurgenAbroad);
        (await abroad.GetAsync("/i-miei-dati")).Words.ShouldContain(HisStreet);
        return abroad;
    }

    private static string Code(string persona) => StaffCity.Person(persona).CodiceFiscale.Value;

    /// <summary>The fields of a form, sent as another form's.</summary>
    private static List<KeyValuePair<string, string>> PostOf(Answer page, string form, string name) =>
    [
        .. page.Page.QuerySelectorAll($"{form} input[name]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Where(i => i.Name != "_handler").Select(i => KeyValuePair.Create(i.Name!, i.Value)),
        KeyValuePair.Create("_handler", name),
    ];
}
