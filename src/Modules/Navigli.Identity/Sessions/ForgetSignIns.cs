using Microsoft.EntityFrameworkCore;
using Navigli.Identity.Logout;
using Navigli.Identity.SignIn;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Time;

namespace Navigli.Identity.Sessions;

/// <summary>Deletes, every quarter of an hour, what a sign-in leaves behind once it can serve nobody: pending requests, used assertions, unanswered logouts.</summary>
internal sealed class ForgetSignIns(CityDb db, ActFactory acts, TimeProvider clock) : IRecurringJob
{
    public static string Schedule => "0 0/15 * * * ?";

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.UtcInstant();
        if (!await db.SignInAttempts.AnyAsync(a => a.ExpiresAt < now, ct)
            && !await db.Set<UsedAssertion>().AnyAsync(a => a.ExpiresAt < now, ct)
            && !await db.Set<PendingLogout>().AnyAsync(l => l.ExpiresAt < now, ct))
            return;
        await db.CommitAsync(
            acts.System(IdentityActs.Forget, "identity.forget"),
            async inner =>
            {
                await db.SetWiseAsync<SignInAttempt>(rows => rows.Where(a => a.ExpiresAt < now).ExecuteDeleteAsync(inner));
                await db.SetWiseAsync<UsedAssertion>(rows => rows.Where(a => a.ExpiresAt < now).ExecuteDeleteAsync(inner));
                await db.SetWiseAsync<PendingLogout>(rows => rows.Where(l => l.ExpiresAt < now).ExecuteDeleteAsync(inner));
            },
            ct);
    }
}
