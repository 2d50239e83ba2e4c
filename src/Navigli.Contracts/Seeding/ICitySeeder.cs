namespace Navigli.Contracts.Seeding;

/// <summary>
/// Takes a module's part of a synthetic population into its tables. A seeder is made for one run: it is handed bundles in order and writes
/// them in its own way, row by row on SQLite and by COPY on PostgreSQL.
/// </summary>
public interface ICitySeeder
{
    /// <summary>Takes the next bundles.</summary>
    Task TakeAsync(IReadOnlyList<SeedBundle> bundles, CancellationToken ct);

    /// <summary>After the last bundle.</summary>
    Task FinishAsync(CancellationToken ct);
}
