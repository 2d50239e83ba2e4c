using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Retention;

namespace Navigli.Testing;

/// <summary>Applies retention rules as the night's job does, one category at a time.</summary>
public static class Retaining
{
    private static readonly ActType Retain = new("tests.retain", "Applies a retention rule");

    /// <summary>Forgets what the city pack's rule says is over by the city's clock.</summary>
    /// <returns>How many rows went.</returns>
    public static Task<int> ForgetAsync(this IServiceProvider scope, string category) => ForgetAsync(
        scope, category, scope.GetRequiredService<CityPack>().Retention.Of(category).Term!.Before(scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));

    /// <summary>Forgets what was over before an instant, where there is no city pack.</summary>
    /// <returns>How many rows went.</returns>
    public static async Task<int> ForgetAsync(this IServiceProvider scope, string category, DateTime before)
    {
        var db = scope.GetRequiredService<CityDb>();
        var handlers = scope.GetServices<IRetained>().Where(r => r.Category == category).ToList();
        if (handlers.Count == 0)
            throw new InvalidOperationException($"Nothing of '{category}' is ever forgotten");
        var rows = 0;
        foreach (var handler in handlers)
        {
            await db.CommitAsync(
                scope.GetRequiredService<ActFactory>().System(Retain, "tests"),
                async ct => rows += await handler.ForgetAsync(db, before, ct),
                CancellationToken.None);
        }

        return rows;
    }
}
