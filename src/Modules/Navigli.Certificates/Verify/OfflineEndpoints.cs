using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Navigli.Certificates.Paper;

namespace Navigli.Certificates.Verify;

/// <summary>What a verifier needs to do without a network: docs/protocols.md tells others how to use the first two.</summary>
internal static class OfflineEndpoints
{
    public static void MapOfflineVerification(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(CertificatesPaths.ProofKeys, (ProofKeys keys, HttpContext http) => Answer(http, KeySet(keys), "application/jwk-set+json")).AllowAnonymous();
        endpoints.MapGet(CertificatesPaths.Revocations, async (PublishRevocations publish, HttpContext http, CancellationToken ct) =>
            Answer(http, (await publish.CurrentAsync(ct)).Message, "application/cose; cose-type=\"cose-sign1\"")).AllowAnonymous();
    }

    /// <summary>A JWK set (RFC 7517) of the keys whose signatures count: the present one and those before it, without the withdrawn.</summary>
    private static byte[] KeySet(ProofKeys keys) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        keys = keys.Published.Where(k => k.RevokedAt is null).Reverse().Select(k => new { kty = "EC", crv = "P-256", alg = "ES256", use = "sig", kid = k.KeyId, x = k.X, y = k.Y }),
    });

    /// <summary>Kept by whoever wants, and asked for again each time: what was voided a minute ago must not be taken for good.</summary>
    private static IResult Answer(HttpContext http, byte[] content, string type)
    {
        http.Response.Headers.CacheControl = "public, no-cache";
        return Results.Bytes(content, type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\""));
    }
}
