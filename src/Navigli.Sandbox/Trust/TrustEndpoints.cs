using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Navigli.Sandbox.Trust;

/// <summary>The addresses of the trust service provider: timestamps, and the remote seal.</summary>
internal static class TrustEndpoints
{
    public const string Timestamps = "/tsa";
    public const string Seal = "/csc/v2";
    public const string Tokens = "/csc/oauth2/token";

    public static void Map(WebApplication app)
    {
        app.MapPost(Timestamps, (HttpContext context, TimestampDesk desk) => desk.AnswerAsync(context));
        app.MapPost(Tokens, (HttpContext context, RemoteSealDesk desk) => desk.GiveTokenAsync(context));
        app.MapPost($"{Seal}/credentials/list", (HttpContext context, RemoteSealDesk desk) => desk.ListAsync(context));
        app.MapPost($"{Seal}/credentials/info", (HttpContext context, [FromBody] SealCall call, RemoteSealDesk desk) => desk.InfoAsync(context, call));
        app.MapPost($"{Seal}/credentials/authorize", (HttpContext context, [FromBody] SealCall call, RemoteSealDesk desk) => desk.AuthorizeAsync(context, call));
        app.MapPost($"{Seal}/signatures/signHash", (HttpContext context, [FromBody] SealCall call, RemoteSealDesk desk) => desk.SignHashAsync(context, call));
    }
}
