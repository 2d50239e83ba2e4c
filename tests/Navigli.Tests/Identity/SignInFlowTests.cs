using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts;
using Navigli.Contracts.Identity;
using Navigli.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Sandbox.Faults;
using Navigli.Tests.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>Signing in over the wire: portal, identity provider, browser.</summary>
public sealed class SignInFlowTests : IAsyncLifetime
{
    private IdentityPortal _city = null!;

    public async ValueTask InitializeAsync() => _city = await IdentityPortal.StartAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task SignIn_AsAPersona_OpensASessionAndGoesOn()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();

        browser.Here.AbsolutePath.ShouldBe("/fascicolo", browser.Text);
        browser.Text.ShouldBe("Chiara D'Angelò|citizen|");
        browser.Cookies.GetCookies(_city.Address)["navigli.session"].ShouldNotBeNull().HttpOnly.ShouldBeTrue();
        browser.Cookies.GetCookies(_city.Address)["navigli.sign-in"].ShouldBeNull("it served its purpose");
        (await InDbAsync(db => db.Accounts.SingleAsync())).CodiceFiscale.ShouldBe(SpidStage.Chiara.CodiceFiscale);
        (await InDbAsync(db => db.SignInAttempts.SingleAsync())).Answer.ShouldBeNull("the identity is erased once used");
        (await InDbAsync(db => db.Set<AuditedAct>().CountAsync(a => a.Type == "identity.sign-in"))).ShouldBe(1);
    }

    [Fact]
    public async Task SignIn_Twice_KeepsOneAccountAndEndsTheFormerSession()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();
        await browser.SignInAsync();

        (await InDbAsync(db => db.Accounts.CountAsync())).ShouldBe(1);
        (await InDbAsync(db => db.Sessions.CountAsync(s => s.EndedAt == null))).ShouldBe(1);
    }

    [Fact]
    public async Task PageOfTheCity_WithoutSession_IsUnauthorized()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.GetAsync("/fascicolo");
        browser.Last.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Answer_BroughtByAnotherBrowser_SignsNobodyIn()
    {
        using var attacker = new PlainBrowser(_city.Address);
        await attacker.GoToProviderAsync();
        await attacker.SubmitAsync("form[data-persona='chiara']");
        var form = (IHtmlFormElement)attacker.Page.QuerySelector("form[data-hand-over]")!;

        using var victim = new PlainBrowser(_city.Address);
        // The victim has a sign-in of their own under way: a cookie there is, but not the one of this answer.
        await victim.GoToProviderAsync();
        await victim.GoAsync(new Uri(form.Action), PlainBrowser.FieldsOf(form));

        victim.Here.Query.ShouldContain("identity.other-browser");
        victim.Cookies.GetCookies(_city.Address)["navigli.session"].ShouldBeNull();
        (await InDbAsync(db => db.Sessions.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Answer_PostedTwice_OpensOneSession()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.GoToProviderAsync();
        await browser.SubmitAsync("form[data-persona='chiara']");
        var form = (IHtmlFormElement)browser.Page.QuerySelector("form[data-hand-over]")!;
        var fields = PlainBrowser.FieldsOf(form);
        await browser.GoAsync(new Uri(form.Action), fields);
        await browser.GoAsync(new Uri(form.Action), fields);

        browser.Here.Query.ShouldContain("identity.sign-in-gone");
        (await InDbAsync(db => db.Sessions.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Response_Unsolicited_IsRefused()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.GoAsync(new Uri(_city.Address, "/spid/acs"), [KeyValuePair.Create("SAMLResponse", "PGEvPg=="), KeyValuePair.Create("RelayState", Guid.Empty.ToString("N"))]);
        browser.Here.Query.ShouldContain("identity.sign-in-gone");
        browser.Page.QuerySelector("h1")!.TextContent.ShouldBe("Accesso non riuscito");
    }

    [Fact]
    public async Task Cancel_AtTheProvider_SaysSoInTheOfficialWords()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.GoToProviderAsync();
        await browser.SubmitAsync("form[data-cancel]", ("anomaly", "nr25"));
        await browser.SubmitAsync("form[data-hand-over]");

        browser.Here.Query.ShouldContain("identity.spid-25");
        browser.Page.Body!.TextContent.ShouldContain("Processo di autenticazione annullato dall’utente.");
    }

    [Fact]
    public async Task Persona_WithCredentialsTooLow_IsToldSo()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync("low");
        browser.Here.Query.ShouldContain("identity.spid-20");
    }

    [Theory]
    [InlineData("/en/x?y=1", "/en/x")]
    [InlineData("//evil.example", "/fascicolo")]
    [InlineData("/\\evil.example", "/fascicolo")]
    [InlineData("https://evil.example", "/fascicolo")]
    public async Task ReturnPath_OutsideThePortal_IsIgnored(string asked, string path)
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.GoToProviderAsync("/accedi?ritorno=" + Uri.EscapeDataString(asked));
        await browser.SubmitAsync("form[data-persona='chiara']");
        await browser.SubmitAsync("form[data-hand-over]");
        browser.Here.Host.ShouldBe("localhost");
        browser.Here.AbsolutePath.ShouldBe(path);
    }

    [Fact]
    public async Task Session_LeftIdle_Ends()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();
        _city.Clock.Move(TimeSpan.FromMinutes(29));
        await browser.GetAsync("/fascicolo");
        browser.Last.StatusCode.ShouldBe(HttpStatusCode.OK);
        _city.Clock.Move(TimeSpan.FromMinutes(29));
        await browser.GetAsync("/fascicolo");
        browser.Last.StatusCode.ShouldBe(HttpStatusCode.OK, "every visit counts");
        _city.Clock.Move(TimeSpan.FromMinutes(31));
        await browser.GetAsync("/fascicolo");
        browser.Last.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Session_KeptBusy_EndsAtItsAbsoluteLimit()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();
        for (var minutes = 0; minutes < 8 * 60; minutes += 20)
        {
            await browser.GetAsync("/fascicolo");
            browser.Last.StatusCode.ShouldBe(HttpStatusCode.OK);
            _city.Clock.Move(TimeSpan.FromMinutes(20));
        }

        await browser.GetAsync("/fascicolo");
        browser.Last.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SignOut_EndsTheSessionForEveryCopyOfTheCookie()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();
        var copy = browser.Cookies.GetCookies(_city.Address)["navigli.session"]!.Value;
        await browser.GetAsync("/esci");
        await browser.SubmitAsync("form[action='/esci']");
        browser.Here.AbsolutePath.ShouldBe("/esci/fatto");

        using var thief = new PlainBrowser(_city.Address);
        thief.Cookies.Add(_city.Address, new Cookie("navigli.session", copy));
        await thief.GetAsync("/fascicolo");
        thief.Last.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    public async Task SignOut_AskedByNoPageOfThisSiteAndWithoutToken_AsksFirst(string? site)
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();
        browser.Headers.Add("Sec-Fetch-Site", site);
        await browser.GoAsync(new Uri(_city.Address, "/esci"), []);
        browser.Here.AbsolutePath.ShouldBe("/esci/conferma");
        await browser.GetAsync("/fascicolo");
        browser.Last.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignOut_FromAPageOfThisSite_NeedsNoToken()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();
        browser.Headers.Add("Sec-Fetch-Site", "same-origin");
        await browser.GoAsync(new Uri(_city.Address, "/esci"), []);
        browser.Here.AbsolutePath.ShouldBe("/esci/fatto");
    }

    [Fact]
    public async Task Appointment_GivesItsRoleWhileItStands()
    {
        await _city.InsideAsync(async services =>
        {
            await services.GetRequiredService<IStaffRegister>().AppointAsync(Officer(), default);
            await services.GetRequiredService<IStaffRegister>().AppointAsync(Officer(), default);
            return 0;
        });
        (await InDbAsync(db => db.Appointments.CountAsync())).ShouldBe(1);

        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();
        browser.Text.ShouldBe("Chiara D'Angelò|citizen,registry-officer|larga");
        _city.Clock.GoTo(new DateTime(2026, 3, 10, 0, 1, 0, DateTimeKind.Unspecified));
        await browser.SignInAsync();
        browser.Text.ShouldBe("Chiara D'Angelò|citizen|", "the last day was yesterday");
    }

    [Fact]
    public async Task Cie_AfterSpid_IsTheSameAccount()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();
        await browser.SignInAsync("chiara", "cie");

        browser.Text.ShouldBe("Chiara D'Angelò|citizen|");
        (await InDbAsync(db => db.Accounts.CountAsync())).ShouldBe(1);
        var session = await InDbAsync(db => db.Sessions.SingleAsync(s => s.EndedAt == null));
        session.Scheme.ShouldBe(Navigli.Identity.Saml.IdentityScheme.Cie);
        session.SessionIndex.ShouldBeNull("the CIE server answers no SAML logout");
    }

    [Fact]
    public async Task Eidas_WithoutCodiceFiscale_OpensAnAccountOfItsOwn()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync("anna", "eidas");
        browser.Text.ShouldBe("Anna Becker|citizen|");
        await browser.SignInAsync("anna", "eidas");

        var account = await InDbAsync(db => db.Accounts.SingleAsync());
        account.CodiceFiscale.ShouldBeNull();
        account.EidasIdentifier.ShouldBe("DE/IT/0123456789ABCDEF");
    }

    [Fact]
    public async Task Persona_OfAnotherCountry_IsUnknownToSpid()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.GoToProviderAsync();
        browser.Page.QuerySelectorAll("form[data-persona]").Select(f => f.GetAttribute("data-persona")).ShouldBe(["chiara", "low"]);
        await browser.GoToProviderAsync("/accedi", "eidas");
        browser.Page.QuerySelectorAll("form[data-persona]").Select(f => f.GetAttribute("data-persona")).ShouldBe(["anna"]);
    }

    [Theory]
    [InlineData("spid", "chiara", "colleague", "response-signature")]
    [InlineData("cie", "chiara", "nr23", "cie-23")]
    [InlineData("cie", "chiara", "audience-wrong", "response-unrelated")]
    [InlineData("eidas", "anna", "attribute-spidCode-missing", "attributes-missing")]
    [InlineData("eidas", "anna", "nr20", "spid-20")]
    public async Task Anomaly_SetInThePanel_IsRefusedWithItsWords(string scheme, string persona, string anomaly, string reason)
    {
        _city.Faults.TrySet(scheme, new FaultSetting(Fault.Anomaly, 1) { Code = anomaly }).ShouldBeTrue();
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync(persona, scheme);
        browser.Here.Query.ShouldBe("?motivo=identity." + reason);
        (await InDbAsync(db => db.Sessions.CountAsync())).ShouldBe(0);
        _city.Faults.Clear();
        await browser.SignInAsync(persona, scheme);
        browser.Here.AbsolutePath.ShouldBe("/fascicolo", "the next attempt is not spoilt by the last");
    }

    private static StaffAppointment Officer() => new()
    {
        CodiceFiscale = CodiceFiscale.Parse(SpidStage.Chiara.CodiceFiscale!),
        GivenName = "Chiara",
        FamilyName = "D'Angelò",
        DateOfBirth = new DateOnly(1992, 3, 9),
        Role = Role.RegistryOfficer,
        Office = "larga",
        From = new DateOnly(2026, 1, 1),
        To = new DateOnly(2026, 3, 9),
    };

    private Task<T> InDbAsync<T>(Func<CityDb, Task<T>> look) => _city.InsideAsync(services => look(services.GetRequiredService<CityDb>()));
}
