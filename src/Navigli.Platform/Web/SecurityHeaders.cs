using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Navigli.Platform.Web;

/// <summary>The headers that every answer carries. No inline script or style is allowed anywhere, so none needs a nonce.</summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
        "worker-src 'self'; media-src 'self'; frame-src 'none'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; form-action 'self'";

    private const string Permissions = "camera=(), geolocation=(self), microphone=(), payment=()";

    /// <summary>Adds the headers before anything is answered.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    });

    /// <summary>Lets one answer post its form to another site: signing in hands the browser to an identity provider.</summary>
    /// <param name="response">The answer that holds the form.</param>
    /// <param name="origin">The one origin allowed besides the city's own.</param>
    public static void AllowFormTo(this HttpResponse response, Uri origin) =>
        response.Headers.ContentSecurityPolicy = Policy.Replace("form-action 'self'", $"form-action 'self' {origin.GetLeftPart(UriPartial.Authority)}", StringComparison.Ordinal);

    /// <summary>Lets the scripts of one page ask the visitor for the camera.</summary>
    public static void AllowCamera(this HttpResponse response) =>
        response.Headers["Permissions-Policy"] = Permissions.Replace("camera=()", "camera=(self)", StringComparison.Ordinal);
}
