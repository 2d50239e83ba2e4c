using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Design;
using Navigli.Identity.Levels;
using Navigli.Identity.Logout;
using Navigli.Identity.Saml;
using Navigli.Identity.Sessions;
using Navigli.Platform.City;
using Navigli.Platform.Results;
using Navigli.Platform.Web;

namespace Navigli.Identity.SignIn;

/// <summary>The protocol's addresses: metadata, departure, the provider's post, and the way back to the browser's own page.</summary>
internal static class SpidEndpoints
{
    /// <summary>Ties a sign-in to the browser that began it, whatever the identity.</summary>
    public const string BrowserCookie = "navigli.sign-in";
    private const int MaxForm = 512 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(IdentityPaths.SpidMetadata, (Federations federations) => Metadata(federations, Federation.Spid)).AllowAnonymous();
        endpoints.MapGet(IdentityPaths.CieMetadata, (Federations federations) => Metadata(federations, Federation.Cie)).AllowAnonymous();
        endpoints.MapPost(IdentityPaths.SpidStart + "/{provider}", StartAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Guessable);
        // Posted by the identity provider's page: another site, so neither our cookies nor our antiforgery token come with it.
        MapResponse(endpoints, IdentityPaths.SpidResponse, Federation.Spid);
        MapResponse(endpoints, IdentityPaths.CieResponse, Federation.Cie);
        endpoints.MapGet(IdentityPaths.SpidComplete, CompleteAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Guessable);
        if (endpoints.ServiceProvider.GetRequiredService<CityPack>().CieButton is { } button)
            endpoints.MapGet(IdentityPaths.CieButton, (HttpResponse response) => Picture(response, button)).AllowAnonymous().DisableRateLimiting();
    }

    private static ContentHttpResult Picture(HttpResponse response, string svg)
    {
        response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Content(svg, "image/svg+xml");
    }

    private static void MapResponse(IEndpointRouteBuilder endpoints, string path, Federation federation) =>
        endpoints.MapPost(path, (HttpContext context, ReceiveAnswer receive, Site site) => ReceiveAsync(context, federation, receive, site))
            .AllowAnonymous().DisableAntiforgery().RequireRateLimiting(RateLimits.Guessable).WithMetadata(new RequestSizeLimitAttribute(MaxForm));

    private static IResult Metadata(Federations federations, Federation federation) => federations.TakesPartIn(federation)
        ? TypedResults.Text(federations.Metadata(federation), "application/samlmetadata+xml", Encoding.UTF8)
        : TypedResults.NotFound();

    private static async Task<IResult> StartAsync(
        HttpContext context, string provider, [FromForm] string? ritorno, [FromForm] string? livello, [FromForm] string? personale, StartSignIn start, StepUp stepUp, IOptions<IdentityOptions> options,
        Site site)
    {
        var ofStaff = personale is not null;
        var input = new StartSignInInput
        {
            Provider = provider,
            Level = (SpidLevel)(ofStaff ? stepUp.LevelToAskOfStaff(livello) : stepUp.LevelToAsk(livello)),
            ReturnTo = ReturnPath.Of(ritorno),
            Use = ofStaff ? options.Value.Staff.ProfessionalUse : null,
        };
        var result = await start.RunAsync(input, context.RequestAborted);
        if (!result.Succeeded)
            return Failed(site, result.Error);
        var departure = result.Value;
        context.Response.Cookies.Append(BrowserCookie, departure.BrowserSecret, SessionCookie.Options(context));
        return LogoutEndpoints.Dispatch(context, departure.Message);
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, Federation federation, ReceiveAnswer receive, Site site)
    {
        if (!context.Request.HasFormContentType)
            return Failed(site, IdentityErrors.SignInGone);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var relayState = form["RelayState"].ToString();
        var result = await receive.RunAsync(federation, form["SAMLResponse"].ToString(), relayState, context.RequestAborted);
        return result.Succeeded
            ? SeeOther($"{IdentityPaths.SpidComplete}?codice={result.Value}")
            : SeeOther(site.Href(FailedPath(result.Error), await receive.LanguageAsync(relayState, context.RequestAborted)));
    }

    private static async Task<IResult> CompleteAsync(HttpContext context, string? codice, CompleteSignIn complete, EndSession end, SessionCookie cookie, Site site)
    {
        var result = await complete.RunAsync(codice ?? "", context.Request.Cookies[BrowserCookie], context.RequestAborted);
        if (!result.Succeeded)
            return Failed(site, result.Error);
        if (await cookie.ReadAsync(context) is { } former)
            await end.RunAsync(former.Token, context.RequestAborted);
        cookie.Write(context, result.Value.Token);
        context.Response.Cookies.Delete(BrowserCookie, SessionCookie.Options(context));
        return SeeOther(result.Value.ReturnTo);
    }

    public static string FailedPath(Error error) => $"{IdentityPaths.SignInFailed}?motivo={Uri.EscapeDataString(error.Code)}";

    private static SeeOtherResult Failed(Site site, Error error) => SeeOther(site.Href(FailedPath(error)));

    private static SeeOtherResult SeeOther(string path) => new(path);
}

/// <summary>303, after which the browser fetches with GET and forgets the post; the address is this portal's own, or one that its settings name.</summary>
internal sealed class SeeOtherResult(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
