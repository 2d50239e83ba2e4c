using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Navigli.Platform.Tokens;

/// <summary>Public keys as JSON (RFC 7517): elliptic curve P-256, or RSA of 2048 bits and more. What has a private half is refused.</summary>
public static class PublicKeys
{
    private const int SmallestRsa = 2048;
    private const int LargestRsa = 8192;

    /// <summary>Reads a key, a set of one key, or a PEM block; null where it is none of the accepted.</summary>
    public static JsonWebKey? Parse(string? text)
    {
        if (text?.Trim() is not { Length: > 0 and <= 16 * 1024 } trimmed)
            return null;
        try
        {
            return trimmed.StartsWith("-----", StringComparison.Ordinal) ? OfPem(trimmed) : OfJson(JsonNode.Parse(trimmed));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The key of a JSON object; null where it is none of the accepted.</summary>
    public static JsonWebKey? OfJson(JsonNode? node)
    {
        try
        {
            var members = node as JsonObject;
            if (members?["keys"] is JsonArray { Count: 1 } set)
                members = set[0] as JsonObject;
            return members is null || members.ContainsKey("d") || members.ContainsKey("k") ? null : OfMembers(members);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The key of a certificate.</summary>
    public static JsonWebKey? Of(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
            return Of(rsa);
        using var ecdsa = certificate.GetECDsaPublicKey();
        return ecdsa is null ? null : Of(ecdsa);
    }

    /// <summary>The public half of a key, named by its thumbprint.</summary>
    public static JsonWebKey? Of(ECDsa key)
    {
        var p = key.ExportParameters(includePrivateParameters: false);
        return p.Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value
            ? null
            : Named(new JsonWebKey { Kty = "EC", Crv = JsonWebKeyECTypes.P256, X = Base64UrlEncoder.Encode(p.Q.X), Y = Base64UrlEncoder.Encode(p.Q.Y) });
    }

    /// <summary>The public half of a key, named by its thumbprint.</summary>
    public static JsonWebKey? Of(RSA key)
    {
        var p = key.ExportParameters(includePrivateParameters: false);
        return Named(new JsonWebKey { Kty = "RSA", N = Base64UrlEncoder.Encode(p.Modulus), E = Base64UrlEncoder.Encode(p.Exponent) });
    }

    /// <summary>The thumbprint of a key, base64url (RFC 7638).</summary>
    public static string Thumbprint(JsonWebKey key) => Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());

    /// <summary>The public members as JSON, with the name and use.</summary>
    public static JsonObject Json(JsonWebKey key)
    {
        JsonObject members = key.Kty == "EC"
            ? new() { ["kty"] = "EC", ["crv"] = key.Crv, ["x"] = key.X, ["y"] = key.Y }
            : new() { ["kty"] = "RSA", ["n"] = key.N, ["e"] = key.E };
        members["kid"] = key.Kid;
        members["use"] = "sig";
        return members;
    }

    private static JsonWebKey? OfMembers(JsonObject members)
    {
        var key = (string?)members["kty"] switch
        {
            "EC" when (string?)members["crv"] == JsonWebKeyECTypes.P256 => new JsonWebKey { Kty = "EC", Crv = JsonWebKeyECTypes.P256, X = (string?)members["x"], Y = (string?)members["y"] },
            "RSA" => new JsonWebKey { Kty = "RSA", N = (string?)members["n"], E = (string?)members["e"] },
            _ => null,
        };
        if (key is null || !IsSound(key))
            return null;
        key.Kid = (string?)members["kid"] is { Length: > 0 and <= 128 } kid ? kid : Thumbprint(key);
        return key;
    }

    private static JsonWebKey? OfPem(string pem)
    {
        if (pem.StartsWith("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return Of(certificate);
        }

        if (!pem.StartsWith("-----BEGIN PUBLIC KEY-----", StringComparison.Ordinal))
            return null;
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportFromPem(pem);
            return Of(ecdsa);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return Of(rsa);
        }
    }

    private static JsonWebKey? Named(JsonWebKey key)
    {
        if (!IsSound(key))
            return null;
        key.Kid = Thumbprint(key);
        return key;
    }

    /// <summary>Whether it can be a key at all: a point on the curve, a modulus that is long enough.</summary>
    private static bool IsSound(JsonWebKey key)
    {
        if (key.Kty == "EC")
        {
            using var ecdsa = ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = Base64UrlEncoder.DecodeBytes(key.X), Y = Base64UrlEncoder.DecodeBytes(key.Y) },
            });
            return true;
        }

        var bits = Base64UrlEncoder.DecodeBytes(key.N).Length * 8;
        return bits is >= SmallestRsa and <= LargestRsa && Base64UrlEncoder.DecodeBytes(key.E).Length is > 0 and <= 4;
    }
}
