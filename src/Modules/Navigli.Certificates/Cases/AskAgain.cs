using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Cases;

/// <summary>Asks ANPR again for every case whose answer did not come, the oldest first.</summary>
internal sealed class AskAgain(CityDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<AskAgain> log) : IRecurringJob
{
    // While ANPR is down each case costs its whole patience; the rest waits for the next run.
    private const int MostAtOnce = 50;

    public static string Schedule => "0/20 * * * * ?";

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var due = await db.Cases.AsNoTracking().Where(c => c.AskAgainAt <= now).OrderBy(c => c.AskAgainAt).Select(c => c.Id).Take(MostAtOnce).ToListAsync(ct);
        foreach (var id in due)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<AskAnpr>().AgainAsync(id, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One case that cannot be asked must not keep the others waiting; it is due again.
                log.LogError(e, "Case {Case} could not be asked again", id);
            }
        }
    }
}
