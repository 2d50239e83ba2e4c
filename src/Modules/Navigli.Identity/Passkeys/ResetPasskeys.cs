using Microsoft.EntityFrameworkCore;
using Navigli.Identity.Staff;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Passkeys;

/// <summary>
/// Recovery: an administrator takes away all the passkeys of somebody else, whose next sign-in makes a new one. Their sessions end with it:
/// the lost device may be the one that is signed in.
/// </summary>
internal sealed class ResetPasskeys(CityDb db, StaffBoard board, TimeProvider clock)
{
    public async Task<Result<Done>> RunAsync(Guid account, string? reason, CancellationToken ct)
    {
        if (account == board.Caller)
            return IdentityErrors.OwnRights;
        if (reason?.Trim() is not { Length: > 0 and <= Appointment.ReasonLength } why)
            return IdentityErrors.ReasonMissing;
        var passkeys = await db.Passkeys.Where(p => p.AccountId == account).ToListAsync(ct);
        if (passkeys.Count == 0)
            return IdentityErrors.PasskeyGone;
        var now = clock.UtcInstant();
        db.RemoveRange(passkeys);
        foreach (var session in await db.Sessions.Where(s => s.AccountId == account && s.EndedAt == null && s.ExpiresAt > now).ToListAsync(ct))
            session.End(now);
        return await board.CommitAsync(IdentityActs.ResetPasskeys, why, static _ => Task.FromResult(true), ct);
    }
}
