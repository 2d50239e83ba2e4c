using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Navigli.Platform.Tokens;

/// <summary>
/// Signed tokens (RFC 7515, RFC 7519), read and made as RFC 8725 advises: the key is chosen by who is known, never by the token; few algorithms; one
/// purpose and one audience; times by the city's clock.
/// </summary>
public static class SignedTokens
{
    /// <summary>The longest token that is read, characters.</summary>
    public const int Longest = 12 * 1024;

    /// <summary>The longest <c>jti</c>, characters.</summary>
    public const int LongestId = 256;

    /// <summary>How far apart the clocks of two parties may be.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    // The library's own clock is not the city's, so that times are never its business.
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    /// <summary>Accepted algorithms: asymmetric ones alone.</summary>
    public static IReadOnlyList<string> Algorithms { get; } = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSha256];

    /// <summary>Reads a token without believing it; null where it is none.</summary>
    public static JsonWebToken? Read(string? compact)
    {
        if (string.IsNullOrEmpty(compact) || compact.Length > Longest || compact.Count(c => c == '.') != 2)
            return null;
        try
        {
            var token = new JsonWebToken(compact);
            // RFC 7515, 4.1.11: what is critical and not understood is refused. Nothing is understood.
            return token.TryGetHeaderValue<object>("crit", out _) ? null : token;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Checks a token by the key of who is said to have signed it. That its id was not used is for <see cref="UsedTokens"/>.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static async Task<TokenFault?> CheckAsync(JsonWebToken token, SecurityKey key, TokenRules rules, DateTime now)
    {
        if (await SignatureFaultAsync(token, key, rules.Types).ConfigureAwait(false) is { } fault)
            return fault;
        if (!rules.Issuers.Contains(token.Issuer, StringComparer.Ordinal) || (rules.Subject is not null && token.Subject != rules.Subject))
            return TokenFault.Issuer;
        if (token.Audiences.ToList() is not [var audience] || !rules.Audiences.Contains(audience, StringComparer.Ordinal))
            return TokenFault.Audience;
        return TimeFault(token, rules, now) ?? (IsNamed(token, rules) ? null : TokenFault.Replay);
    }

    /// <summary>Checks algorithm, purpose and signature alone: for tokens whose times and parties are said in other words.</summary>
    /// <param name="token">The token.</param>
    /// <param name="key">The key.</param>
    /// <param name="types">Accepted values of <c>typ</c>.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static async Task<TokenFault?> SignatureFaultAsync(JsonWebToken token, SecurityKey key, IReadOnlyList<string> types)
    {
        if (!Algorithms.Contains(token.Alg, StringComparer.Ordinal))
            return TokenFault.Algorithm;
        if (!types.Contains(token.Typ ?? "", StringComparer.OrdinalIgnoreCase))
            return TokenFault.Type;
        return await IsSignedByAsync(token, key).ConfigureAwait(false) ? null : TokenFault.Signature;
    }

    /// <summary>A text inside a claim that is an object.</summary>
    /// <param name="token">The token.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="member">The member of the claim.</param>
    /// <returns>Null where there is no such claim; an empty text, which equals nothing, where it is not as it should be.</returns>
    public static string? Inner(JsonWebToken token, string claim, string member)
    {
        if (!token.TryGetPayloadValue<JsonElement>(claim, out var found))
            return null;
        return found.ValueKind == JsonValueKind.Object && found.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : "";
    }

    /// <summary>Signs claims.</summary>
    /// <param name="claims">The payload, times included.</param>
    /// <param name="credentials">Key and algorithm; the key's id becomes <c>kid</c>.</param>
    /// <param name="type">The purpose (<c>typ</c>).</param>
    /// <param name="headers">More header parameters.</param>
    /// <returns>The token in compact form.</returns>
    public static string Sign(JsonObject claims, SigningCredentials credentials, string type, IReadOnlyDictionary<string, object>? headers = null)
    {
        var all = new Dictionary<string, object>(headers ?? new Dictionary<string, object>(), StringComparer.Ordinal) { ["typ"] = type };
        return Handler.CreateToken(claims.ToJsonString(), credentials, all);
    }

    private static async Task<bool> IsSignedByAsync(JsonWebToken token, SecurityKey key)
    {
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = true,
            ValidAlgorithms = Algorithms,
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
            RequireExpirationTime = false,
            // Keys of strangers are not remembered for longer than the question.
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        }).ConfigureAwait(false);
        return result.IsValid;
    }

    private static TokenFault? TimeFault(JsonWebToken token, TokenRules rules, DateTime now)
    {
        var (issued, until) = (token.IssuedAt, token.ValidTo);
        if (issued == DateTime.MinValue || until == DateTime.MinValue || issued > now + Skew || until <= now)
            return TokenFault.Time;
        if (token.ValidFrom != DateTime.MinValue && token.ValidFrom > now + Skew)
            return TokenFault.Time;
        return until - issued > rules.LongestLife ? TokenFault.Life : null;
    }

    private static bool IsNamed(JsonWebToken token, TokenRules rules) =>
        string.IsNullOrEmpty(token.Id) ? rules.Id == TokenId.Optional : token.Id.Length <= LongestId;
}
