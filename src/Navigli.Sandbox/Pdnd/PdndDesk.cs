using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Navigli.Sandbox.Faults;

namespace Navigli.Sandbox.Pdnd;

/// <summary>PDND's authorization server: a voucher for an assertion of a registered client, with its purpose (pdnd-authorizationServerApi.yml).</summary>
internal sealed class PdndDesk(PdndTokens tokens, SandboxOptions options, FaultPanel faults, TimeProvider clock)
{
    public const string AssertionAudience = "sandbox.interop.example/client-assertion";
    private const int Life = 600;

    // The claims that PDND admits; it refuses any other.
    private static readonly string[] Admitted = ["iss", "sub", "aud", "jti", "iat", "exp", "purposeId", "digest"];

    public static void Map(WebApplication app)
    {
        app.MapPost("/pdnd/token.oauth2", (HttpContext context, PdndDesk desk) => desk.GiveAsync(context)).DisableAntiforgery();
        app.MapGet("/pdnd/.well-known/jwks.json", (PdndTokens keys) => Results.Json(keys.KeySet()));
        EchoService.Map(app);
    }

    private async Task<IResult> GiveAsync(HttpContext context)
    {
        var fault = faults[FaultPanel.Pdnd].Fault;
        if (fault == Fault.Down)
            return Problem(StatusCodes.Status503ServiceUnavailable, "Service Unavailable");
        await faults.DelayAsync(FaultPanel.Pdnd, context.RequestAborted);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["grant_type"] != "client_credentials" || form["client_assertion_type"] != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            return Problem(StatusCodes.Status400BadRequest, "Bad request");
        if (await ClientOfAsync(form["client_assertion"]) is not ({ } client, { } assertion))
            return Problem(StatusCodes.Status400BadRequest, "Unable to generate a token for the given request");
        if (form["client_id"] is [{ } named] && named != client.ClientId)
            return Problem(StatusCodes.Status400BadRequest, "Unable to generate a token for the given request");
        var other = fault == Fault.WrongSignature ? RsaKeys.Of("Stranger") : null;
        return Results.Json(new { access_token = tokens.Sign(Voucher(client, assertion, fault), other), token_type = "Bearer", expires_in = Life });
    }

    private JsonObject Voucher(PdndClient client, JsonWebToken assertion, Fault fault)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds() - (fault == Fault.Expired ? 2 * Life : 0);
        var claims = new JsonObject
        {
            ["iss"] = PdndTokens.Issuer,
            ["aud"] = fault == Fault.WrongAudience ? "https://altrove.example" : client.Audience,
            ["sub"] = client.ClientId,
            ["client_id"] = client.ClientId,
            ["purposeId"] = client.Purpose,
            ["jti"] = RandomNumberGenerator.GetHexString(32, lowercase: true),
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + Life,
        };
        if (assertion.TryGetPayloadValue<JsonElement>("digest", out var digest))
            claims["digest"] = JsonNode.Parse(digest.GetRawText());
        return claims;
    }

    private async Task<(PdndClient?, JsonWebToken?)> ClientOfAsync(string? compact)
    {
        if (string.IsNullOrEmpty(compact) || compact.Count(c => c == '.') != 2)
            return default;
        var read = new JsonWebToken(compact);
        // A client has a row for each purpose that was approved for it.
        if (!read.TryGetPayloadValue<string>("purposeId", out var purpose) || options.PdndClients().FirstOrDefault(c => c.ClientId == read.Issuer && c.KeyId == read.Kid && c.Purpose == purpose) is not { } client)
            return default;
        using var key = RSA.Create();
        key.ImportFromPem(client.PublicKey);
        var assertion = await tokens.ReadAsync(compact, new RsaSecurityKey(key), AssertionAudience);
        var claims = assertion is null ? [] : assertion.Claims.Select(c => c.Type).Distinct(StringComparer.Ordinal).ToList();
        var inOrder = assertion is not null && assertion.Alg == "RS256" && assertion.Subject == client.ClientId && claims.All(Admitted.Contains)
            && tokens.IsNew(assertion);
        return inOrder ? (client, assertion) : default;
    }

    private static IResult Problem(int status, string title) =>
        Results.Json(new { type = "about:blank", status, title, errors = Array.Empty<object>() }, contentType: "application/problem+json", statusCode: status);
}
