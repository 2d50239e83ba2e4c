using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using Navigli.Platform.Tokens;

namespace Navigli.Platform.Modi;

/// <summary>A key that the city signs calls with, and how the token refers to it.</summary>
public sealed class ModiSigner
{
    private readonly SigningCredentials credentials;
    private readonly Dictionary<string, object> headers;

    private ModiSigner(SigningCredentials credentials, Dictionary<string, object> headers) => (this.credentials, this.headers) = (credentials, headers);

    /// <summary>By certificate (ID_AUTH_REST_01 and 02): the token carries it in <c>x5c</c>.</summary>
    public static ModiSigner Of(X509Certificate2 certificate)
    {
        string[] chain = [Convert.ToBase64String(certificate.RawData)];
        var carried = new Dictionary<string, object>(StringComparer.Ordinal) { ["x5c"] = chain };
        return certificate.GetECDsaPrivateKey() is { } ecdsa
            ? new ModiSigner(new SigningCredentials(new ECDsaSecurityKey(ecdsa), SecurityAlgorithms.EcdsaSha256), carried)
            : new ModiSigner(new SigningCredentials(new RsaSecurityKey(certificate.GetRSAPrivateKey()!), SecurityAlgorithms.RsaSha256), carried);
    }

    /// <summary>By the name under which the other side knows the key (<c>kid</c>): PDND and API clients.</summary>
    public static ModiSigner Of(RSA key, string keyId) => new(new SigningCredentials(new RsaSecurityKey(key) { KeyId = keyId }, SecurityAlgorithms.RsaSha256), []);

    /// <summary>By the name under which the other side knows the key (<c>kid</c>): PDND and API clients.</summary>
    public static ModiSigner Of(ECDsa key, string keyId) => new(new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = keyId }, SecurityAlgorithms.EcdsaSha256), []);

    /// <summary>Signs claims for a time.</summary>
    /// <param name="claims">The claims without times and id.</param>
    /// <param name="clock">The city's clock.</param>
    /// <param name="life">How long the token holds.</param>
    /// <returns>The token: <c>typ</c> JWT, with <c>iat</c>, <c>exp</c> and <c>jti</c>.</returns>
    public string Sign(JsonObject claims, TimeProvider clock, TimeSpan life)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        claims["iat"] = now;
        claims["exp"] = now + (long)life.TotalSeconds;
        claims["jti"] = RandomNumberGenerator.GetHexString(32, lowercase: true);
        return SignedTokens.Sign(claims, credentials, "JWT", headers);
    }

    /// <summary>A number of 13 digits that nobody can guess: the <c>dnonce</c> of AUDIT_REST_02.</summary>
    internal static long Nonce() => long.Parse("1" + RandomNumberGenerator.GetString("0123456789", 12), CultureInfo.InvariantCulture);
}
