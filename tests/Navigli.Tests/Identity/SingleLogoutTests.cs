using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity;
using Navigli.Identity.Logout;
using Navigli.Identity.Saml;
using Navigli.Identity.Sessions;
using Navigli.Platform.Data;
using Navigli.Testing;
using Navigli.Tests.Identity.Saml;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>Signing out over the wire where the identity provider keeps a session, and where it keeps none.</summary>
public sealed class SingleLogoutTests : IAsyncLifetime
{
    private PaperJourney _journey = null!;

    private PaperProvider Spid => _journey.Of(IdentityScheme.Spid);

    public async ValueTask InitializeAsync() => _journey = await PaperJourney.StartAsync();

    public ValueTask DisposeAsync() => _journey.DisposeAsync();

    [Theory]
    [InlineData("Spid")]
    [InlineData("Cie")]
    [InlineData("Eidas")]
    public async Task SignOut_WhereNoSessionIsOpenElsewhere_IsLocalAndSaysSo(string scheme)
    {
        using var browser = new PlainBrowser(_journey.City.Address);
        await _journey.SignInAsync(browser, Enum.Parse<IdentityScheme>(scheme), "Assertion/AuthnStatement@SessionIndex=_index");
        await SignOutAsync(browser);

        browser.Here.PathAndQuery.ShouldBe("/esci/fatto");
        browser.Page.Body!.TextContent.ShouldContain("l’uscita riguarda solo questo sito");
        (await InDbAsync(db => db.Set<PendingLogout>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("Success", null, "ovunque", "ha chiuso la sua e quelle degli altri servizi")]
    [InlineData("Requester", "PartialLogout", "parziale", "potrebbe essere rimasto aperto")]
    [InlineData("Responder", null, "non-confermata", "non ha confermato")]
    public async Task SignOut_FromASessionOfLevelOne_ClosesItAtTheProviderToo(string code, string? beneath, string outcome, string words)
    {
        using var browser = await AtLevelOneAsync();
        await SignOutAsync(browser);

        (await InDbAsync(db => db.Sessions.CountAsync(s => s.EndedAt == null))).ShouldBe(0, "ours is closed first");
        var form = (IHtmlFormElement)browser.Page.QuerySelector("form[data-hand-over]")!;
        form.Action.ShouldBe("https://idp.example.it/slo");
        var request = PostBinding.Decode(PlainBrowser.FieldsOf(form).Single(field => field.Key == "SAMLRequest").Value)!.DocumentElement!;
        request.LastChild!.InnerText.ShouldBe("_index");
        SamlSignature.IsSignedBy(request, Spid.Portal.Certificates).ShouldBeTrue();

        await PostAsync(browser, "SAMLResponse", PaperLogout.Signed(PaperLogout.Response(Spid, request.GetAttribute("ID"), code, beneath)));
        browser.Here.PathAndQuery.ShouldBe("/esci/fatto?esito=" + outcome);
        browser.Page.Body!.TextContent.ShouldContain(words);
        (await InDbAsync(db => db.Set<PendingLogout>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task AnswerToALogoutThatNobodyAsked_ChangesNothing()
    {
        using var browser = await AtLevelOneAsync();
        await PostAsync(browser, "SAMLResponse", PaperLogout.Signed(PaperLogout.Response(Spid, "_never-sent")));

        browser.Here.AbsolutePath.ShouldBe("/esci/conferma");
        (await InDbAsync(db => db.Sessions.CountAsync(s => s.EndedAt == null))).ShouldBe(1);
    }

    [Fact]
    public async Task LogoutAtTheProvider_EndsTheSessionAndIsAnswered()
    {
        using var browser = await AtLevelOneAsync();
        // The provider's page is another site: our cookie does not come with its form.
        using var elsewhere = new PlainBrowser(_journey.City.Address);
        await PostAsync(elsewhere, "SAMLRequest", PaperLogout.Signed(PaperLogout.Request(Spid)));

        var form = (IHtmlFormElement)elsewhere.Page.QuerySelector("form[data-hand-over]")!;
        form.Action.ShouldBe("https://idp.example.it/slo");
        var answer = PostBinding.Decode(PlainBrowser.FieldsOf(form).Single(field => field.Key == "SAMLResponse").Value)!.DocumentElement!;
        answer.GetAttribute("InResponseTo").ShouldBe("_theirs");
        SamlSignature.IsSignedBy(answer, Spid.Portal.Certificates).ShouldBeTrue();
        answer.OwnerDocument.One("StatusCode").GetAttribute("Value").ShouldBe(SamlNames.Success);
        await browser.GetAsync("/fascicolo");
        browser.Last.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("_other", "_index")]
    [InlineData("_name", "_other")]
    public async Task LogoutAtTheProvider_OfASessionThatIsNotHere_IsAnsweredAndEndsNobody(string name, string index)
    {
        using var browser = await AtLevelOneAsync();
        using var elsewhere = new PlainBrowser(_journey.City.Address);
        await PostAsync(elsewhere, "SAMLRequest", PaperLogout.Signed(PaperLogout.Request(Spid, name, index)));

        elsewhere.Page.QuerySelector("input[name=SAMLResponse]").ShouldNotBeNull("closed before or never opened is closed");
        await browser.GetAsync("/fascicolo");
        browser.Last.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task LogoutAtTheProvider_ByRedirect_EndsTheSession()
    {
        using var browser = await AtLevelOneAsync();
        using var elsewhere = new PlainBrowser(_journey.City.Address);
        await elsewhere.GetAsync("/spid/slo" + PaperLogout.Redirect(PaperLogout.Request(Spid), SamlDirection.Request, "stato", PaperProvider.Seal));

        PlainBrowser.FieldsOf((IHtmlFormElement)elsewhere.Page.QuerySelector("form[data-hand-over]")!).ShouldContain(KeyValuePair.Create("RelayState", "stato"));
        await browser.GetAsync("/fascicolo");
        browser.Last.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task LogoutOrder_OfAStranger_EndsNobody()
    {
        using var browser = await AtLevelOneAsync();
        using var elsewhere = new PlainBrowser(_journey.City.Address);
        await PostAsync(elsewhere, "SAMLRequest", PaperLogout.Signed(PaperLogout.Request(Spid), seal: PaperProvider.Stranger));
        elsewhere.Here.AbsolutePath.ShouldBe("/esci/conferma");
        await elsewhere.GetAsync("/spid/slo" + PaperLogout.Redirect(PaperLogout.Request(Spid), SamlDirection.Request, "stato", PaperProvider.Stranger));
        elsewhere.Here.AbsolutePath.ShouldBe("/esci/conferma");

        await browser.GetAsync("/fascicolo");
        browser.Last.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/spid/slo")]
    [InlineData("/cie/slo")]
    public async Task LogoutAddress_VisitedWithoutAMessage_AsksWhetherToSignOut(string path)
    {
        using var browser = new PlainBrowser(_journey.City.Address);
        await browser.GetAsync(path);
        browser.Here.AbsolutePath.ShouldBe("/esci/conferma");
        await browser.GoAsync(new Uri(_journey.City.Address, path), [KeyValuePair.Create("SAMLRequest", "x")]);
        browser.Here.AbsolutePath.ShouldBe("/esci/conferma");
    }

    // No page asks for level 1 yet: the session is made into one that was asked for at level 1.
    private async Task<PlainBrowser> AtLevelOneAsync()
    {
        var browser = new PlainBrowser(_journey.City.Address);
        await _journey.SignInAsync(browser, IdentityScheme.Spid);
        (await _journey.City.InsideAsync(services => services.RewriteAsync<Session>(all => all.ExecuteUpdateAsync(rows => rows.SetProperty(s => s.SessionIndex, "_index"))))).ShouldBe(1);
        return browser;
    }

    private static async Task SignOutAsync(PlainBrowser browser)
    {
        await browser.GetAsync("/esci");
        await browser.SubmitAsync("form[action='/esci']");
    }

    private Task<string> PostAsync(PlainBrowser browser, string field, string xml) =>
        browser.GoAsync(new Uri(_journey.City.Address, "/spid/slo"), [KeyValuePair.Create(field, SpidStage.Encode(xml))]);

    private Task<T> InDbAsync<T>(Func<CityDb, Task<T>> look) => _journey.City.InsideAsync(services => look(services.GetRequiredService<CityDb>()));
}
