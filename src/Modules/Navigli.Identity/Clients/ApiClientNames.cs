using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Platform.Data;

namespace Navigli.Identity.Clients;

internal sealed class ApiClientNames(CityDb db) : IApiClientNames
{
    public async Task<IReadOnlyDictionary<Guid, string>> OrganisationsAsync(IReadOnlyCollection<Guid> accounts, CancellationToken ct) =>
        await db.ApiClients.Where(c => accounts.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Organisation, ct);
}
