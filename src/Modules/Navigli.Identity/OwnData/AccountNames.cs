using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Platform.Data;

namespace Navigli.Identity.OwnData;

internal sealed class AccountNames(CityDb db) : IAccountNames
{
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> accounts, CancellationToken ct) => accounts.Count == 0
        ? new Dictionary<Guid, string>()
        : await db.Accounts.AsNoTracking().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.GivenName + " " + a.FamilyName, ct);
}
