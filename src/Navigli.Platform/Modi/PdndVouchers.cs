using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Navigli.Platform.Keys;

namespace Navigli.Platform.Modi;

/// <summary>
/// Asks PDND's authorization server for vouchers. One is used until near its end; one that is bound to the tracking evidence of a call
/// (AUDIT_REST_02) serves that call alone.
/// </summary>
public sealed class PdndVouchers(IHttpClientFactory clients, KeyRing keys, TimeProvider clock, IOptions<PdndOptions> options) : IDisposable
{
    /// <summary>Name of the HTTP client.</summary>
    public const string HttpClientName = "pdnd";

    private const string KeyName = "pdnd";

    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AssertionLife = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Voucher> kept = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim asking = new(1, 1);

    /// <summary>A voucher for an e-service.</summary>
    /// <exception cref="HttpRequestException">PDND gives none.</exception>
    public async Task<string> GetAsync(PdndService service, CancellationToken ct)
    {
        if (Fresh(service) is { } fresh)
            return fresh;
        await asking.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (Fresh(service) is { } askedMeanwhile)
                return askedMeanwhile;
            var voucher = await AskAsync(service, evidence: null, ct).ConfigureAwait(false);
            kept[service.Purpose!] = voucher;
            return voucher.Token;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>A voucher that is bound to the tracking evidence of one call.</summary>
    /// <param name="service">The e-service.</param>
    /// <param name="evidence">The signed evidence as it will be sent.</param>
    /// <param name="ct">Cancels it.</param>
    /// <exception cref="HttpRequestException">PDND gives none.</exception>
    public async Task<string> GetBoundAsync(PdndService service, string evidence, CancellationToken ct) => (await AskAsync(service, evidence, ct).ConfigureAwait(false)).Token;

    /// <summary>Forgets a voucher that an e-service refused.</summary>
    public void Forget(PdndService service) => kept.TryRemove(service.Purpose!, out _);

    /// <summary>The city's key at PDND.</summary>
    public ModiSigner Signer() => ModiSigner.Of(Key(), Setting(options.Value.KeyId, nameof(PdndOptions.KeyId)));

    /// <summary>Its public half, PEM, as PDND takes it; made if it is missing and may be.</summary>
    public string PublicKey() => Key().ExportSubjectPublicKeyInfoPem();

    /// <inheritdoc/>
    public void Dispose() => asking.Dispose();

    private RSA Key() => keys.Certificate(KeyName, rsa => new CertificateRequest("CN=pdnd", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)).GetRSAPrivateKey()!;

    private string? Fresh(PdndService service) => kept.TryGetValue(service.Purpose!, out var voucher) && clock.GetUtcNow() < voucher.Until - Margin ? voucher.Token : null;

    private async Task<Voucher> AskAsync(PdndService service, string? evidence, CancellationToken ct)
    {
        var client = Setting(options.Value.ClientId, nameof(PdndOptions.ClientId));
        var claims = new JsonObject { ["iss"] = client, ["sub"] = client, ["aud"] = Setting(options.Value.AssertionAudience, nameof(PdndOptions.AssertionAudience)), [ModiNames.Purpose] = service.Purpose };
        if (evidence is not null)
            claims["digest"] = new JsonObject { ["alg"] = "SHA256", ["value"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(evidence))) };
        using var http = clients.CreateClient(HttpClientName);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["client_id"] = client,
            ["client_assertion"] = Signer().Sign(claims, clock, AssertionLife),
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["grant_type"] = "client_credentials",
        });
        using var response = await http.PostAsync(options.Value.TokenEndpoint, form, ct).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(ct).ConfigureAwait(false);
        return new Voucher(answer.GetProperty("access_token").GetString()!, clock.GetUtcNow().AddSeconds(answer.GetProperty("expires_in").GetInt32()));
    }

    private static string Setting(string? value, string name) => value ?? throw new InvalidOperationException($"Pdnd:{name} is not set");

    private sealed record Voucher(string Token, DateTimeOffset Until);
}
