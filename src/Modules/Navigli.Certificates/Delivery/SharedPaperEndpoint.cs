using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Navigli.Design;
using Navigli.Platform.Results;
using Navigli.Platform.Web;

namespace Navigli.Certificates.Delivery;

internal static class SharedPaperEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(CertificatesPaths.SharedPaper, async (string secret, OpenSharedCertificate open, Site site, HttpContext http, CancellationToken ct) =>
        {
            var file = await open.DownloadAsync(secret, ct);
            // The link's page says what is wrong with it, or that the document is not there yet.
            if (!file.Succeeded)
                return Results.LocalRedirect(site.Href(CertificatesPaths.SharedBy(Uri.EscapeDataString(secret)) + (file.Error.Kind is ErrorKind.NotFound ? "" : "?attesa=1")));
            KeepPrivate(http.Response);
            return Results.File(file.Value.Content, "application/pdf", file.Value.FileName);
        }).AllowAnonymous().RequireRateLimiting(RateLimits.Guessable).WithMetadata(new RequireAntiforgeryTokenAttribute());

    /// <summary>Keeps what a link leads to out of caches, search engines, and the address of the page out of everybody else's logs.</summary>
    public static void KeepPrivate(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
