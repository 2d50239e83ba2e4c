using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Navigli.Design;
using Navigli.Identity.Logout;
using Navigli.Identity.Saml;
using Navigli.Identity.SignIn;

namespace Navigli.Identity.Sessions;

internal static class SignOutEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(IdentityPaths.SignOut, (Site site) => Results.LocalRedirect(site.Href(IdentityPaths.SignOutConfirm))).AllowAnonymous();
        endpoints.MapPost(IdentityPaths.SignOut, SignOutAsync).AllowAnonymous();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, SessionCookie cookie, StartLogout logout, EndSession end, Site site)
    {
        if (!IsAskedByOwnPage(context.Request) && !await antiforgery.IsRequestValidAsync(context))
            return Results.LocalRedirect(site.Href(IdentityPaths.SignOutConfirm));
        SamlDispatch? elsewhere = null;
        if (await cookie.ReadAsync(context) is { } seen)
        {
            elsewhere = await logout.RunAsync(seen.Token, site.Href(IdentityPaths.SignedOut), context.RequestAborted);
            await end.RunAsync(seen.Token, context.RequestAborted);
        }

        SessionCookie.Delete(context);
        return elsewhere is null ? new SeeOtherResult(site.Href(IdentityPaths.SignedOut)) : LogoutEndpoints.Dispatch(context, elsewhere);
    }

    // The menu is on every page, and a token would be the dearest thing to draw on most. Browsers say by themselves which site a form is of, where they send
    // this at all (W3C Fetch Metadata, over HTTPS); of whoever does not, the page that asks first brings a token.
    private static bool IsAskedByOwnPage(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "same-origin";
}
