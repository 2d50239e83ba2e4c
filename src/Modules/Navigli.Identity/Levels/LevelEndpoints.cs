using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Navigli.Design;
using Navigli.Identity.SignIn;

namespace Navigli.Identity.Levels;

internal static class LevelEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(IdentityPaths.HeldForms + "/{draft:guid}/invia", SendAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());

    /// <summary>307: the browser posts the same fields to the page that they were typed on; a second press finds them sent.</summary>
    private static async Task<IResult> SendAsync(Guid draft, HeldForms forms, Site site, HttpContext context)
    {
        var taken = await forms.TakeAsync(draft, context.RequestAborted);
        return taken.Succeeded
            ? Results.LocalRedirect(taken.Value.Path, permanent: false, preserveMethod: true)
            : new SeeOtherResult(site.Href(IdentityPaths.Held(draft)));
    }
}
