using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Jobs;
using Navigli.Platform.Retention;
using Navigli.Platform.Time;

namespace Navigli.Privacy.Retention;

/// <summary>
/// Applies the retention rules of the city pack: an act for each thing that has something over, so that one that fails keeps none of the others from
/// being done, and a row for the run.
/// </summary>
internal sealed class ApplyRetention(IServiceScopeFactory scopes, IEnumerable<IRetained> retained, CityPack city, TimeProvider clock, ILogger<ApplyRetention> log)
{
    private readonly ILookup<string, IRetained> byCategory = retained.ToLookup(r => r.Category, StringComparer.Ordinal);

    public async Task RunAsync(RetentionPace pace, CancellationToken ct)
    {
        var started = clock.UtcInstant();
        List<CategoryRun> done = [];
        foreach (var rule in city.Retention.Rules.Where(r => r.Pace == pace && r.Term is not null))
        {
            foreach (var handler in byCategory[rule.Category])
                done.Add(await ApplyAsync(handler, rule.Term!.Before(started), ct));
        }

        var told = done.GroupBy(d => d.Category, StringComparer.Ordinal)
            .Select(g => new CategoryRun(g.Key, g.Sum(d => d.Rows), g.Select(d => d.Failure).FirstOrDefault(f => f is not null)))
            .Where(c => c.Rows > 0 || c.Failure is not null).ToList();
        // Most quarters of an hour have nothing to tell.
        if (pace == RetentionPace.QuarterHour && told.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CityDb>();
        db.Add(new RetentionRun
        {
            Id = clock.NewId(),
            Pace = pace,
            StartedAt = started,
            DoneAt = clock.UtcInstant(),
            Rows = told.Sum(c => c.Rows),
            Failures = told.Count(c => c.Failure is not null),
            Categories = JsonSerializer.Serialize(told),
        });
        await db.CommitAsync(scope.ServiceProvider.GetRequiredService<ActFactory>().System(PrivacyActs.NoteRetention, "privacy.retention"), ct);
    }

    private async Task<CategoryRun> ApplyAsync(IRetained handler, DateTime before, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CityDb>();
            if (await handler.CountAsync(db, before, ct) == 0)
                return new CategoryRun(handler.Category, 0, null);
            var rows = 0;
            await db.CommitAsync(
                scope.ServiceProvider.GetRequiredService<ActFactory>().System(PrivacyActs.Retain, "privacy.retention"),
                async inner => rows = await handler.ForgetAsync(db, before, inner),
                ct);
            return new CategoryRun(handler.Category, rows, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The retention rule {Category} could not be applied", handler.Category);
            return new CategoryRun(handler.Category, 0, e.GetType().Name);
        }
    }
}

/// <summary>Every night.</summary>
internal sealed class NightlyRetention(ApplyRetention retention) : IRecurringJob
{
    public static string Schedule => "0 40 3 * * ?";

    public Task RunAsync(CancellationToken ct) => retention.RunAsync(RetentionPace.Night, ct);
}

/// <summary>Every quarter of an hour, what a sign-in leaves behind.</summary>
internal sealed class QuarterHourlyRetention(ApplyRetention retention) : IRecurringJob
{
    public static string Schedule => "0 0/15 * * * ?";

    public Task RunAsync(CancellationToken ct) => retention.RunAsync(RetentionPace.QuarterHour, ct);
}
