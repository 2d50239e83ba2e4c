using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Identity.Saml;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Identity.Providers;

/// <summary>The identity providers of the configured lists, as this node knows them: the last good copies, looked at again every minute.</summary>
internal sealed class IdentityProviders : IDisposable
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim gate = new(1);
    private readonly Meter meter = new("Navigli.Identity");
    private readonly Dictionary<string, Known> parsed = new(StringComparer.Ordinal);
    private readonly IOptions<IdentityOptions> options;
    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider clock;
    private volatile Snapshot? snapshot;

    public IdentityProviders(IOptions<IdentityOptions> options, IServiceScopeFactory scopes, TimeProvider clock)
    {
        (this.options, this.scopes, this.clock) = (options, scopes, clock);
        meter.CreateObservableGauge("navigli.identity.providers.age", Ages, "s", "Since when each list of identity providers was last found good.");
    }

    /// <summary>Names a provider in addresses and forms.</summary>
    public static string KeyOf(IdentityProvider provider) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{provider.Scheme} {provider.EntityId}")))[..12];

    public async Task<IReadOnlyList<IdentityProvider>> AllAsync(CancellationToken ct)
    {
        if (snapshot is { } fresh && clock.GetElapsedTime(fresh.TakenAt) < Memory)
            return fresh.Providers;
        // One looks; the others meanwhile go on with what was known, and wait only where nothing is.
        if (!await gate.WaitAsync(snapshot is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, ct))
            return snapshot!.Providers;
        try
        {
            if (snapshot is { } taken && clock.GetElapsedTime(taken.TakenAt) < Memory)
                return taken.Providers;
            return (snapshot = await TakeAsync(ct)).Providers;
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task<IdentityProvider?> ByKeyAsync(string key, CancellationToken ct) => (await AllAsync(ct)).FirstOrDefault(provider => KeyOf(provider) == key);

    public async Task<IdentityProvider?> ByEntityIdAsync(IdentityScheme scheme, string entityId, CancellationToken ct) =>
        (await AllAsync(ct)).FirstOrDefault(provider => provider.Scheme == scheme && provider.EntityId == entityId);

    public void Dispose()
    {
        meter.Dispose();
        gate.Dispose();
    }

    private async Task<Snapshot> TakeAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CityDb>();
        var all = new List<IdentityProvider>();
        foreach (var source in options.Value.IdentityProviders)
        {
            var key = ProviderList.KeyOf(source);
            // A copy from before this node began may be of providers that have since changed their keys.
            if (!parsed.ContainsKey(key))
                await scope.ServiceProvider.GetRequiredService<RefreshProviders>().RunAsync(source, ct);
            all.AddRange(await FromAsync(db, source, key, ct));
        }

        return new Snapshot(clock.GetTimestamp(), [.. all.DistinctBy(provider => (provider.Scheme, provider.EntityId))], [.. parsed.Values]);
    }

    private async Task<IReadOnlyList<IdentityProvider>> FromAsync(CityDb db, IdentityProviderSource source, string key, CancellationToken ct)
    {
        var goodAt = await db.ProviderLists.Where(l => l.Key == key).Select(l => l.GoodAt).SingleOrDefaultAsync(ct);
        if (goodAt is null)
            return [];
        if (!parsed.TryGetValue(key, out var known) || known.GoodAt != goodAt)
        {
            var content = await db.ProviderLists.Where(l => l.Key == key).Select(l => l.Content).SingleAsync(ct);
            parsed[key] = known = new Known(source.Scheme, goodAt.Value, IdentityProviderMetadata.Read(content!, source.Scheme));
        }

        return known.Providers;
    }

    private IEnumerable<Measurement<double>> Ages() =>
        (snapshot?.Lists ?? []).Select(known => new Measurement<double>((clock.UtcInstant() - known.GoodAt).TotalSeconds, KeyValuePair.Create<string, object?>("scheme", known.Scheme.ToString())));

    private sealed record Snapshot(long TakenAt, IReadOnlyList<IdentityProvider> Providers, IReadOnlyList<Known> Lists);

    private sealed record Known(IdentityScheme Scheme, DateTime GoodAt, IReadOnlyList<IdentityProvider> Providers);
}
