using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Contracts.Seeding;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Residents.Registry;

namespace Navigli.Residents.Rights;

internal sealed class ResidentDirectory(CityDb db, CityCalendar calendar, TimeProvider clock) : IResidentDirectory
{
    private static readonly string MunicipioPrefix = Populations.OfMunicipio(0)[..^1];

    // A present code outranks a former one: the Revenue Agency may have given the same to somebody else since.
    private static readonly Func<CityDb, string, CancellationToken, Task<List<Guid>>> Present =
        CompiledQuery.Rows<string, Guid>((db, code) => db.Set<Person>().Where(p => p.CodiceFiscale == code).Select(p => p.Id));

    private static readonly Func<CityDb, string, CancellationToken, Task<List<Guid>>> Former =
        CompiledQuery.Rows<string, Guid>((db, code) => db.Set<FormerCode>().Where(f => f.CodiceFiscale == code).Select(f => f.PersonId));

    public async Task<Guid?> FindPersonAsync(CodiceFiscale codiceFiscale, CancellationToken ct)
    {
        if (codiceFiscale.IsEmpty)
            return null;
        return await Present(db, codiceFiscale.Value, ct) is [var present, ..] ? present : await Former(db, codiceFiscale.Value, ct) is [var former, ..] ? former : null;
    }

    public async Task<IReadOnlyDictionary<string, Guid>> FindPeopleAsync(IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var found = await db.Persons.Where(p => codes.Contains(p.CodiceFiscale)).Select(p => new { p.CodiceFiscale, p.Id }).ToDictionaryAsync(p => p.CodiceFiscale, p => p.Id, StringComparer.Ordinal, ct);
        var left = codes.Where(code => !found.ContainsKey(code)).ToList();
        if (left.Count == 0)
            return found;
        foreach (var former in await db.Set<FormerCode>().Where(f => left.Contains(f.CodiceFiscale)).Select(f => new { f.CodiceFiscale, f.PersonId }).ToListAsync(ct))
            found.TryAdd(former.CodiceFiscale, former.PersonId);
        return found;
    }

    public Task<bool> IsAddressProtectedAsync(Guid personId, CancellationToken ct)
    {
        var today = calendar.Today(clock);
        var present = db.Set<Membership>().Where(m => m.From <= today && (m.To == null || m.To >= today));
        var home = present.Where(m => m.PersonId == personId).Select(m => m.HouseholdId);
        var housemates = present.Where(m => home.Contains(m.HouseholdId)).Select(m => m.PersonId);
        return db.Persons.AnyAsync(p => (p.Id == personId || (housemates.Contains(p.Id) && p.Status != RegistryStatus.Deceased)) && (p.Marks & LegalMarks.ProtectedAddress) != LegalMarks.None, ct);
    }

    public Task<bool> IsInPopulationAsync(Guid personId, string population, DateTime at, CancellationToken ct)
    {
        var day = DateOnly.FromDateTime(calendar.ToLocal(at));
        if (population == Populations.Registry)
            return db.Persons.AnyAsync(p => p.Id == personId && p.RegisteredOn <= day, ct);

        var resident = db.Persons.Where(p => p.Id == personId && p.RegisteredOn <= day && (p.RemovedOn == null || p.RemovedOn > day));
        if (population == Populations.Residents)
            return resident.AnyAsync(ct);
        if (!population.StartsWith(MunicipioPrefix, StringComparison.Ordinal)
            || !int.TryParse(population.AsSpan(MunicipioPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var municipio))
        {
            throw new ArgumentException($"No population is named '{population}'", nameof(population));
        }

        var addresses = db.Addresses.Where(a =>
            a.PersonId == personId && a.Kind != AddressKind.OtherComune && a.Municipio == municipio && a.From <= day && (a.To == null || a.To >= day));
        return resident.AnyAsync(p => addresses.Any(a => a.PersonId == p.Id), ct);
    }
}
