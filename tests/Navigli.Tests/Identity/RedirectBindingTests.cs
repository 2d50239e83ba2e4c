using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Identity;
using Navigli.Platform.Data;
using Navigli.Sandbox;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Identity;

/// <summary>
/// Providers that take HTTP-Redirect alone. What a browser does with a redirect after a form is tested in a browser (SingleLogoutJourneyTests); here, that
/// there is none.
/// </summary>
[Trait("Engine", "Any")]
public sealed class RedirectBindingTests : IAsyncLifetime
{
    private IdentityPortal _city = null!;

    public async ValueTask InitializeAsync() =>
        _city = await IdentityPortal.StartAsync(new Dictionary<string, string?> { ["Identity:SignInLevel"] = "One" }, SamlBindings.RedirectAlone);

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Theory]
    [InlineData("/accedi", "Prosegui")]
    [InlineData("/en/accedi", "Go on")]
    public async Task SignIn_GoesOnByAPage_WithALinkForWhoIsLeftThere(string signIn, string words)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var browser = new PlainBrowser(_city.Address);
        await browser.GetAsync(signIn);
        var form = (IHtmlFormElement)browser.Page.QuerySelector("form[data-idp]")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_city.Address, form.GetAttribute("action"))) { Content = new FormUrlEncodedContent(PlainBrowser.FieldsOf(form)) };
        request.Headers.Add("Cookie", browser.Cookies.GetCookieHeader(_city.Address));

        using var answer = await http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue("the address carries the request");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var link = page.QuerySelectorAll("main a").Single(a => a.TextContent.Trim() == words);
        var address = new Uri(link.GetAttribute("href")!);
        address.GetLeftPart(UriPartial.Authority).ShouldBe(_city.SandboxAddress.GetLeftPart(UriPartial.Authority));
        address.Query.ShouldContain("SAMLRequest=");
        page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content").ShouldBe("0;url=" + address.AbsoluteUri);
        page.QuerySelectorAll("form, script[src*='hand-over']").ShouldBeEmpty("neither is needed");
    }

    [Fact]
    public async Task SignInAndOut_GoThereAndBack()
    {
        using var browser = new PlainBrowser(_city.Address);
        await browser.SignInAsync();
        browser.Text.ShouldStartWith("Chiara D'Angelò|citizen");
        (await SessionsAsync()).ShouldBe((1, 1));

        await browser.GetAsync("/esci");
        await browser.SubmitAsync("form[action='/esci']");
        browser.Here.AbsolutePath.ShouldEndWith("/slo");
        await browser.SubmitAsync("form[data-hand-over]");

        browser.Here.PathAndQuery.ShouldBe("/esci/fatto?esito=ovunque");
        (await SessionsAsync()).ShouldBe((1, 0));
    }

    private Task<(int All, int Open)> SessionsAsync() => _city.InsideAsync(async services =>
    {
        var db = services.GetRequiredService<CityDb>();
        return (await db.Sessions.CountAsync(), await db.Sessions.CountAsync(s => s.EndedAt == null));
    });
}
