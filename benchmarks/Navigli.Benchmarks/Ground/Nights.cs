using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Navigli.Deadlines.Nightly;

namespace Navigli.Benchmarks.Ground;

/// <summary>Nights of deadlines in a city, one after the other, run in this process as on a node that only works.</summary>
internal sealed class Nights
{
    private readonly BenchCity city;
    private DateOnly next;

    private Nights(BenchCity city, DateOnly next) => (this.city, this.next) = (city, next);

    /// <summary>
    /// In a city with two subscribers in three residents: an account with an address for 64 in 100 of them, as 900,000 of 1,400,000 residents have one. The first is the night after those that were run
    /// already.
    /// </summary>
    public static async Task<Nights> OfAsync(BenchCity city)
    {
        await city.ExecuteAsync("""
            INSERT INTO accounts (id, codice_fiscale, given_name, family_name, date_of_birth, email, created_at)
            SELECT gen_random_uuid(), codice_fiscale, given_name, surname, birth_date, 'p' || row_number() OVER () || '@mail.example', now()
            FROM residents_persons WHERE status = 'Resident' AND codice_fiscale <> '' AND abs(hashtext(codice_fiscale)) % 100 < 64
            ON CONFLICT (codice_fiscale) DO NOTHING;
            ANALYZE accounts
            """);
        await city.OpenLedgerAsync();
        var last = await city.InsideAsync(db => db.Set<DeadlineRun>().Select(r => (DateOnly?)r.Day).MaxAsync());
        return new Nights(city, last?.AddDays(1) ?? city.SeededOn);
    }

    /// <summary>One night, and the time that it took.</summary>
    public async Task<TimeSpan> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        await using var scope = city.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NightlyRun>().RunAsync(next, CancellationToken.None);
        next = next.AddDays(1);
        return watch.Elapsed;
    }
}
