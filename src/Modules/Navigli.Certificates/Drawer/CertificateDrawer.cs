using Navigli.Contracts.Certificates;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Certificates.Drawer;

internal sealed class CertificateDrawer(CityDb db, CityPack city, TimeProvider clock) : ICertificateDrawer
{
    private static readonly Func<CityDb, Guid, DateOnly, CancellationToken, Task<List<Newest>>> NewestOf = CompiledQuery.Rows<Guid, DateOnly, Newest>((db, account, today) =>
        db.Set<IssuedCertificate>().Where(c => c.AccountId == account).OrderByDescending(c => c.IssuedAt).Take(1).Select(c => new Newest(
            new DrawerItem(c.Id, c.TypeCode, c.SubjectName, c.IssuedAt),
            db.Set<IssuedCertificate>().Count(v => v.AccountId == account && v.VoidedAt == null && (v.ValidUntil == null || v.ValidUntil >= today)))));

    public async Task<DrawerSummary> SummaryAsync(Guid accountId, CancellationToken ct)
    {
        var newest = await NewestOf(db, accountId, city.Calendar.Today(clock), ct);
        return newest.Count == 0 ? new DrawerSummary(0, null) : new DrawerSummary(newest[0].Valid, newest[0].Item);
    }

    private sealed record Newest(DrawerItem Item, int Valid);
}
