using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Time;

namespace Navigli.Identity.Log;

/// <summary>Every night: deletes the messages of sign-ins that are older than the 24 months for which they are kept (art. 13(2) D.P.C.M. 24 October 2014).</summary>
internal sealed class ForgetExchanges(CityDb db, ActFactory acts, TimeProvider clock) : IRecurringJob
{
    private const int MonthsKept = 24;

    public static string Schedule => "0 50 3 * * ?";

    public async Task RunAsync(CancellationToken ct)
    {
        var old = clock.UtcInstant().AddMonths(-MonthsKept);
        if (!await db.Exchanges.AnyAsync(e => e.RequestedAt < old, ct))
            return;
        await db.CommitAsync(
            acts.System(IdentityActs.Forget, "identity.forget"),
            inner => db.SetWiseAsync<SamlExchange>(rows => rows.Where(e => e.RequestedAt < old).ExecuteDeleteAsync(inner)),
            ct);
    }
}
