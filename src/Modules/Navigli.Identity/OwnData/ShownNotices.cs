using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Identity.Sessions;
using Navigli.Platform.Data;

namespace Navigli.Identity.OwnData;

internal sealed class ShownNotices(CityDb db, RecentSessions recent) : IShownNotices
{
    public Task PutAwayAsync(Guid account, CancellationToken ct) =>
        db.SetWiseAsync<Session>(rows => rows.Where(s => s.AccountId == account && s.NoticeVersion != null).ExecuteUpdateAsync(set => set.SetProperty(s => s.NoticeVersion, (int?)null), ct));

    public void Forget() => recent.Forget();
}
