using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Identity.Clients;

/// <summary>A client that holds, and its keys that hold.</summary>
internal sealed record FoundClient(ApiClient Client, IReadOnlyList<ApiClientKey> Keys)
{
    /// <summary>
    /// The key of the register that a token says it was signed with, by certificate, by certificate's hash, by name, or as the only one. Addresses of
    /// certificates (<c>x5u</c>) are not followed (RFC 8725, 3.10).
    /// </summary>
    public ApiClientKey? KeyOf(JsonWebToken token, DateTime now)
    {
        if (token.TryGetHeaderValue<object>("x5c", out _))
            return Certificate(token, now) is { } thumbprint ? Keys.FirstOrDefault(k => k.Thumbprint == thumbprint) : null;
        if (token.TryGetHeaderValue<string>("x5t#S256", out var hash))
            return Keys.FirstOrDefault(k => k.CertificateHash is not null && k.CertificateHash == hash);
        if (!string.IsNullOrEmpty(token.Kid))
            return Keys.FirstOrDefault(k => k.KeyId == token.Kid);
        return Keys is [var only] ? only : null;
    }

    public static SecurityKey Key(ApiClientKey key) => new JsonWebKey(key.Jwk);

    /// <summary>The thumbprint of the key in a certificate that is valid now; that the register has the key is what makes it trusted.</summary>
    private static string? Certificate(JsonWebToken token, DateTime now)
    {
        try
        {
            if (!token.TryGetHeaderValue<List<string>>("x5c", out var chain) || chain is not [var first, ..])
                return null;
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(first));
            return certificate.NotBefore.ToUniversalTime() <= now && now < certificate.NotAfter.ToUniversalTime() && Platform.Tokens.PublicKeys.Of(certificate) is { } key
                ? Platform.Tokens.PublicKeys.Thumbprint(key)
                : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException or InvalidCastException or ArgumentException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}

/// <summary>Looks the client of a call up. It is asked at every call, and nothing of it is kept, so that a revocation counts at once.</summary>
internal sealed class FindClient(CityDb db, TimeProvider clock)
{
    public async Task<FoundClient?> ByIdAsync(string? id, CancellationToken ct) =>
        Guid.TryParseExact(id, "D", out var clientId)
            ? Found(await db.ApiClients.AsNoTracking().Include(c => c.Keys).SingleOrDefaultAsync(c => c.Id == clientId && c.RevokedAt == null, ct))
            : null;

    public async Task<FoundClient?> ByPdndAsync(string? pdndClientId, CancellationToken ct) =>
        string.IsNullOrEmpty(pdndClientId)
            ? null
            : Found(await db.ApiClients.AsNoTracking().Include(c => c.Keys).SingleOrDefaultAsync(c => c.PdndClientId == pdndClientId && c.RevokedAt == null, ct));

    private FoundClient? Found(ApiClient? client) => client is null ? null : new FoundClient(client, [.. client.Keys.Where(k => k.Holds(clock.UtcInstant()))]);
}
