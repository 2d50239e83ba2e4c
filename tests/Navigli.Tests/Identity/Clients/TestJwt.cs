using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Navigli.Tests.Identity.Clients;

/// <summary>Tokens as anyone could write them, right or wrong: by hand, so that the product is not checked by itself.</summary>
internal static class TestJwt
{
    public static string Sign(JsonObject header, JsonObject claims, AsymmetricAlgorithm key)
    {
        var signed = $"{Part(header)}.{Part(claims)}";
        var data = Encoding.ASCII.GetBytes(signed);
        var signature = key switch
        {
            ECDsa ec => ec.SignData(data, HashAlgorithmName.SHA256),
            RSA rsa => rsa.SignData(data, HashAlgorithmName.SHA256, (string?)header["alg"] == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1),
            _ => throw new ArgumentException("Neither", nameof(key)),
        };
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>Signed with the public key as if it were a shared secret: the oldest trick.</summary>
    public static string SignAsSecret(JsonObject header, JsonObject claims, byte[] secret)
    {
        var signed = $"{Part(header)}.{Part(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string Unsigned(JsonObject header, JsonObject claims) => $"{Part(header)}.{Part(claims)}.";

    public static JsonElement Header(string token) => Read(token, 0);

    public static JsonElement Claims(string token) => Read(token, 1);

    public static JsonObject Jwk(ECDsa key)
    {
        var p = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(p.Q.X), ["y"] = Base64Url.EncodeToString(p.Q.Y) };
    }

    /// <summary>RFC 7638: the required members in order.</summary>
    public static string Thumbprint(ECDsa key)
    {
        var jwk = Jwk(key);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{jwk["x"]}}","y":"{{jwk["y"]}}"}""")));
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static JsonElement Read(string token, int part) => JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[part])).RootElement;
}
