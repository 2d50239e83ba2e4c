using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Navigli.Sandbox.Pdnd;

/// <summary>
/// An e-service of another administration, which wants a voucher and a signed body (INTEGRITY_REST_01), and tells back what it understood. Under
/// /direct it wants a token by direct trust instead (ID_AUTH_REST_02).
/// </summary>
internal sealed class EchoService(EServiceGuard guard, SandboxOptions options)
{
    public const string Path = "/pdnd/echo/v1";
    private const string DirectPath = "/pdnd/direct/v1";

    public static void Map(WebApplication app)
    {
        foreach (var path in new[] { Path, DirectPath })
        {
            app.MapGet($"{path}/status", (HttpContext context, EchoService service) => service.AnswerAsync(context)).DisableAntiforgery();
            app.MapPost($"{path}/echo", (HttpContext context, EchoService service) => service.AnswerAsync(context)).DisableAntiforgery();
        }
    }

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, context.RequestAborted);
        var direct = request.Path.StartsWithSegments(DirectPath, StringComparison.Ordinal);
        var audience = options.Address.GetLeftPart(UriPartial.Authority) + (direct ? DirectPath : Path);
        var call = await guard.ReadAsync(request, buffer.ToArray(), audience, direct ? CallerTrust.Direct : CallerTrust.Voucher);
        if (call.Fault is { } fault)
            return Refuse(fault);
        return Results.Json(new { client = call.Client, @operator = call.Operator, body = Encoding.UTF8.GetString(buffer.ToArray()) });
    }

    private static IResult Refuse(string what) => Results.Json(new { type = "about:blank", status = 401, title = what }, contentType: "application/problem+json", statusCode: StatusCodes.Status401Unauthorized);
}
