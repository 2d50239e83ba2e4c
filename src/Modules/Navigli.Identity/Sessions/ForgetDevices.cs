using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Time;

namespace Navigli.Identity.Sessions;

/// <summary>
/// Forgets, every night, from which device and network sessions were begun that have been over for a day: they were kept for their person to
/// recognise. The session itself stays, since acts name it.
/// </summary>
internal sealed class ForgetDevices(CityDb db, ActFactory acts, TimeProvider clock) : IRecurringJob
{
    public static string Schedule => "0 40 3 * * ?";

    public async Task RunAsync(CancellationToken ct)
    {
        var dayBefore = clock.UtcInstant().AddDays(-1);
        if (!await Past(db.Sessions, dayBefore).AnyAsync(ct))
            return;
        await db.CommitAsync(
            acts.System(IdentityActs.Forget, "identity.forget"),
            inner => db.SetWiseAsync<Session>(rows => Past(rows, dayBefore).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.Browser, (string?)null).SetProperty(s => s.System, (string?)null).SetProperty(s => s.Network, (string?)null), inner)),
            ct);
    }

    private static IQueryable<Session> Past(IQueryable<Session> sessions, DateTime dayBefore) =>
        sessions.Where(s => s.ExpiresAt < dayBefore && (s.Browser != null || s.System != null || s.Network != null));
}
