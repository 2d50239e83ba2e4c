using Microsoft.EntityFrameworkCore;
using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Platform.Data;
using Navigli.Residents.Registry;

namespace Navigli.Residents.Rights;

internal sealed class RegistryIdentities(CityDb db) : IRegistryIdentities
{
    public async Task<RegistryIdentity?> FindAsync(Guid personId, CancellationToken ct) =>
        await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct) is { } person
            ? new RegistryIdentity
            {
                PersonId = person.Id,
                GivenName = person.GivenName,
                FamilyName = person.Surname,
                BirthDate = person.BirthDate,
                BirthPlace = Places.Of(person.BirthPlaceCode, person.BirthPlaceName, person.BirthPlaceProvince),
                CodiceFiscale = CodiceFiscale.TryParse(person.CodiceFiscale, out var code) ? code : default,
                Status = person.Status,
                DiedOn = person.DeathDate,
            }
            : null;
}
