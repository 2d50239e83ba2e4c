using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Privacy.Retention;

namespace Navigli.Privacy.Protection;

/// <summary>What a run did with a category, in words.</summary>
internal sealed record ShownCategoryRun(string Title, int Rows, string? Failure);

/// <summary>A run of the retention rules.</summary>
internal sealed record ShownRun(DateTime StartedAt, RetentionPace Pace, int Rows, int Failures, IReadOnlyList<ShownCategoryRun> Categories);

/// <summary>The rules, where they come from, and the last runs.</summary>
internal sealed record RetentionView(string Source, IReadOnlyList<RetentionRule> Rules, IReadOnlyList<ShownRun> Runs);

/// <summary>Shows the data-protection officer what is kept for how long, and that it goes (GDPR artt. 5(2) and 39(1)(b)).</summary>
internal sealed class ShowRetention(CityDb db, CityPack city)
{
    private const int MostRuns = 20;

    public async Task<RetentionView> RunAsync(CancellationToken ct)
    {
        var runs = await db.RetentionRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id).Take(MostRuns).ToListAsync(ct);
        var titles = city.Retention.Rules.ToDictionary(r => r.Category, r => r.Title.ToString(), StringComparer.Ordinal);
        return new RetentionView(city.Retention.Source, city.Retention.Rules, runs.ConvertAll(r => new ShownRun(
            r.StartedAt,
            r.Pace,
            r.Rows,
            r.Failures,
            // A category of an earlier pack may be gone while its run is told.
            [.. JsonSerializer.Deserialize<List<CategoryRun>>(r.Categories)!.Select(c => new ShownCategoryRun(titles.GetValueOrDefault(c.Category, c.Category), c.Rows, c.Failure))])));
    }
}
