using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Time;

namespace Navigli.Identity.Joining;

/// <summary>Deletes, every night, the requests to join that have been over for as long as the city keeps them; the acts stay.</summary>
internal sealed class ForgetJoins(CityDb db, ActFactory acts, IOptions<IdentityOptions> options, TimeProvider clock) : IRecurringJob
{
    public static string Schedule => "0 45 3 * * ?";

    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.UtcInstant() - options.Value.EndedJoinsKeptFor;
        if (!await Over(db.IdentityJoins, before).AnyAsync(ct))
            return;
        await db.CommitAsync(
            acts.System(IdentityActs.Forget, "identity.forget"),
            inner => db.SetWiseAsync<IdentityJoin>(rows => Over(rows, before).ExecuteDeleteAsync(inner)),
            ct);
    }

    private static IQueryable<IdentityJoin> Over(IQueryable<IdentityJoin> joins, DateTime before) =>
        joins.Where(j => j.Standing == null && (j.EndedAt ?? j.DecidedAt) < before);
}
