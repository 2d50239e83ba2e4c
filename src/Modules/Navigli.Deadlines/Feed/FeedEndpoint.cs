using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Navigli.Platform.Web;

namespace Navigli.Deadlines.Feed;

internal static class FeedEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(DeadlinesPaths.Feed, AnswerAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Guessable);

    private static async Task<IResult> AnswerAsync(string secret, ReadFeed read, HttpContext http, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "private, max-age=3600";
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return await read.RunAsync(secret, ct) is { } calendar ? Results.Text(calendar, "text/calendar", Encoding.UTF8) : Results.NotFound();
    }
}
