using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Navigli.Platform.Api;
using Navigli.Platform.Tokens;
using Navigli.Platform.Web;

namespace Navigli.Identity.Clients;

/// <summary>What client software finds: the server's description (RFC 8414), its keys, and the place where tokens are given.</summary>
internal static class ClientEndpoints
{
    public const string Token = "/oauth/token";
    public const string Keys = "/oauth/jwks";
    public const string Metadata = "/.well-known/oauth-authorization-server";

    /// <summary>Where all APIs of the city are.</summary>
    public const string Apis = "/api";

    private const int LongestForm = 32 * 1024;
    private const int MostFields = 16;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Metadata, (CityTokens tokens, IEnumerable<ApiScope> scopes) => Results.Json(Describe(tokens, scopes))).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet(Keys, (CityTokens tokens) => Results.Json(tokens.KeySet(), contentType: "application/jwk-set+json")).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapPost(Token, GiveAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Guessable).ExcludeFromDescription();
    }

    private static async Task<IResult> GiveAsync(HttpContext http, GiveToken give, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Pragma = "no-cache";
        if (await ReadFormAsync(http.Request, ct) is not { } form)
            return Refuse(http, TokenRefusal.Request("The body is not a form that is read here."));
        var (answer, refusal) = await give.RunAsync(http.Request, form, ct);
        return answer is null ? Refuse(http, refusal!) : Results.Json(answer);
    }

    private static IResult Refuse(HttpContext http, TokenRefusal refusal)
    {
        // RFC 6749, 5.2: a 401 names a scheme; client assertions have none of their own.
        if (refusal.Status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = "Bearer realm=\"navigli\"";
        return Results.Json(refusal, statusCode: refusal.Status);
    }

    private static async Task<IFormCollection?> ReadFormAsync(HttpRequest request, CancellationToken ct)
    {
        if (!ApiBody.Is(request, "application/x-www-form-urlencoded") || request.ContentLength is null or > LongestForm)
            return null;
        try
        {
            return await request.ReadFormAsync(new FormOptions { ValueCountLimit = MostFields, ValueLengthLimit = LongestForm, KeyLengthLimit = 64 }, ct);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static JsonObject Describe(CityTokens tokens, IEnumerable<ApiScope> scopes) => new()
    {
        ["issuer"] = tokens.Issuer,
        ["token_endpoint"] = tokens.TokenEndpoint,
        ["jwks_uri"] = tokens.Issuer + Keys,
        ["scopes_supported"] = new JsonArray([.. scopes.Select(s => (JsonNode)s.Code)]),
        ["response_types_supported"] = new JsonArray(),
        ["grant_types_supported"] = new JsonArray("client_credentials"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
        ["token_endpoint_auth_signing_alg_values_supported"] = Algorithms(),
        ["dpop_signing_alg_values_supported"] = Algorithms(),
        ["service_documentation"] = tokens.Issuer + "/api/v1/openapi.json",
    };

    private static JsonArray Algorithms() => new([.. SignedTokens.Algorithms.Select(a => (JsonNode)a)]);
}
