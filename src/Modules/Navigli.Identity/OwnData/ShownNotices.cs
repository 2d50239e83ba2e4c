using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Identity.Sessions;
using Navigli.Platform.Data;

namespace Navigli.Identity.OwnData;

internal sealed class ShownNotices(CityDb db, RecentSessions recent) : IShownNotices
{
    private readonly List<byte[]> changed = [];

    public async Task PutAwayAsync(Guid account, CancellationToken ct)
    {
        changed.AddRange(await Showing(db.Sessions.AsNoTracking(), account).Select(s => s.TokenHash).ToListAsync(ct));
        await db.SetWiseAsync<Session>(rows => Showing(rows, account).ExecuteUpdateAsync(set => set.SetProperty(s => s.NoticeVersion, (int?)null), ct));
    }

    public void Forget()
    {
        foreach (var hash in changed)
            recent.Forget(RecentSessions.KeyOf(hash));
    }

    private static IQueryable<Session> Showing(IQueryable<Session> sessions, Guid account) => sessions.Where(s => s.AccountId == account && s.NoticeVersion != null);
}
