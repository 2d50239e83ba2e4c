using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Privacy.Notice;

/// <summary>
/// Gives the notice in force with the sign-in, in its commit, and takes it away when its person has put it away. In between the session carries it, so
/// that no page asks (GDPR art. 13(1): when the data are obtained).
/// </summary>
internal sealed class GiveNotice(CityDb db, CityPack city, ActFactory acts, CurrentCaller caller, IShownNotices shown, TimeProvider clock) : ISignInNotice
{
    public async Task<int?> GiveAsync(Guid account, DateTime at, CancellationToken ct)
    {
        if (city.PrivacyNotice.On(DateOnly.FromDateTime(city.Calendar.ToLocal(at))) is not { Number: var version })
            return null;
        var given = await db.NoticesGiven.Where(n => n.AccountId == account && n.Version == version).Select(n => new { n.PutAwayAt }).ToListAsync(ct);
        if (given.Count == 0)
            db.Add(new NoticeGiven { Id = clock.NewId(), AccountId = account, Version = version, GivenAt = at });
        return given.Exists(n => n.PutAwayAt is not null) ? null : version;
    }

    public async Task PutAwayAsync(CancellationToken ct)
    {
        var account = caller.Value.AccountId!.Value;
        var act = acts.Citizen(PrivacyActs.PutNoticeAway);
        await db.CommitAsync(
            act,
            async inner =>
            {
                await db.SetWiseAsync<NoticeGiven>(rows => rows.Where(n => n.AccountId == account && n.PutAwayAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(n => n.PutAwayAt, act.At), inner));
                await shown.PutAwayAsync(account, inner);
            },
            ct);
        shown.Forget();
    }
}
