using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Navigli.Platform.Data;

namespace Navigli.Identity.Providers;

/// <summary>Degraded while a list of identity providers cannot be refreshed: with its last good copy people still sign in, without one they cannot, and all else works.</summary>
internal sealed class ProvidersHealth(CityDb db, IOptions<IdentityOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = new List<string>();
        foreach (var source in options.Value.IdentityProviders)
        {
            var key = ProviderList.KeyOf(source);
            // Nobody has asked for it yet: not a fault.
            if (await db.ProviderLists.Where(l => l.Key == key).Select(l => new { l.Fault, l.GoodAt }).SingleOrDefaultAsync(cancellationToken) is { Fault: { } fault, GoodAt: var goodAt })
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{source.Scheme} {fault}, last good {goodAt:u}"));
        }

        return faults.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join("; ", faults));
    }
}
