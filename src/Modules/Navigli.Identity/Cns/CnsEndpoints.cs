using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Design;
using Navigli.Identity.Sessions;
using Navigli.Identity.SignIn;
using Navigli.Platform.Web;

namespace Navigli.Identity.Cns;

/// <summary>
/// Departure, and the one path at which the proxy asks for the card. That path may be under another name than the portal's, since many proxies
/// ask for certificates of a whole site only; so it leads back by the portal's full address.
/// </summary>
internal static class CnsEndpoints
{
    public static void AddCns(this IServiceCollection services)
    {
        services.AddSingleton<ProxyHeader>();
        services.AddSingleton<CardJudge>();
        services.AddScoped<StartCns>();
        services.AddScoped<ReceiveCard>();
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(IdentityPaths.Cns, StartAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Guessable);
        endpoints.MapGet(IdentityPaths.CnsCard, ReceiveAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Guessable);
    }

    private static async Task<IResult> StartAsync(HttpContext context, [FromForm] string? ritorno, StartCns start, IOptions<IdentityOptions> options, Site site)
    {
        var started = await start.RunAsync(ReturnPath.Of(ritorno), context.RequestAborted);
        if (!started.Succeeded)
            return new SeeOtherResult(site.Href(SpidEndpoints.FailedPath(started.Error)));
        context.Response.Cookies.Append(SpidEndpoints.BrowserCookie, started.Value.BrowserSecret, SessionCookie.Options(context));
        return new SeeOtherResult(new Uri(options.Value.CnsAddress, site.Href($"{IdentityPaths.CnsCard}?richiesta={started.Value.Attempt:N}")).AbsoluteUri);
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, string? richiesta, ProxyHeader proxy, ReceiveCard receive, IOptions<IdentityOptions> options, Site site)
    {
        context.Response.Headers.CacheControl = "no-store";
        var received = await receive.RunAsync(richiesta, proxy.Read(context), context.RequestAborted);
        var path = received.Succeeded ? $"{IdentityPaths.SpidComplete}?codice={received.Value}" : site.Href(SpidEndpoints.FailedPath(received.Error));
        return new SeeOtherResult(new Uri(options.Value.Address!, path).AbsoluteUri);
    }
}
