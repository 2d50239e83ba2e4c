using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Navigli.Platform.Modi;

/// <summary>
/// What INTEGRITY_REST_01 says of a request that came in: set where its signature was found good, so that whoever reads the body compares it first.
/// </summary>
/// <param name="Digest">The signed value of the <c>Digest</c> header.</param>
public sealed record SignedRequest(string Digest)
{
    private static readonly string[] AlwaysSigned = ["digest", "content-type", "content-encoding"];

    /// <summary>Compares the signed headers with those of the request.</summary>
    /// <param name="token">The token of <c>Agid-JWT-Signature</c>, its signature checked.</param>
    /// <param name="request">The request.</param>
    /// <returns>Null where they differ, or where the digest, the type or the encoding is there and not signed.</returns>
    public static SignedRequest? Of(JsonWebToken token, HttpRequest request)
    {
        if (!token.TryGetPayloadValue<JsonElement>(ModiNames.SignedHeaders, out var list) || list.ValueKind != JsonValueKind.Array)
            return null;
        var signed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object)
                return null;
            foreach (var header in entry.EnumerateObject())
            {
                if (header.Value.ValueKind != JsonValueKind.String || !signed.TryAdd(header.Name.ToLowerInvariant(), header.Value.GetString()!))
                    return null;
            }
        }

        var same = signed.All(s => request.Headers.TryGetValue(s.Key, out var sent) && sent.ToString() == s.Value);
        var complete = AlwaysSigned.All(name => !request.Headers.ContainsKey(name) || signed.ContainsKey(name));
        return same && complete && signed.TryGetValue("digest", out var digest) ? new SignedRequest(digest) : null;
    }
}
