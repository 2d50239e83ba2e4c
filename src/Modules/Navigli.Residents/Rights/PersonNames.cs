using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Residents;
using Navigli.Platform.Data;

namespace Navigli.Residents.Rights;

internal sealed class PersonNames(CityDb db) : IPersonNames
{
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> persons, CancellationToken ct) => persons.Count == 0
        ? new Dictionary<Guid, string>()
        : await db.Persons.AsNoTracking().Where(p => persons.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.GivenName + " " + p.Surname, ct);
}
