using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Time;

namespace Navigli.Residents.LookUp;

/// <summary>Every night: deletes the look-ups that open nothing any more. Their reasons stay in the audit and in the ledger.</summary>
internal sealed class ForgetLookUps(CityDb db, ActFactory acts, TimeProvider clock) : IRecurringJob
{
    public static string Schedule => "0 40 3 * * ?";

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.UtcInstant();
        if (!await db.LookUps.AnyAsync(l => l.ExpiresAt < now, ct))
            return;
        await db.CommitAsync(
            acts.System(ResidentsActs.ForgetLookUps, "residents.forget-look-ups"),
            async work => await db.SetWiseAsync<RegistryLookUp>(l => l.Where(x => x.ExpiresAt < now).ExecuteDeleteAsync(work)),
            ct);
    }
}
