using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Certificates;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Certificates.Drawer;

internal sealed class CertificateDrawer(CityDb db, CityPack city, TimeProvider clock) : ICertificateDrawer
{
    public async Task<DrawerSummary> SummaryAsync(Guid accountId, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        var mine = db.Certificates.Where(c => c.AccountId == accountId);
        var newest = await mine.OrderByDescending(c => c.IssuedAt).Take(1).Select(c => new
        {
            c.Id,
            c.TypeCode,
            c.SubjectName,
            c.IssuedAt,
            Valid = mine.Count(v => v.VoidedAt == null && (v.ValidUntil == null || v.ValidUntil >= today)),
        }).ToListAsync(ct);
        return newest.Count == 0
            ? new DrawerSummary(0, null)
            : new DrawerSummary(newest[0].Valid, new DrawerItem(newest[0].Id, newest[0].TypeCode, newest[0].SubjectName, newest[0].IssuedAt));
    }
}
