using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Navigli.Sandbox.Faults;

namespace Navigli.Sandbox.Trust;

/// <summary>
/// A remote sealing service (CSC API 2.0, synchronous signHash) for one client with one credential, which asks for a PIN and binds each
/// authorisation to the digests it was given for.
/// </summary>
internal sealed class RemoteSealDesk(TrustKeys keys, FaultPanel faults, TimeProvider clock)
{
    public const string ClientId = "navigli";
    public const string ClientSecret = "demonstration";
    public const string CredentialId = "sandbox-seal";
    public const string Pin = "2468";

    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string Sha256WithRsa = "1.2.840.113549.1.1.11";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> activations = new(StringComparer.Ordinal);
    private int tokensGiven;

    /// <summary>How many access tokens were given since the start.</summary>
    public int TokensGiven => tokensGiven;

    /// <summary>Takes back every token given, as a service that is restarted does.</summary>
    public void ForgetTokens() => tokens.Clear();

    public async Task<IResult> GiveTokenAsync(HttpContext context)
    {
        if (await DownAsync(context.RequestAborted) is { } down)
            return down;
        if (!context.Request.HasFormContentType)
            return Error("invalid_request", "Missing parameter grant_type");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["grant_type"] != "client_credentials")
            return Error("invalid_request", "Invalid parameter grant_type");
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret)
            return Error("invalid_request", "Invalid parameter client_secret");
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        tokens[token] = clock.GetUtcNow() + Lifetime;
        Interlocked.Increment(ref tokensGiven);
        return Results.Json(new { access_token = token, token_type = "Bearer", expires_in = (int)Lifetime.TotalSeconds });
    }

    public Task<IResult> ListAsync(HttpContext context) => ServeAsync(context, () => Results.Json(new { credentialIDs = new[] { CredentialId } }));

    public Task<IResult> InfoAsync(HttpContext context, SealCall call) => ServeAsync(context, () => call.CredentialId != CredentialId
        ? Error("invalid_request", "Invalid parameter credentialID")
        : Results.Json(new
        {
            description = "Sigillo dimostrativo",
            key = new { status = "enabled", algo = new[] { Sha256WithRsa }, len = 2048 },
            cert = new
            {
                status = faults[FaultPanel.Seal].Fault is Fault.Expired ? "expired" : "valid",
                certificates = new[] { Convert.ToBase64String(keys.Seal.RawData), Convert.ToBase64String(keys.Root.RawData) },
            },
            auth = new { mode = "explicit", expression = "PIN", objects = new[] { new { type = "Password", id = "PIN", format = "N", label = "PIN" } } },
            SCAL = "2",
            multisign = 1,
        }));

    public Task<IResult> AuthorizeAsync(HttpContext context, SealCall call) => ServeAsync(context, () =>
    {
        if (call is not { CredentialId: CredentialId, Signatures: 1, Hashes: [var hash], HashAlgorithm: Sha256 })
            return Error("invalid_request", "Missing (or invalid type) parameter");
        if (call.AuthData is not [{ Id: "PIN", Value: Pin }])
            return Error("invalid_authentication_data", "The authentication data is invalid");
        var activation = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        activations[activation] = hash;
        return Results.Json(new { SAD = activation, expiresIn = 300 });
    });

    public Task<IResult> SignHashAsync(HttpContext context, SealCall call) => ServeAsync(context, () =>
    {
        if (faults[FaultPanel.Seal].Fault is Fault.Expired)
            return Error("invalid_request", "Signing certificate is expired");
        if (call is not { CredentialId: CredentialId, Hashes: [var hash], SignatureAlgorithm: Sha256WithRsa })
            return Error("invalid_request", "Invalid parameter signAlgo");
        if (call.Activation is not { } activation || !activations.TryRemove(activation, out var authorized))
            return Error("invalid_request", "Invalid parameter SAD");
        if (authorized != hash)
            return Error("invalid_request", "Hash is not authorized by the SAD");
        var digest = new byte[64];
        if (!Convert.TryFromBase64String(hash, digest, out var length) || length != 32)
            return Error("invalid_request", "Invalid digest value length");
        var signer = faults[FaultPanel.Seal].Fault is Fault.WrongSignature ? keys.Stranger : keys.Seal;
        using var key = signer.GetRSAPrivateKey()!;
        return Results.Json(new { signatures = new[] { Convert.ToBase64String(key.SignHash(digest.AsSpan(0, length), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)) } });
    });

    private static IResult Error(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new { error, error_description = description }, statusCode: status);

    private async Task<IResult> ServeAsync(HttpContext context, Func<IResult> answer)
    {
        if (await DownAsync(context.RequestAborted) is { } down)
            return down;
        const string scheme = "Bearer ";
        var given = context.Request.Headers.Authorization.ToString();
        return given.StartsWith(scheme, StringComparison.Ordinal) && tokens.TryGetValue(given[scheme.Length..], out var until) && until > clock.GetUtcNow()
            ? answer()
            : Error("invalid_token", "The access token is not valid", StatusCodes.Status401Unauthorized);
    }

    private async Task<IResult?> DownAsync(CancellationToken cancellation)
    {
        if (faults[FaultPanel.Seal].Fault is Fault.Down)
            return Error("temporarily_unavailable", "Out of service", StatusCodes.Status503ServiceUnavailable);
        await faults.DelayAsync(FaultPanel.Seal, cancellation);
        return null;
    }
}

/// <summary>What any method of the API may be given.</summary>
internal sealed record SealCall
{
    [JsonPropertyName("credentialID")]
    public string? CredentialId { get; init; }

    [JsonPropertyName("numSignatures")]
    public int Signatures { get; init; }

    [JsonPropertyName("hashes")]
    public IReadOnlyList<string>? Hashes { get; init; }

    [JsonPropertyName("hashAlgorithmOID")]
    public string? HashAlgorithm { get; init; }

    [JsonPropertyName("signAlgo")]
    public string? SignatureAlgorithm { get; init; }

    [JsonPropertyName("SAD")]
    public string? Activation { get; init; }

    [JsonPropertyName("authData")]
    public IReadOnlyList<SealSecret>? AuthData { get; init; }
}

internal sealed record SealSecret([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("value")] string Value);
