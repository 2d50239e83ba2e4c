using Navigli.Contracts.Seeding;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;

namespace Navigli.Residents.Seeding;

/// <summary>Loads a synthetic population into the registry, all or nothing.</summary>
internal sealed class ResidentsSeeder(CityDatabase database, CityDb db, ActFactory acts) : ICitySeeder, IAsyncDisposable
{
    private BulkLoad? load;

    public async Task TakeAsync(IReadOnlyList<SeedBundle> bundles, CancellationToken ct)
    {
        load ??= await BulkLoad.BeginAsync(database, db.Model, acts.System(ResidentsActs.Seed, "residents.seed"), ct);

        // Persons and households first: the rest refers to them.
        await load.WriteAsync(bundles.SelectMany(b => b.Persons).Select(SeedRows.Of), ct);
        await load.WriteAsync(bundles.SelectMany(b => b.Households).Select(SeedRows.Of), ct);
        await load.WriteAsync(bundles.SelectMany(b => b.Memberships).Select(SeedRows.Of), ct);
        await load.WriteAsync(bundles.SelectMany(b => b.Addresses).Select(SeedRows.Of), ct);
        await load.WriteAsync(bundles.SelectMany(b => b.Persons).SelectMany(SeedRows.Citizenships), ct);
        await load.WriteAsync(bundles.SelectMany(b => b.Events).Select(SeedRows.Of), ct);
        await load.WriteAsync(bundles.SelectMany(b => b.ParentalLinks).Select(SeedRows.Of), ct);
        await load.WriteAsync(bundles.SelectMany(b => b.Guardianships).Select(SeedRows.Of), ct);
        await load.WriteAsync(bundles.SelectMany(b => b.Persons).SelectMany(SeedRows.FormerIdentities), ct);
        await load.WriteAsync(bundles.SelectMany(b => b.Persons).SelectMany(SeedRows.FormerCodes), ct);
        await load.WriteAsync(bundles.SelectMany(b => b.Persons).Where(SeedRows.HasSealedMarks).Select(SeedRows.MarksOf), ct);
    }

    public async Task FinishAsync(CancellationToken ct)
    {
        if (load is not null)
            await load.CompleteAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (load is not null)
            await load.DisposeAsync();
    }
}
