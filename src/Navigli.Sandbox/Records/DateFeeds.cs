using System.Collections.Concurrent;
using System.Globalization;

namespace Navigli.Sandbox.Records;

/// <summary>
/// What offices tell every night: what changed between two days. The mark is the two days and how far between them; what they tell follows from the days alone, so nothing is remembered.
/// </summary>
internal sealed class DateFeeds(RecordPeople people)
{
    private const string Day = "yyyyMMdd";

    // All of a stretch at once, the last one of each source: pages of it are asked for one after the other.
    private readonly ConcurrentDictionary<string, (string Stretch, IReadOnlyList<object> Changes)> stretches = new(StringComparer.Ordinal);

    /// <summary>How many changes a page has at most.</summary>
    public int PageSize { get; set; } = 500;

    /// <summary>The changes after a mark; null where it is none of ours.</summary>
    public object? PageOf(RecordSource source, string? after)
    {
        var today = people.Today;
        var (from, to, done) = ((DateOnly?)null, today, 0);
        if (after is not null)
        {
            if (after.Split('-') is not [var first, var last, var so] || !int.TryParse(so, NumberStyles.None, CultureInfo.InvariantCulture, out done) || !DateOnly.TryParseExact(last, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out to))
                return null;
            from = DateOnly.TryParseExact(first, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var begun) ? begun : null;
        }

        var changes = Stretch(source, from, to);
        // All of that stretch was told: the next one goes on to today.
        if (after is not null && done >= changes.Count && to < today)
            (changes, from, to, done) = (Stretch(source, to, today), to, today, 0);
        var page = changes.Skip(done).Take(PageSize).ToList();
        done += page.Count;
        return new { changes = page, next = string.Create(CultureInfo.InvariantCulture, $"{from?.ToString(Day, CultureInfo.InvariantCulture)}-{to.ToString(Day, CultureInfo.InvariantCulture)}-{done}"), more = done < changes.Count };
    }

    private IReadOnlyList<object> Stretch(RecordSource source, DateOnly? from, DateOnly to)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{from:O}-{to:O}");
        if (stretches.GetValueOrDefault(source.Name) is var kept && kept.Stretch == name)
            return kept.Changes;
        List<object> changes = [.. people.Codes.SelectMany(code => Changes(source, code, from, to))];
        stretches[source.Name] = (name, changes);
        return changes;
    }

    private IEnumerable<object> Changes(RecordSource source, string code, DateOnly? from, DateOnly to)
    {
        var before = from is { } day ? source.Dates(people.Of(code, day)).ToList() : [];
        var now = source.Dates(people.Of(code, to)).ToList();
        foreach (var ended in before.Where(b => now.TrueForAll(n => (n.Kind, n.Reference) != (b.Kind, b.Reference))))
            yield return new { codiceFiscale = code, reference = ended.Reference, kind = ended.Kind, lastDay = ended.LastDay, ended = true };
        foreach (var told in now.Except(before))
            yield return new { codiceFiscale = code, reference = told.Reference, kind = told.Kind, lastDay = told.LastDay, ended = false };
    }
}
