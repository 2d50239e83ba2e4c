using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Navigli.Platform.Data;
using Navigli.Platform.Files;

namespace Navigli.Platform.Web;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can serve: its database is there and migrated, its file store can be written.</summary>
public static class HealthChecks
{
    /// <summary>Registers the checks.</summary>
    public static IServiceCollection AddCityHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseReady>("database", tags: ["ready"])
            .AddCheck<FilesReady>("files", tags: ["ready"]);
        return services;
    }

    /// <summary>Maps the two addresses, open to the proxy and the monitor.</summary>
    public static void MapCityHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().DisableRateLimiting();
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains("ready") }).AllowAnonymous().DisableRateLimiting();
    }

    private sealed class DatabaseReady(CityDb db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false);
            return pending.Any() ? HealthCheckResult.Unhealthy("migrations are pending: run 'navigli migrate'") : HealthCheckResult.Healthy();
        }
    }

    private sealed class FilesReady(IOptions<FileStoreOptions> options) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            Directory.CreateDirectory(options.Value.Directory);
            var probe = Path.Combine(options.Value.Directory, $".probe-{Environment.ProcessId}");
            await File.WriteAllBytesAsync(probe, [1], cancellationToken).ConfigureAwait(false);
            File.Delete(probe);
            return HealthCheckResult.Healthy();
        }
    }
}
