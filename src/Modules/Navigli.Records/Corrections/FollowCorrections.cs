using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Time;

namespace Navigli.Records.Corrections;

/// <summary>Every two hours: what the outbox gave up is tried again, and keepers are asked for their answers.</summary>
internal sealed class FollowCorrections(CityDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<FollowCorrections> log) : IRecurringJob
{
    private const int MostAtOnce = 200;
    private static readonly TimeSpan Between = TimeSpan.FromHours(6);
    private static readonly TimeSpan OutboxPatience = TimeSpan.FromHours(6);

    public static string Schedule => "0 25 0/2 * * ?";

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var (unfollowed, undelivered) = (now - Between, now - OutboxPatience);
        var due = await db.Corrections.AsNoTracking()
            .Where(c => (c.State == CorrectionState.TakenInCharge && (c.FollowedAt == null || c.FollowedAt < unfollowed)) || (c.State == CorrectionState.Waiting && c.SentAt < undelivered))
            .OrderBy(c => c.FollowedAt).ThenBy(c => c.SentAt).Take(MostAtOnce).Select(c => new { c.Id, c.State }).ToListAsync(ct);
        foreach (var correction in due)
        {
            await using var scope = scopes.CreateAsyncScope();
            var carry = scope.ServiceProvider.GetRequiredService<CarryCorrections>();
            try
            {
                await (correction.State == CorrectionState.Waiting ? carry.DeliverAsync(correction.Id, ct) : carry.FollowAsync(correction.Id, ct));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One that cannot be carried must not keep the others waiting; it is due again.
                log.LogError(e, "Correction {Correction} could not be carried", correction.Id);
            }
        }
    }
}
