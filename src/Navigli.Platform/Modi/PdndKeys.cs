using System.Collections.Frozen;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Navigli.Platform.Tokens;

namespace Navigli.Platform.Modi;

/// <summary>PDND's public keys: fetched when a name is not known, at most once in a while, so that vouchers of nobody's making do not make us call.</summary>
public sealed class PdndKeys(IHttpClientFactory clients, TimeProvider clock, IOptions<PdndOptions> options, ILogger<PdndKeys> log) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Age = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim asking = new(1, 1);
    private FrozenDictionary<string, JsonWebKey> known = FrozenDictionary<string, JsonWebKey>.Empty;
    private DateTimeOffset askedAt = DateTimeOffset.MinValue;
    private DateTimeOffset fetchedAt = DateTimeOffset.MinValue;

    /// <summary>The key of a name; null where PDND has none, or cannot be asked.</summary>
    public async Task<SecurityKey?> FindAsync(string? keyId, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(keyId) || options.Value.Keys is null)
            return null;
        if (!known.ContainsKey(keyId) || clock.GetUtcNow() - fetchedAt > Age)
            await RefreshAsync(ct).ConfigureAwait(false);
        return known.GetValueOrDefault(keyId);
    }

    /// <inheritdoc/>
    public void Dispose() => asking.Dispose();

    private async Task RefreshAsync(CancellationToken ct)
    {
        await asking.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var now = clock.GetUtcNow();
            if (now - askedAt < Pause)
                return;
            askedAt = now;
            using var http = clients.CreateClient(PdndVouchers.HttpClientName);
            var set = await http.GetFromJsonAsync<JsonObject>(options.Value.Keys, ct).ConfigureAwait(false);
            // A key that is withdrawn there is withdrawn here.
            known = (set?["keys"] as JsonArray ?? []).Select(PublicKeys.OfJson).OfType<JsonWebKey>()
                .DistinctBy(k => k.Kid, StringComparer.Ordinal).ToFrozenDictionary(k => k.Kid, StringComparer.Ordinal);
            fetchedAt = now;
        }
        catch (Exception e) when (e is HttpRequestException or System.Text.Json.JsonException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            log.LogWarning(e, "PDND's keys could not be fetched");
        }
        finally
        {
            asking.Release();
        }
    }
}
