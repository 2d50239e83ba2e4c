using Microsoft.EntityFrameworkCore;
using Navigli.Identity.Saml;
using Navigli.Identity.Sessions;
using Navigli.Platform.Data;

namespace Navigli.Identity.Joining;

/// <summary>Ends the sessions that an eIDAS identity opened on an account, when it is to open it no more. The caller commits.</summary>
internal sealed class EidasSessions(CityDb db)
{
    public async Task<IReadOnlyList<Session>> EndAsync(Guid account, DateTime now, CancellationToken ct)
    {
        var open = await db.Sessions.Where(s => s.AccountId == account && s.Scheme == IdentityScheme.Eidas && s.EndedAt == null && s.ExpiresAt > now).ToListAsync(ct);
        foreach (var session in open)
            session.End(now);
        return open;
    }
}
