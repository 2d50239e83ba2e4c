using System.Net;
using Microsoft.EntityFrameworkCore;
using Navigli.Identity;
using Navigli.Identity.Saml;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>A city whose staff works with the SPID identity for an organisation; everybody else signs in with level 1.</summary>
public sealed class ProfessionalCity : StaffCity
{
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Identity:Staff:Purpose"] = "PG", ["Identity:SignInLevel"] = "One" };
}

/// <summary>Professional SPID of the staff, from their sign-in page to the identity provider and back.</summary>
[Trait("Engine", "Any")]
public sealed class ProfessionalSpidTests(ProfessionalCity city) : IClassFixture<ProfessionalCity>
{
    private const string StaffPage = "/anagrafe";

    [Theory]
    [InlineData("", "Serve SPID per uso professionale per la persona giuridica, o CIE", "Lavori per")]
    [InlineData("/en", "SPID for professional use for an organisation, or CIE, is needed", "Do you work for")]
    public async Task SignInPage_SaysWhichIdentityTheStaffNeeds_AndLeadsThere(string prefix, string words, string link)
    {
        using var visitor = city.City.Visit();
        var page = await visitor.GetAsync(prefix + "/accedi");
        page.Words.ShouldNotContain(words);
        var staff = page.Page.QuerySelectorAll("main a").Single(a => a.TextContent.Contains(link, StringComparison.Ordinal)).GetAttribute("href")!;
        staff.ShouldStartWith(prefix + "/accedi?personale=si");
        (await visitor.GetAsync(staff)).Words.ShouldContain(words);
    }

    [Fact]
    public async Task PersonalIdentity_BringsNoRole_AndLeadsToTheSignInOfTheStaff()
    {
        using var laura = await city.City.SignInAsync(StaffCity.Laura);
        (await laura.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.OK);

        var led = await laura.GetAsync(StaffPage);
        led.Address.PathAndQuery.ShouldStartWith("/accedi?personale=si&ritorno=");
        var provider = await GoToProviderAsync(laura, led);
        provider.Words.ShouldContain("La richiesta è per uso professionale (PG)");
        var arrived = await ChooseAsync(laura, StaffCity.Laura, provider);

        arrived.Address.AbsolutePath.ShouldBe(StaffPage);
        arrived.Status.ShouldBe(HttpStatusCode.OK);
        var session = (await city.OpenSessionsAsync(StaffCity.Laura))[^1];
        (session.Purpose, session.Level).ShouldBe((SpidPurpose.PG, SpidLevel.L2), "roles wait for level 2, so that is asked at once");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task AnotherKindOfIdentity_ComesBackWithError30_InTheWordsOfTheStaff(string prefix)
    {
        foreach (var kind in (string[])["1", "3"])
        {
            using var laura = city.City.Visit();
            var provider = await GoToProviderAsync(laura, await laura.GetAsync(prefix + "/accedi?personale=si"));

            var refused = await ChooseAsync(laura, StaffCity.Laura, provider, kind);

            refused.Address.PathAndQuery.ShouldBe(prefix + "/accedi/esito?motivo=identity.staff-identity");
            refused.Words.ShouldContain(prefix.Length == 0 ? "usa l’identità per uso professionale" : "use your identity for professional use");
            refused.Page.QuerySelectorAll("main a").ShouldContain(a => a.GetAttribute("href") == prefix + "/accedi?personale=si", "the way on is the staff's");
            (await laura.GetAsync("/fascicolo")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task SignInOfEverybody_TakesAPersonsIdentity_AndNotAnOrganisations()
    {
        using var chiara = city.City.Visit();
        var refused = await ChooseAsync(chiara, StaffCity.Chiara, await GoToProviderAsync(chiara, await chiara.GetAsync("/accedi")), "4");
        refused.Address.Query.ShouldContain("identity.spid-30");
        refused.Words.ShouldContain("Accedi con la tua identità digitale personale");

        (await ChooseAsync(chiara, StaffCity.Chiara, await GoToProviderAsync(chiara, await chiara.GetAsync("/accedi")), "3")).Address.AbsolutePath.ShouldBe("/fascicolo");
        (await city.OpenSessionsAsync(StaffCity.Chiara))[^1].Purpose.ShouldBeNull();
    }

    [Fact]
    public async Task Cie_WhichHasOneKind_BringsTheRoles()
    {
        using var laura = city.City.Visit();
        await laura.SignInAsync(StaffCity.Laura, await laura.GetAsync("/accedi?personale=si"), "form[data-scheme='cie']");
        (await laura.GetAsync(StaffPage)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Citizen_WhoAsksForTheIdentityOfTheStaff_IsACitizen()
    {
        using var chiara = city.City.Visit();
        await chiara.SignInAsync(StaffCity.Chiara, await chiara.GetAsync("/accedi?personale=si"));
        (await chiara.GetAsync(StaffPage)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await city.InDbAsync(db => db.Accounts.CountAsync(a => a.CodiceFiscale == StaffCity.Person(StaffCity.Chiara).CodiceFiscale.Value))).ShouldBe(1, "whatever the identity");
    }

    [Theory]
    [InlineData("P", "3,4", "1")]
    [InlineData("PF", "3", "1,4")]
    public async Task Purpose_LetsItsKindsOfIdentityIn(string purpose, string accepted, string refused)
    {
        await using var portal = await IdentityPortal.StartAsync(new Dictionary<string, string?> { ["Identity:Staff:Purpose"] = purpose });
        foreach (var kind in accepted.Split(','))
            (await AnswerAsync(kind)).Text.ShouldStartWith("Chiara D'Angelò|citizen", customMessage: kind);
        foreach (var kind in refused.Split(','))
            (await AnswerAsync(kind)).Query.ShouldBe("?motivo=identity.staff-identity", kind);

        async Task<(string Text, string Query)> AnswerAsync(string kind)
        {
            using var browser = new PlainBrowser(portal.Address);
            await browser.GoToProviderAsync("/accedi?personale=si");
            await browser.GoAsync(new Uri(browser.Here, "?kind=" + kind), null);
            await browser.SubmitAsync("form[data-persona='chiara']");
            await browser.SubmitAsync("form[data-hand-over]");
            return (browser.Text, browser.Here.Query);
        }
    }

    [Theory]
    [InlineData("Purpose", "LP")]
    [InlineData("Purpose", "9")]
    [InlineData("PurposeEvidence:companyName", "*")]
    public async Task Settings_ThatMeanNothing_StopTheStart(string setting, string value) =>
        await Should.ThrowAsync<Exception>(() => IdentityPortal.StartAsync(new Dictionary<string, string?> { ["Identity:Staff:" + setting] = value }));

    private static async Task<Answer> GoToProviderAsync(Visitor visitor, Answer signIn) => await visitor.SubmitAsync(await visitor.SubmitAsync(signIn, "form[data-idp]"), "form[data-hand-over]");

    // Without a kind, the one that the provider offers first.
    private static async Task<Answer> ChooseAsync(Visitor visitor, string persona, Answer provider, string? kind = null)
    {
        var page = kind is null ? provider : await visitor.GetAsync(new Uri(provider.Address, "?kind=" + kind).ToString());
        return await visitor.SubmitAsync(await visitor.SubmitAsync(page, $"form[data-persona='{persona}']"), "form[data-hand-over]");
    }
}
