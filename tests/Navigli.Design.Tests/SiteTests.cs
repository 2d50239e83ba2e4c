using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace Navigli.Design.Tests;

public sealed class SiteTests
{
    [Theory]
    [InlineData("/", "/", "/en")]
    [InlineData("/certificati", "/certificati", "/en/certificati")]
    [InlineData("/certificati?p=2#x", "/certificati?p=2#x", "/en/certificati?p=2#x")]
    [InlineData("https://altrove.example/", "https://altrove.example/", "https://altrove.example/")]
    [InlineData("//altrove.example/", "//altrove.example/", "//altrove.example/")]
    [InlineData("#main", "#main", "#main")]
    [InlineData("?p=2", "?p=2", "?p=2")]
    [InlineData("mailto:a@b.example", "mailto:a@b.example", "mailto:a@b.example")]
    public void Href_PutsTheLanguageBeforePathsOnly(string path, string italian, string english)
    {
        Rendering.Site().Href(path).ShouldBe(italian);
        Rendering.Site(SiteLanguage.English).Href(path).ShouldBe(english);
    }

    [Theory]
    [InlineData("/certificati", true)]
    [InlineData("/certificat", false)]
    [InlineData("/", false)]
    public void IsActive_IsThePageOrOneAbove(string path, bool expected) => Rendering.Site(path: "/certificati/nuovo").IsActive(path).ShouldBe(expected);

    [Theory]
    [InlineData("/", "/", SiteLanguage.Italian)]
    [InlineData("/en", "/", SiteLanguage.English)]
    [InlineData("/en/", "/", SiteLanguage.English)]
    [InlineData("/en/certificati", "/certificati", SiteLanguage.English)]
    [InlineData("/enoteca", "/enoteca", SiteLanguage.Italian)]
    [InlineData("/EN/x", "/EN/x", SiteLanguage.Italian)]
    public async Task Request_Language_ComesFromItsAddress(string path, string expectedPath, SiteLanguage language)
    {
        var context = await Send(path, "");

        context.Request.Path.Value.ShouldBe(expectedPath);
        // Cookies take their path from PathBase.
        context.Request.PathBase.Value.ShouldBe("");
        context.Features.Get<SiteAddress>()!.Language.ShouldBe(language);
        context.Items["culture"].ShouldBe(language.Culture);
    }

    [Fact]
    public async Task Request_Address_OutlivesAnErrorPageExecutedInItsPlace()
    {
        var context = await Send("/en/certificati", "?p=2");
        context.Request.Path = "/errore";

        context.Features.Get<SiteAddress>().ShouldBe(new SiteAddress(SiteLanguage.English, "/certificati", "?p=2"));
    }

    [Fact]
    public void OtherLanguageHref_KeepsPathAndQuery()
    {
        var italian = Rendering.Site();
        new Site { Identity = italian.Identity, Language = SiteLanguage.Italian, Path = "/a", Query = "?p=2" }.OtherLanguageHref.ShouldBe("/en/a?p=2");
        new Site { Identity = italian.Identity, Language = SiteLanguage.English, Path = "/a", Query = "?p=2", BasePath = "/citta" }.OtherLanguageHref.ShouldBe("/citta/a?p=2");
    }

    [Theory]
    [InlineData("Development", 200)]
    [InlineData("Production", 404)]
    public async Task DevelopmentPages_OutsideDevelopment_AreNotFound(string environment, int expected)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        await using var app = builder.Build();
        app.MapGet("/design", () => Results.Ok()).WithMetadata(new DevelopmentOnlyAttribute()).HideDevelopmentPages(app.Environment);
        app.MapGet("/other", () => Results.Ok()).HideDevelopmentPages(app.Environment);

        var endpoints = ((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).ToList();

        (await Call(endpoints[0], app.Services)).ShouldBe(expected);
        (await Call(endpoints[1], app.Services)).ShouldBe(200);
    }

    private static async Task<int> Call(Endpoint endpoint, IServiceProvider services)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        await endpoint.RequestDelegate!(context);
        return context.Response.StatusCode;
    }

    private static async Task<HttpContext> Send(string path, string query)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        new LanguageStartupFilter().Configure(static inner => inner.Run(context =>
        {
            context.Items["culture"] = CultureInfo.CurrentUICulture;
            return Task.CompletedTask;
        }))(app);
        var context = new DefaultHttpContext { Request = { Path = path, QueryString = new QueryString(query) } };
        await app.Build()(context);
        return context;
    }
}
