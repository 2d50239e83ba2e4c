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
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.LocalRedirect(site.Href(IdentityPaths.SignOutConfirm));
        SamlDispatch? elsewhere = null;
        if (cookie.Read(context) is { } token)
        {
            elsewhere = await logout.RunAsync(token, site.Href(IdentityPaths.SignedOut), context.RequestAborted);
            await end.RunAsync(token, context.RequestAborted);
        }

        SessionCookie.Delete(context);
        return elsewhere is null ? new SeeOtherResult(site.Href(IdentityPaths.SignedOut)) : LogoutEndpoints.Dispatch(context, elsewhere);
    }
}
