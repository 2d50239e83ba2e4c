using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Navigli.Sandbox.Pdnd;

/// <summary>
/// An e-service of another administration, which wants a voucher and a signed body (INTEGRITY_REST_01), and tells back what it understood. Under
/// /direct it wants a token by direct trust instead (ID_AUTH_REST_02).
/// </summary>
internal sealed class EchoService(PdndTokens tokens, SandboxOptions options)
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
        var shown = request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var compact] ? compact : null;
        var direct = request.Path.StartsWithSegments(DirectPath, StringComparison.Ordinal);
        var audience = options.Address.GetLeftPart(UriPartial.Authority) + (direct ? DirectPath : Path);
        var token = direct ? await OfCertificateAsync(shown, audience) : await tokens.ReadAsync(shown, with: null, audience);
        if (token is null || (direct && !tokens.IsNew(token)))
            return Refuse("token");
        if (await SignatureFaultAsync(request, buffer.ToArray(), token, audience) is { } fault)
            return Refuse(fault);
        var evidence = request.Headers["Agid-JWT-TrackingEvidence"].ToString();
        if (!IsBound(token, evidence))
            return Refuse("evidence");
        return Results.Json(new { client = token.Subject, @operator = evidence.Length == 0 ? null : new JsonWebToken(evidence).GetPayloadValue<string>("userID"), body = Encoding.UTF8.GetString(buffer.ToArray()) });
    }

    private async Task<string?> SignatureFaultAsync(HttpRequest request, byte[] body, JsonWebToken token, string audience)
    {
        var compact = request.Headers["Agid-JWT-Signature"].ToString();
        if (compact.Length == 0)
            return "signature";
        var signature = new JsonWebToken(compact).TryGetHeaderValue<JsonElement>("x5c", out _) ? await OfCertificateAsync(compact, audience) : await OfClientAsync(compact, token, audience);
        if (signature is null || !tokens.IsNew(signature))
            return "signature";
        var expected = $"SHA-256={Convert.ToBase64String(SHA256.HashData(body))}";
        var signed = signature.GetPayloadValue<JsonElement>("signed_headers").EnumerateArray().SelectMany(e => e.EnumerateObject()).ToDictionary(p => p.Name, p => p.Value.GetString(), StringComparer.Ordinal);
        var right = signed.GetValueOrDefault("digest") == expected && request.Headers["Digest"] == expected && (request.ContentType is null || signed.GetValueOrDefault("content-type") == request.ContentType);
        return right ? null : "digest";
    }

    private async Task<JsonWebToken?> OfClientAsync(string compact, JsonWebToken token, string audience)
    {
        if (options.PdndClients().FirstOrDefault(c => c.ClientId == token.Subject) is not { } client)
            return null;
        using var key = RSA.Create();
        key.ImportFromPem(client.PublicKey);
        return await tokens.ReadAsync(compact, new RsaSecurityKey(key), audience);
    }

    /// <summary>Whose certificate it is does not matter here, as long as it signed.</summary>
    private async Task<JsonWebToken?> OfCertificateAsync(string? compact, string audience)
    {
        if (string.IsNullOrEmpty(compact) || !new JsonWebToken(compact).TryGetHeaderValue<List<string>>("x5c", out var chain))
            return null;
        using var certificate = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(Convert.FromBase64String(chain[0]));
        return await tokens.ReadAsync(compact, new X509SecurityKey(certificate), audience);
    }

    private static bool IsBound(JsonWebToken voucher, string evidence)
    {
        if (!voucher.TryGetPayloadValue<JsonElement>("digest", out var digest))
            return evidence.Length == 0;
        return digest.GetProperty("value").GetString() == Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(evidence)));
    }

    private static IResult Refuse(string what) => Results.Json(new { type = "about:blank", status = 401, title = what }, contentType: "application/problem+json", statusCode: StatusCodes.Status401Unauthorized);
}
