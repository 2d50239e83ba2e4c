using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Navigli.Sandbox.Pdnd;

/// <summary>Whom an e-service believes.</summary>
internal enum CallerTrust
{
    /// <summary>PDND, by its voucher.</summary>
    Voucher,

    /// <summary>The caller itself, by a key that it gave (ID_AUTH_REST_02).</summary>
    Direct,
}

/// <summary>A call as an e-service understands it.</summary>
/// <param name="Fault">What is wrong with it; null where it is in order.</param>
/// <param name="Client">Who calls.</param>
/// <param name="Operator">Who, there, is behind the call; null where nobody was named.</param>
internal sealed record GuardedCall(string? Fault, string? Client, string? Operator);

/// <summary>What every e-service looks at before it answers: the token, the signature of the body (INTEGRITY_REST_01), the tracking evidence and that it belongs to the voucher (AUDIT_REST_02).</summary>
internal sealed class EServiceGuard(PdndTokens tokens, SandboxOptions options)
{
    public async Task<GuardedCall> ReadAsync(HttpRequest request, byte[] body, string audience, CallerTrust trust)
    {
        var shown = request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var compact] ? compact : null;
        var token = trust == CallerTrust.Direct ? await OfCallerAsync(shown, audience) : await tokens.ReadAsync(shown, with: null, audience);
        if (token is null || (trust == CallerTrust.Direct && !tokens.IsNew(token)))
            return Fault("token");
        if (await SignatureFaultAsync(request, body, audience) is { } fault)
            return Fault(fault);
        var evidence = request.Headers["Agid-JWT-TrackingEvidence"].ToString();
        if (!IsBound(token, evidence, trust))
            return Fault("evidence");
        if (evidence.Length == 0)
            return new GuardedCall(null, token.Subject, null);
        return await OfCallerAsync(evidence, audience) is { } read && tokens.IsNew(read)
            ? new GuardedCall(null, token.Subject, read.GetPayloadValue<string>("userID"))
            : Fault("evidence");
    }

    private static GuardedCall Fault(string what) => new(what, null, null);

    private async Task<string?> SignatureFaultAsync(HttpRequest request, byte[] body, string audience)
    {
        if (await OfCallerAsync(request.Headers["Agid-JWT-Signature"].ToString(), audience) is not { } signature || !tokens.IsNew(signature))
            return "signature";
        var expected = $"SHA-256={Convert.ToBase64String(SHA256.HashData(body))}";
        var signed = signature.GetPayloadValue<JsonElement>("signed_headers").EnumerateArray().SelectMany(e => e.EnumerateObject()).ToDictionary(p => p.Name, p => p.Value.GetString(), StringComparer.Ordinal);
        var right = signed.GetValueOrDefault("digest") == expected && request.Headers["Digest"] == expected && (request.ContentType is null || signed.GetValueOrDefault("content-type") == request.ContentType);
        return right ? null : "digest";
    }

    /// <summary>What a caller signed: with a certificate, whose it is does not matter here, or with the key that it gave.</summary>
    private async Task<JsonWebToken?> OfCallerAsync(string? compact, string audience)
    {
        if (string.IsNullOrEmpty(compact))
            return null;
        var read = new JsonWebToken(compact);
        if (read.TryGetHeaderValue<List<string>>("x5c", out var chain))
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(chain[0]));
            return await tokens.ReadAsync(compact, new X509SecurityKey(certificate), audience);
        }

        if (options.PdndClients().FirstOrDefault(c => c.ClientId == read.Issuer && c.KeyId == read.Kid) is not { } client)
            return null;
        using var key = RSA.Create();
        key.ImportFromPem(client.PublicKey);
        return await tokens.ReadAsync(compact, new RsaSecurityKey(key), audience);
    }

    private static bool IsBound(JsonWebToken token, string evidence, CallerTrust trust)
    {
        if (trust == CallerTrust.Direct)
            return true;
        if (!token.TryGetPayloadValue<JsonElement>("digest", out var digest))
            return evidence.Length == 0;
        return digest.GetProperty("value").GetString() == Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(evidence)));
    }
}
