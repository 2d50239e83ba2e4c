using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Navigli.Platform.Time;
using Navigli.Platform.Tokens;

namespace Navigli.Identity.Clients;

/// <summary>Checks the proof that whoever sends a request has a key (RFC 9449, 4.3). No nonces: the proof is used once, and is young.</summary>
internal sealed class DpopProofs(CityTokens tokens, UsedTokens used, TimeProvider clock)
{
    public const string Header = "DPoP";
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    /// <summary>Checks the one proof of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="accessToken">The token that comes with it; null where one is asked for.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>The thumbprint of its key; null where the proof is missing or not good.</returns>
    public async Task<string?> CheckAsync(HttpRequest request, JsonWebToken? accessToken, CancellationToken ct)
    {
        if (request.Headers[Header] is not [{ } compact] || SignedTokens.Read(compact) is not { } proof || KeyOf(proof) is not { } key)
            return null;
        if (await SignedTokens.SignatureFaultAsync(proof, key, ["dpop+jwt"]) is not null || !IsOf(proof, request, accessToken))
            return null;
        var now = clock.UtcInstant();
        if (proof.IssuedAt == DateTime.MinValue || proof.IssuedAt > now + SignedTokens.Skew || proof.IssuedAt < now - Age)
            return null;
        if (string.IsNullOrEmpty(proof.Id) || proof.Id.Length > SignedTokens.LongestId)
            return null;
        var thumbprint = PublicKeys.Thumbprint(key);
        return await used.TryUseAsync(proof.Id, $"dpop:{thumbprint}", proof.IssuedAt + Age + SignedTokens.Skew, ct) ? thumbprint : null;
    }

    private static JsonWebKey? KeyOf(JsonWebToken proof) =>
        proof.TryGetHeaderValue<JsonElement>("jwk", out var jwk) ? PublicKeys.OfJson(JsonNode.Parse(jwk.GetRawText())) : null;

    private bool IsOf(JsonWebToken proof, HttpRequest request, JsonWebToken? accessToken)
    {
        // The address as the world knows it, not as a proxy may have left it.
        var address = tokens.Issuer + request.PathBase + request.Path;
        var sameMethod = proof.TryGetPayloadValue<string>("htm", out var method) && method == request.Method;
        var sameAddress = proof.TryGetPayloadValue<string>("htu", out var uri) && Uri.TryCreate(uri, UriKind.Absolute, out var sent)
            && Uri.TryCreate(address, UriKind.Absolute, out var own)
            && Uri.Compare(sent, own, UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.SafeUnescaped, StringComparison.Ordinal) == 0;
        if (!sameMethod || !sameAddress)
            return false;
        if (accessToken is null)
            return true;
        var hash = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken.EncodedToken)));
        return proof.TryGetPayloadValue<string>("ath", out var ath) && ath == hash;
    }
}
