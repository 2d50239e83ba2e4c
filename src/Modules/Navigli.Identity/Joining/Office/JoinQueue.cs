using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Data;

namespace Navigli.Identity.Joining.Office;

/// <summary>A request in the queue, without who it is about.</summary>
internal sealed record JoinItem(Guid Id, string Number, DateTime AskedAt, JoinState State, string Country);

/// <summary>A page of the queue.</summary>
internal sealed record JoinQueueView(IReadOnlyList<JoinItem> Items, int Page, int PageCount);

/// <summary>The requests to decide, the oldest first; or those that were, the latest first.</summary>
internal sealed class JoinQueue(CityDb db)
{
    internal const int PageSize = 25;

    public Task<JoinQueueView> WaitingAsync(int page, CancellationToken ct) =>
        PageAsync(db.IdentityJoins.Where(j => j.State == JoinState.Pending).OrderBy(j => j.AskedAt).ThenBy(j => j.Id), page, ct);

    public Task<JoinQueueView> DecidedAsync(int page, CancellationToken ct) =>
        PageAsync(db.IdentityJoins.Where(j => j.DecidedAt != null).OrderByDescending(j => j.DecidedAt).ThenBy(j => j.Id), page, ct);

    private static async Task<JoinQueueView> PageAsync(IQueryable<IdentityJoin> joins, int page, CancellationToken ct)
    {
        var pages = Math.Max(1, (await joins.CountAsync(ct) + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var rows = await joins.AsNoTracking().Skip((page - 1) * PageSize).Take(PageSize)
            .Select(j => new { j.Id, j.Number, j.AskedAt, j.State, j.EidasIdentifier }).ToListAsync(ct);
        return new JoinQueueView([.. rows.Select(r => new JoinItem(r.Id, r.Number, r.AskedAt, r.State, r.EidasIdentifier[..2]))], page, pages);
    }
}
