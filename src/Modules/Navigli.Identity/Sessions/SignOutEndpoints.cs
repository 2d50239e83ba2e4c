using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Navigli.Design;
using Navigli.Identity.SignIn;

namespace Navigli.Identity.Sessions;

internal static class SignOutEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(IdentityPaths.SignOut, (Site site) => Results.LocalRedirect(site.Href(IdentityPaths.SignOutConfirm))).AllowAnonymous();
        endpoints.MapPost(IdentityPaths.SignOut, SignOutAsync).AllowAnonymous();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, SessionCookie cookie, EndSession end, Site site)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.LocalRedirect(site.Href(IdentityPaths.SignOutConfirm));
        if (cookie.Read(context) is { } seen)
            await end.RunAsync(seen.Token, context.RequestAborted);
        SessionCookie.Delete(context);
        return new SeeOtherResult(site.Href(IdentityPaths.SignedOut));
    }
}
