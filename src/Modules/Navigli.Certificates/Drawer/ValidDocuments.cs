using System.Linq.Expressions;
using Navigli.Contracts.Certificates;
using Navigli.Platform.Data;

namespace Navigli.Certificates.Drawer;

/// <summary>For the folder's first page: how many certificates in the drawer still count.</summary>
internal sealed class ValidDocuments : ITally
{
    public Expression<Func<CityDb, Guid, Guid, DateOnly, long, IQueryable<Tally>>> Question { get; } = (db, account, person, today, monthAgo) =>
        db.Set<IssuedCertificate>().Where(c => c.AccountId == account && c.VoidedAt == null && (c.ValidUntil == null || c.ValidUntil >= today))
            .GroupBy(c => 1).Select(g => new Tally { Kind = CertificateTallies.ValidDocuments, Count = g.Count() });
}
