using Microsoft.EntityFrameworkCore;
using Navigli.Identity.SignIn;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Identity.Sessions;

/// <summary>Ends the session of a token, here at once and on every other node within the memory of <see cref="RecentSessions"/>.</summary>
internal sealed class EndSession(CityDb db, RecentSessions recent, ActFactory acts, TimeProvider clock)
{
    public async Task RunAsync(string token, CancellationToken ct)
    {
        var hash = OneTimeSecret.Hash(token);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.TokenHash == hash && s.EndedAt == null, ct) is not { } session)
            return;
        session.End(clock.UtcInstant());
        await db.CommitAsync(acts.Citizen(IdentityActs.SignOut), ct);
        recent.Forget();
    }
}
