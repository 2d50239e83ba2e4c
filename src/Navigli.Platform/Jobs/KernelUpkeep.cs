using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Api;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Outbox;
using Navigli.Platform.Time;
using Navigli.Platform.Tokens;

namespace Navigli.Platform.Jobs;

/// <summary>Every night: forgets drafts that have expired, deliveries that were made, old runs of jobs, tokens that are over, and counts of calls. Dead letters wait for an administrator.</summary>
internal sealed class KernelUpkeep(CityDb db, TimeProvider clock) : IRecurringJob
{
    // Long enough to answer "was it sent?" about last month; what was sent is in the records of who sent it.
    private static readonly TimeSpan History = TimeSpan.FromDays(60);

    public static string Schedule => "0 40 3 * * ?";

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var old = now - History;
        await db.Set<Draft>().Where(d => d.ExpiresAt < now && (d.ConfirmedAt == null || d.ConfirmedAt < old)).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        await db.Set<OutboxDelivery>().Where(d => d.DoneAt < old).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        await db.Set<UsedToken>().Where(t => t.Until < now).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        var firstDay = DateOnly.FromDateTime(now).AddDays(-ApiUse.DaysKept);
        await db.Set<ApiUseDay>().Where(u => u.Day < firstDay).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        await db.Set<JobRun>().Where(r => r.PlannedFor < old).ExecuteDeleteAsync(ct).ConfigureAwait(false);
    }
}
