using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Navigli.Identity.Saml;

namespace Navigli.Identity.SignIn;

/// <summary>The identity providers of the configured metadata. Read when first asked for, again after an hour; what was known stays while a source is away.</summary>
internal sealed partial class IdentityProviders(IOptions<IdentityOptions> options, IHttpClientFactory clients, TimeProvider clock, ILogger<IdentityProviders> logger)
{
    public const string HttpClientName = "identity-provider-metadata";
    private static readonly TimeSpan Refresh = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<(IdentityScheme Scheme, string Metadata), (long ReadAt, IReadOnlyList<IdentityProvider> Found)> _known = new();

    /// <summary>Names a provider in addresses and forms.</summary>
    public static string KeyOf(IdentityProvider provider) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{provider.Scheme} {provider.EntityId}")))[..12];

    public async Task<IReadOnlyList<IdentityProvider>> AllAsync(CancellationToken ct)
    {
        var all = new List<IdentityProvider>();
        foreach (var source in options.Value.IdentityProviders)
            all.AddRange(await FromAsync((source.Scheme, source.Metadata), ct));
        return [.. all.DistinctBy(provider => (provider.Scheme, provider.EntityId))];
    }

    public async Task<IdentityProvider?> ByKeyAsync(string key, CancellationToken ct) => (await AllAsync(ct)).FirstOrDefault(provider => KeyOf(provider) == key);

    public async Task<IdentityProvider?> ByEntityIdAsync(IdentityScheme scheme, string entityId, CancellationToken ct) =>
        (await AllAsync(ct)).FirstOrDefault(provider => provider.Scheme == scheme && provider.EntityId == entityId);

    private async Task<IReadOnlyList<IdentityProvider>> FromAsync((IdentityScheme Scheme, string Metadata) source, CancellationToken ct)
    {
        var known = _known.TryGetValue(source, out var entry);
        if (known && clock.GetElapsedTime(entry.ReadAt) < Refresh)
            return entry.Found;
        try
        {
            var found = IdentityProviderMetadata.Read(await ReadAsync(source.Metadata, ct), source.Scheme);
            if (found.Count > 0)
            {
                _known[source] = (clock.GetTimestamp(), found);
                return found;
            }

            LogUnusable(source.Metadata);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            LogUnreachable(e, source.Metadata);
        }

        return known ? entry.Found : [];
    }

    private async Task<string> ReadAsync(string source, CancellationToken ct)
    {
        if (!Uri.TryCreate(source, UriKind.Absolute, out var address) || address.IsFile)
            return await File.ReadAllTextAsync(source, ct);
        using var client = clients.CreateClient(HttpClientName);
        return await client.GetStringAsync(address, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Identity provider metadata holds no usable provider: {Source}")]
    private partial void LogUnusable(string source);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Identity provider metadata cannot be read: {Source}")]
    private partial void LogUnreachable(Exception exception, string source);
}
