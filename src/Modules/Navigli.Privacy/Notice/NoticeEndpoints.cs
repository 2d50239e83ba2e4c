using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Navigli.Design;

namespace Navigli.Privacy.Notice;

internal static class NoticeEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(PrivacyPaths.NoticeRead, PutAwayAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());

    /// <summary>Back to the page where the person was; anything but a path of this portal leads to the folder.</summary>
    private static async Task<IResult> PutAwayAsync([FromForm(Name = "ritorno")] string? back, GiveNotice notice, Site site, CancellationToken ct)
    {
        await notice.PutAwayAsync(ct);
        return Results.LocalRedirect(IsLocal(back) ? back! : site.Href(PrivacyPaths.Folder));
    }

    // Browsers read a backslash as a slash, and two slashes as another host.
    private static bool IsLocal(string? path) => path is ['/', ..] and not ['/', '/', ..] && !path.Any(c => char.IsControl(c) || c == '\\');
}
