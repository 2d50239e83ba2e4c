using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Records.Asking;

namespace Navigli.Records.Feeds;

/// <summary>Degraded while an office does not tell its last days, or has missed a night: people are not told of what changed there since, and all else works.</summary>
internal sealed class FeedsHealth(CityDb db, SourceBook book, CityPack city, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (book.Feeds.Count == 0)
            return HealthCheckResult.Healthy();
        var yesterday = city.Calendar.Today(clock).AddDays(-1);
        var names = book.Feeds.Select(f => f.Source.Name).ToList();
        // One that was never asked is not at fault.
        var late = (await db.FeedStates.AsNoTracking().Where(s => names.Contains(s.Source)).ToListAsync(cancellationToken)).Where(s => s.Fault is not null || (s.DoneOn ?? s.Day) < yesterday).ToList();
        return late.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Join("; ", late.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Source} {s.Fault?.ToString() ?? "Late"}, last whole night {s.DoneOn?.ToString("O", CultureInfo.InvariantCulture) ?? "never"}"))));
    }
}
