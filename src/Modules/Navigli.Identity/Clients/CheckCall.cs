using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Navigli.Platform.Modi;
using Navigli.Platform.Time;
using Navigli.Platform.Tokens;

namespace Navigli.Identity.Clients;

/// <summary>Who calls an API, by what they showed.</summary>
/// <param name="Found">The client.</param>
/// <param name="Scopes">What it may do with this token.</param>
/// <param name="Evidence">Its operator, where it named one.</param>
internal sealed record ClientCall(FoundClient Found, IReadOnlyList<string> Scopes, TrackingEvidence? Evidence);

/// <summary>
/// Checks what a client shows: one of our access tokens, a PDND voucher, or a token of its own by direct trust (ID_AUTH_REST_02); with it the proof of a
/// key (DPoP), the signature of the body (INTEGRITY_REST_01) and the evidence of the operator (AUDIT_REST_01 and 02), where they are there or asked for.
/// </summary>
internal sealed class CheckCall(
    FindClient clients, CityTokens tokens, DpopProofs proofs, PdndKeys pdndKeys, UsedTokens used, TimeProvider clock, IOptions<PdndOptions> pdnd)
{
    /// <summary>How long signatures by direct trust may hold: their ids are remembered for as long.</summary>
    private static readonly TimeSpan LongestDirect = TimeSpan.FromHours(1);

    /// <summary>PDND decides the life of its vouchers for each e-service.</summary>
    private static readonly TimeSpan LongestVoucher = TimeSpan.FromHours(24);

    public async Task<(ClientCall? Call, TokenFault Fault)> RunAsync(HttpRequest request, string scheme, JsonWebToken token, CancellationToken ct)
    {
        var (found, fault) = token switch
        {
            _ when token.Issuer == tokens.Issuer => await OfOursAsync(token, ct),
            _ when pdnd.Value.Issuer is { } issuer && token.Issuer == issuer => await OfPdndAsync(token, request, ct),
            _ => await DirectAsync(token, request, ct),
        };
        if (found is null)
            return (null, fault);
        if (await BindingFaultAsync(request, scheme, token, ct) is { } unbound)
            return (null, unbound);
        if (await BodyFaultAsync(request, found, ct) is { } unsigned)
            return (null, unsigned);
        var (evidence, unproven) = await EvidenceAsync(request, found, token, ct);
        if (unproven is { } wrong)
            return (null, wrong);
        var granted = token.TryGetPayloadValue<string>("scope", out var scope) && token.Issuer == tokens.Issuer ? scope.Split(' ') : [.. found.Client.ScopeCodes];
        // A scope that was taken away since the token was given is gone.
        return (new ClientCall(found, [.. granted.Intersect(found.Client.ScopeCodes, StringComparer.Ordinal)], evidence), default);
    }

    private async Task<(FoundClient?, TokenFault)> OfOursAsync(JsonWebToken token, CancellationToken ct)
    {
        if (await tokens.CheckAsync(token) is { } fault)
            return (null, fault);
        if (await clients.ByIdAsync(token.Subject, ct) is not { } found)
            return (null, TokenFault.Issuer);
        return token.TryGetPayloadValue<string>(CityTokens.GrantKey, out var key) && found.Keys.Any(k => k.Thumbprint == key) ? (found, default) : (null, TokenFault.Key);
    }

    private async Task<(FoundClient?, TokenFault)> OfPdndAsync(JsonWebToken token, HttpRequest request, CancellationToken ct)
    {
        if (await pdndKeys.FindAsync(token.Kid, ct) is not { } key)
            return (null, TokenFault.Key);
        var rules = new TokenRules { Types = [CityTokens.TokenType], Issuers = [token.Issuer], Audiences = Audiences(request), LongestLife = LongestVoucher };
        if (await SignedTokens.CheckAsync(token, key, rules, clock.UtcInstant()) is { } fault)
            return (null, fault);
        if (!token.TryGetPayloadValue<string>("client_id", out var client) || await clients.ByPdndAsync(client, ct) is not { } found)
            return (null, TokenFault.Issuer);
        return token.TryGetPayloadValue<string>(ModiNames.Purpose, out var purpose) && purpose == found.Client.PdndPurpose ? (found, default) : (null, TokenFault.Claim);
    }

    /// <summary>ID_AUTH_REST_02: the client's own signature over who it is, for whom it is meant and when, used once.</summary>
    private async Task<(FoundClient?, TokenFault)> DirectAsync(JsonWebToken token, HttpRequest request, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        if (await clients.ByIdAsync(token.Issuer, ct) is not { } found || found.KeyOf(token, now) is not { } key)
            return (null, TokenFault.Key);
        if (await SignedTokens.CheckAsync(token, FoundClient.Key(key), Direct(found, request, TokenId.Required), now) is { } fault)
            return (null, fault);
        // What signs a body or names an operator lets nobody in (RFC 8725, 3.12): such headers may end in a log.
        if (token.TryGetPayloadValue<object>(ModiNames.SignedHeaders, out _) || token.TryGetPayloadValue<object>(ModiNames.UserId, out _))
            return (null, TokenFault.Claim);
        return await used.TryUseAsync(token, $"id-auth:{found.Client.Id:D}", ct) ? (found, default) : (null, TokenFault.Replay);
    }

    private async Task<TokenFault?> BindingFaultAsync(HttpRequest request, string scheme, JsonWebToken token, CancellationToken ct)
    {
        var bound = SignedTokens.Inner(token, "cnf", "jkt");
        // RFC 9449, 7.2: a bound token is no bearer token, nor the other way round.
        var suits = (bound is null) == (scheme == ClientAuthentication.Bearer);
        return suits && (bound is null || await proofs.CheckAsync(request, token, ct) == bound) ? null : TokenFault.Claim;
    }

    private async Task<TokenFault?> BodyFaultAsync(HttpRequest request, FoundClient found, CancellationToken ct)
    {
        if (!request.Headers.TryGetValue(ModiNames.Signature, out var header))
            return found.Client.Signing == BodySigning.Required && !HttpMethods.IsGet(request.Method) ? TokenFault.Claim : null;
        var now = clock.UtcInstant();
        if (SignedTokens.Read(header) is not { } signature || found.KeyOf(signature, now) is not { } key)
            return TokenFault.Key;
        if (await SignedTokens.CheckAsync(signature, FoundClient.Key(key), Direct(found, request, TokenId.Optional), now) is { } fault)
            return fault;
        if (SignedRequest.Of(signature, request) is not { } signed)
            return TokenFault.Claim;
        if (!await used.TryUseAsync(signature, $"integrity:{found.Client.Id:D}", ct))
            return TokenFault.Replay;
        request.HttpContext.Features.Set(signed);
        return null;
    }

    private async Task<(TrackingEvidence?, TokenFault?)> EvidenceAsync(HttpRequest request, FoundClient found, JsonWebToken token, CancellationToken ct)
    {
        var digest = SignedTokens.Inner(token, "digest", "value");
        if (!request.Headers.TryGetValue(ModiNames.TrackingEvidence, out var header))
            return (null, digest is null ? null : TokenFault.Claim);
        var now = clock.UtcInstant();
        if (SignedTokens.Read(header) is not { } evidence || found.KeyOf(evidence, now) is not { } key)
            return (null, TokenFault.Key);
        if (await SignedTokens.CheckAsync(evidence, FoundClient.Key(key), Direct(found, request, TokenId.Required), now) is { } fault)
            return (null, fault);
        if (digest is not null && !string.Equals(digest, Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(header.ToString()))), StringComparison.OrdinalIgnoreCase))
            return (null, TokenFault.Claim);
        // Evidence to which a voucher is bound goes with that voucher; any other is of one call.
        if (digest is null && !await used.TryUseAsync(evidence, $"evidence:{found.Client.Id:D}", ct))
            return (null, TokenFault.Replay);
        return TrackingEvidence.Of(evidence) is { } read ? (read, null) : (null, TokenFault.Claim);
    }

    private TokenRules Direct(FoundClient found, HttpRequest request, TokenId id) => new()
    {
        Types = ["JWT"],
        // INTEGRITY_REST_01 leaves iss to the service: ours asks for it, the client's name here or at PDND.
        Issuers = [found.Client.Id.ToString("D"), .. new[] { found.Client.PdndClientId }.OfType<string>()],
        Audiences = Audiences(request),
        LongestLife = LongestDirect,
        Id = id,
    };

    /// <summary>What a client may call us: the operation, or anything above it down to all APIs.</summary>
    private List<string> Audiences(HttpRequest request)
    {
        List<string> audiences = [];
        for (var path = request.PathBase + request.Path.Value; path.StartsWith(ClientEndpoints.Apis, StringComparison.Ordinal); path = path[..path.LastIndexOf('/')])
            audiences.Add(tokens.Issuer + path);
        return audiences;
    }
}
