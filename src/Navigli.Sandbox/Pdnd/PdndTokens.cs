using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Navigli.Sandbox.Pdnd;

/// <summary>PDND's own key, and how it reads what others sign.</summary>
internal sealed class PdndTokens(TimeProvider clock)
{
    public const string Issuer = "sandbox.interop.example";
    private const string KeyId = "sandbox-1";
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    private readonly RSA key = RsaKeys.Of("PDND");
    private readonly ConcurrentDictionary<string, byte> seen = new(StringComparer.Ordinal);

    public JsonObject KeySet()
    {
        var p = key.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = KeyId, ["n"] = Base64UrlEncoder.Encode(p.Modulus), ["e"] = Base64UrlEncoder.Encode(p.Exponent),
        };
        return new JsonObject { ["keys"] = new JsonArray(jwk) };
    }

    public string Sign(JsonObject claims, RSA? with = null) => Handler.CreateToken(
        claims.ToJsonString(),
        new SigningCredentials(new RsaSecurityKey(with ?? key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
        new Dictionary<string, object>(StringComparer.Ordinal) { ["typ"] = "at+jwt" });

    /// <summary>A token whose signature, times and audience are in order; null where they are not.</summary>
    public async Task<JsonWebToken?> ReadAsync(string? compact, SecurityKey? with, string audience)
    {
        var result = await Handler.ValidateTokenAsync(compact, new TokenValidationParameters
        {
            IssuerSigningKey = with ?? new RsaSecurityKey(key),
            TryAllIssuerSigningKeys = true,
            ValidateIssuer = false,
            ValidAudience = audience,
            LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime,
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        });
        return result.IsValid ? (JsonWebToken)result.SecurityToken : null;
    }

    /// <summary>Whether a token's id is new.</summary>
    public bool IsNew(JsonWebToken token) => token.Id is { Length: > 0 } id && seen.TryAdd($"{token.Issuer} {id}", 0);
}
