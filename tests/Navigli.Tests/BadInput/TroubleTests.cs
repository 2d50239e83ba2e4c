using System.Net;
using Navigli.Tests.Certificates;
using Shouldly;
using Xunit;

namespace Navigli.Tests.BadInput;

/// <summary>What people meet when something is wrong with what they sent, or with us: words, the right status, and a way on.</summary>
public sealed class TroubleTests(CertificatesCity fixture) : IClassFixture<CertificatesCity>
{
    [Theory]
    [InlineData("/non-c-e", "Questa pagina non c’è")]
    [InlineData("/en/non-c-e", "There is no such page")]
    [InlineData("/en/non-c-e/foto.png", "There is no such page")]
    public async Task Get_UnknownAddress_IsNotFoundByAnybody(string address, string heading)
    {
        using var stranger = fixture.City.Visit();
        using var chiara = await fixture.City.SignInAsync("chiara-colombo");
        foreach (var visitor in new[] { stranger, chiara })
        {
            var answer = await visitor.GetAsync(address);
            answer.Status.ShouldBe(HttpStatusCode.NotFound);
            answer.Heading.ShouldBe(heading);
            answer.Page.QuerySelectorAll("main a").ShouldNotBeEmpty("no screen is a dead end");
        }
    }

    [Fact]
    public async Task Post_WithoutToken_IsABadRequestInWords()
    {
        using var visitor = fixture.City.Visit();
        var answer = await visitor.PostAsync("/verifica", [new("_handler", "verify"), new("Verify.Code", "ABCD")]);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Heading.ShouldBe("La richiesta non è arrivata intera");
        answer.Page.QuerySelectorAll("main a").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("/verifica")]
    [InlineData("/en/verifica")]
    public async Task Post_LargerThanAnyForm_IsTooLargeInWords(string address)
    {
        using var visitor = fixture.City.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(fixture.City.PortalAddress, address)) { Content = new ByteArrayContent(new byte[31_000_000]) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Headers.ExpectContinue = true;
        var answer = await visitor.SendOnceAsync(request);
        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Page.QuerySelectorAll("main a").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("https://evil.example/x")]
    [InlineData("/\\evil.example/x")]
    public async Task SignIn_WithAReturnOutsideThePortal_StaysHere(string returnTo)
    {
        using var visitor = fixture.City.Visit();
        var arrived = await visitor.SignInAsync("chiara-colombo", returnTo);
        arrived.Address.ShouldBe(new Uri(fixture.City.PortalAddress, "/fascicolo"));
    }

    [Theory]
    [InlineData("CERTIFICÀTO")]
    [InlineData("  certificato   residenza ")]
    public async Task Search_WithAccentsCapitalsAndSpaces_FindsAllTheSame(string query)
    {
        using var visitor = fixture.City.Visit();
        (await visitor.GetAsync($"/cerca?q={Uri.EscapeDataString(query)}")).Page.QuerySelector("main a[href='/servizi/certificati-anagrafici']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Nguyễn \" ' & O’Brien")]
    public async Task Search_WithAnything_ShowsItBackAsText(string query)
    {
        using var visitor = fixture.City.Visit();
        var answer = await visitor.GetAsync($"/cerca?q={Uri.EscapeDataString(query)}");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Page.QuerySelector("main input[name='q']")!.GetAttribute("value").ShouldBe(query);
        answer.Page.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
    }
}
