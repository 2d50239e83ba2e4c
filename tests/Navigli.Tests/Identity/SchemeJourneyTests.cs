using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity;
using Navigli.Identity.Saml;
using Navigli.Platform.Data;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>Signing in with an identity of each scheme, and what a wrong answer is told to the person.</summary>
public sealed class SchemeJourneyTests : IAsyncLifetime
{
    private PaperJourney _journey = null!;

    public async ValueTask InitializeAsync() => _journey = await PaperJourney.StartAsync();

    public ValueTask DisposeAsync() => _journey.DisposeAsync();

    [Fact]
    public async Task SameCodiceFiscale_BySpidAndByCie_IsOneAccount()
    {
        using var browser = new PlainBrowser(_journey.City.Address);
        await _journey.SignInAsync(browser, IdentityScheme.Spid);
        browser.Text.ShouldStartWith("SpidValidator AgID|citizen");
        await _journey.SignInAsync(browser, IdentityScheme.Cie);
        browser.Text.ShouldStartWith("SPIDVALIDATOR AGID|citizen");

        (await InDbAsync(db => db.Accounts.SingleAsync())).Email.ShouldBe("spid@example.it", "CIE states none, and does not erase it");
        (await InDbAsync(db => db.Sessions.Select(s => s.Scheme).ToListAsync())).ShouldBe([IdentityScheme.Spid, IdentityScheme.Cie], ignoreOrder: true);
    }

    [Fact]
    public async Task Eidas_WithoutCodiceFiscale_HasAnAccountOfItsOwn()
    {
        using var browser = new PlainBrowser(_journey.City.Address);
        await _journey.SignInAsync(browser, IdentityScheme.Spid);
        await _journey.SignInAsync(browser, IdentityScheme.Eidas);
        browser.Text.ShouldStartWith("Ana María Núñez|citizen");
        await _journey.SignInAsync(browser, IdentityScheme.Eidas);
        await _journey.SignInAsync(browser, IdentityScheme.Eidas, "Assertion/AttributeStatement/Attribute[name='spidCode']/AttributeValue=FR/IT/altra");

        var accounts = await InDbAsync(db => db.Accounts.ToListAsync());
        accounts.Select(a => (a.CodiceFiscale is null, a.EidasIdentifier)).ShouldBe([(false, null), (true, "ES/IT/02635542Y"), (true, "FR/IT/altra")], ignoreOrder: true);
        (await InDbAsync(db => db.Sessions.CountAsync(s => s.PersonId != null))).ShouldBe(0, "nobody of the registry is behind them");
    }

    [Theory]
    [InlineData("Spid", "Response@Version=1.0", "identity.response-invalid", "non ha superato i controlli")]
    [InlineData("Spid", "Response/Issuer=https://altro.example.it", "identity.response-unrelated", "non è quella alla richiesta di questo sito")]
    [InlineData("Spid", "Response@IssueInstant=2099-01-01T00:00:00Z", "identity.response-clock", "L’ora scritta nella risposta")]
    [InlineData("Spid", "Assertion/Conditions@NotOnOrAfter=2018-01-01T00:00:00Z", "identity.response-expired", "È passato troppo tempo")]
    [InlineData("Spid", "Assertion@ID-", "identity.response-signature", "non porta la firma")]
    [InlineData("Spid", "Assertion/AuthnStatement/AuthnContext/AuthnContextClassRef=https://www.spid.gov.it/SpidL1", "identity.level-too-low", "livello più basso")]
    [InlineData("Cie", "Assertion/AttributeStatement/Attribute[name='fiscalNumber']-", "identity.attributes-missing", "non ha inviato tutti i dati")]
    [InlineData("Eidas", "Assertion/Conditions/AudienceRestriction/Audience=https://altro.example.it", "identity.response-unrelated", "non è quella alla richiesta di questo sito")]
    public async Task WrongAnswer_IsExplainedToThePerson(string scheme, string edit, string code, string words)
    {
        using var browser = new PlainBrowser(_journey.City.Address);
        await _journey.SignInAsync(browser, Enum.Parse<IdentityScheme>(scheme), edit);

        browser.Here.Query.ShouldContain(code);
        browser.Page.Body!.TextContent.ShouldContain(words);
        browser.Page.QuerySelector("a[href='/accedi']").ShouldNotBeNull("there is a way on");
        (await InDbAsync(db => db.Sessions.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task AnswerOfCie_AtTheAddressOfSpid_IsRefused()
    {
        using var browser = new PlainBrowser(_journey.City.Address);
        await _journey.SignInAsync(browser, IdentityScheme.Cie, "", new Uri(_journey.City.Address, "/spid/acs"));
        browser.Here.Query.ShouldContain("identity.sign-in-gone");
        (await InDbAsync(db => db.Sessions.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Metadata_OfBothFederations_AreServed()
    {
        using var browser = new PlainBrowser(_journey.City.Address);
        (await browser.GetAsync("/spid/metadata")).ShouldContain("eIDAS Natural Person Minimum Attribute Set");
        (await browser.GetAsync("/cie/metadata")).ShouldContain("https://www.cartaidentita.interno.gov.it/saml-extensions");
        browser.Last.Content.Headers.ContentType!.MediaType.ShouldBe("application/samlmetadata+xml");
    }

    [Fact]
    public async Task Metadata_OfCie_AreNotServedByACityThatHasNoProviderOfIt()
    {
        await using var city = await IdentityPortal.StartWithSpidAloneAsync();
        using var browser = new PlainBrowser(city.Address);
        await browser.GetAsync("/cie/metadata");
        browser.Last.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<T> InDbAsync<T>(Func<CityDb, Task<T>> look) => _journey.City.InsideAsync(services => look(services.GetRequiredService<CityDb>()));
}
