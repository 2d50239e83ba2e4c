using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Navigli.Platform.Keys;
using Navigli.Platform.Time;
using Navigli.Platform.Tokens;

namespace Navigli.Identity.Clients;

/// <summary>The city as authorization server: its names, its keys, the access tokens that it signs (RFC 9068).</summary>
internal sealed class CityTokens(KeyRing keys, TimeProvider clock, IOptions<IdentityOptions> options)
{
    public const string KeyName = "tokens";

    /// <summary>The key that signs after the next rotation: published beforehand, so that nobody meets an unknown one.</summary>
    public const string NextKeyName = "tokens-next";

    public const string TokenType = "at+jwt";

    /// <summary>Claim with the thumbprint of the client's key that the token was given for: it ends with that key.</summary>
    public const string GrantKey = "grant_key";

    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>How long a retired key is published: its last token is over by far.</summary>
    private static readonly TimeSpan Published = TimeSpan.FromDays(1);

    public string Issuer => options.Value.Address!.ToString().TrimEnd('/');

    public string TokenEndpoint => Issuer + ClientEndpoints.Token;

    /// <summary>All APIs of the city.</summary>
    public string Audience => Issuer + ClientEndpoints.Apis;

    public static SigningCredentials Credentials(ECDsa key) => new(new ECDsaSecurityKey(key) { KeyId = PublicKeys.Of(key)!.Kid }, SecurityAlgorithms.EcdsaSha256);

    public JsonObject KeySet() => new() { ["keys"] = new JsonArray([.. Keys().Select(k => PublicKeys.Json(k))]) };

    public string Give(FoundClient found, ApiClientKey key, string scope, string? boundTo)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var id = found.Client.Id.ToString("D");
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = id,
            ["aud"] = Audience,
            ["client_id"] = id,
            ["iat"] = now,
            ["exp"] = now + (long)Life.TotalSeconds,
            ["jti"] = RandomNumberGenerator.GetHexString(32, lowercase: true),
            ["scope"] = scope,
            [GrantKey] = key.Thumbprint,
        };
        if (boundTo is not null)
            claims["cnf"] = new JsonObject { ["jkt"] = boundTo };
        return SignedTokens.Sign(claims, Credentials(keys.Ecdsa(KeyName)), TokenType);
    }

    /// <summary>Whether a token is one of ours and holds.</summary>
    public async Task<TokenFault?> CheckAsync(JsonWebToken token)
    {
        if (Keys().FirstOrDefault(k => k.Kid == token.Kid) is not { } key)
            return TokenFault.Key;
        var rules = new TokenRules { Types = [TokenType], Issuers = [Issuer], Audiences = [Audience], LongestLife = Life };
        return await SignedTokens.CheckAsync(token, key, rules, clock.UtcInstant());
    }

    private IEnumerable<JsonWebKey> Keys()
    {
        yield return PublicKeys.Of(keys.Ecdsa(KeyName))!;
        yield return PublicKeys.Of(keys.Ecdsa(NextKeyName))!;
        foreach (var retired in keys.Retired(KeyName).Where(r => r.RevokedAt is null && r.RetiredAt > clock.UtcInstant() - Published))
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(retired.PublicKey, out _);
            yield return PublicKeys.Of(key)!;
        }
    }
}
