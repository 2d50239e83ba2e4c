using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;

namespace Navigli.Testing;

/// <summary>Brings about what a test needs and the product would not do.</summary>
public static class Rewriting
{
    private static readonly ActType Rewrite = new("tests.rewrite", "Brings about what a test needs.");

    /// <summary>Writes into a table what time, an office or a fault would, under an act of nobody's.</summary>
    public static async Task<int> RewriteAsync<T>(this IServiceProvider services, Func<IQueryable<T>, Task<int>> write)
        where T : class
    {
        var (db, rows) = (services.GetRequiredService<CityDb>(), 0);
        await db.CommitAsync(services.GetRequiredService<ActFactory>().System(Rewrite, "tests"), async _ => rows = await db.SetWiseAsync(write), CancellationToken.None);
        return rows;
    }
}
