using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Navigli.Platform.Time;
using Navigli.Platform.Tokens;

namespace Navigli.Identity.Clients;

/// <summary>A token, as RFC 6749, 5.1 writes it.</summary>
internal sealed record TokenAnswer
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    [JsonPropertyName("token_type")]
    public required string TokenType { get; init; }

    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    [JsonPropertyName("scope")]
    public required string Scope { get; init; }
}

/// <summary>A refusal, as RFC 6749, 5.2 writes it: in English, for programmers.</summary>
internal sealed record TokenRefusal(
    [property: JsonIgnore] int Status, [property: JsonPropertyName("error")] string Error, [property: JsonPropertyName("error_description")] string Description)
{
    public static TokenRefusal Request(string description) => new(StatusCodes.Status400BadRequest, "invalid_request", description);

    /// <summary>The same whatever is wrong, so that nobody learns which clients there are.</summary>
    public static TokenRefusal Client { get; } = new(StatusCodes.Status401Unauthorized, "invalid_client", "The client assertion is not accepted.");
}

/// <summary>Gives a registered client a short access token for an assertion that it signed (RFC 7523, RFC 6749, 4.4).</summary>
internal sealed class GiveToken(FindClient clients, CityTokens tokens, DpopProofs proofs, UsedTokens used, TimeProvider clock, ILogger<GiveToken> log)
{
    public const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static readonly TimeSpan LongestAssertion = TimeSpan.FromMinutes(5);

    public async Task<(TokenAnswer? Answer, TokenRefusal? Refusal)> RunAsync(HttpRequest request, IFormCollection form, CancellationToken ct)
    {
        if (form.Any(field => field.Value.Count != 1))
            return (null, TokenRefusal.Request("A parameter is there twice."));
        if (form["grant_type"].ToString() is not { Length: > 0 } grant)
            return (null, TokenRefusal.Request("grant_type is missing."));
        if (grant != "client_credentials")
            return (null, new TokenRefusal(StatusCodes.Status400BadRequest, "unsupported_grant_type", "Only client_credentials is known."));
        if (form["client_assertion_type"] != AssertionType || SignedTokens.Read(form["client_assertion"]) is not { } assertion)
            return (null, TokenRefusal.Client);
        if (await AuthenticateAsync(assertion, form["client_id"], ct) is not ({ } found, { } key))
            return (null, TokenRefusal.Client);
        var allowed = found.Client.ScopeCodes.ToList();
        var asked = form.TryGetValue("scope", out var scope) ? scope.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList() : allowed;
        if (asked.Except(allowed, StringComparer.Ordinal).Any())
            return (null, new TokenRefusal(StatusCodes.Status400BadRequest, "invalid_scope", "The client does not have all of these scopes."));
        string? boundTo = null;
        if ((request.Headers.ContainsKey(DpopProofs.Header) || found.Client.Binding == TokenBinding.Dpop) && (boundTo = await proofs.CheckAsync(request, accessToken: null, ct)) is null)
            return (null, new TokenRefusal(StatusCodes.Status400BadRequest, "invalid_dpop_proof", "The DPoP proof is missing or is not accepted."));
        var given = string.Join(' ', asked);
        return (new TokenAnswer
        {
            AccessToken = tokens.Give(found, key, given, boundTo),
            TokenType = boundTo is null ? "Bearer" : "DPoP",
            ExpiresIn = (int)CityTokens.Life.TotalSeconds,
            Scope = given,
        }, null);
    }

    private async Task<(FoundClient?, ApiClientKey?)> AuthenticateAsync(JsonWebToken assertion, string? clientId, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        if (await clients.ByIdAsync(assertion.Issuer, ct) is not { } found || found.KeyOf(assertion, now) is not { } key)
            return Refuse(TokenFault.Key);
        var id = found.Client.Id.ToString("D");
        if (!string.IsNullOrEmpty(clientId) && clientId != id)
            return Refuse(TokenFault.Issuer);
        var rules = new TokenRules
        {
            Types = ["JWT", "client-authentication+jwt", ""],
            Issuers = [id],
            Subject = id,
            Audiences = [tokens.TokenEndpoint, tokens.Issuer],
            LongestLife = LongestAssertion,
        };
        if (await SignedTokens.CheckAsync(assertion, FoundClient.Key(key), rules, now) is { } fault)
            return Refuse(fault);
        return await used.TryUseAsync(assertion, $"assertion:{id}", ct) ? (found, key) : Refuse(TokenFault.Replay);
    }

    private (FoundClient?, ApiClientKey?) Refuse(TokenFault fault)
    {
        log.LogInformation("A client assertion was refused: {Fault}", fault);
        return (null, null);
    }
}
