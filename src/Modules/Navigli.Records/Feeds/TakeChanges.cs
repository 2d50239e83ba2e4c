using Microsoft.EntityFrameworkCore;
using Navigli.Contracts;
using Navigli.Contracts.Deadlines;
using Navigli.Contracts.Residents;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Time;
using Navigli.Records.Asking;
using Navigli.Records.Reading;

namespace Navigli.Records.Feeds;

/// <summary>What some changes came to.</summary>
/// <param name="Taken">About people of the registry.</param>
/// <param name="Unknown">About others: dropped.</param>
/// <param name="Refused">With values that cannot be: dropped.</param>
internal sealed record TakenChanges(int Taken, int Unknown, int Refused);

/// <summary>
/// Takes what an office told of many people: matched with the registry and with what is known set-wise, and only what differs is written and told to the deadlines. Adds to the pending changes, in a scope of
/// its own.
/// </summary>
internal sealed class TakeChanges(CityDb db, IResidentDirectory residents, IDeadlines deadlines, CityPack city, TimeProvider clock)
{
    // What is told of longer ago would be deleted by the next night's retention; farther on nothing of a city's is given.
    private const int YearsBack = 1;
    private const int YearsOn = 20;

    public async Task<TakenChanges> RunAsync(Source source, IReadOnlyList<DateChange> told, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        var sound = told.Where(change => IsSound(change, source, today)).ToList();
        var people = await residents.FindPeopleAsync([.. sound.Select(CodeOf).Distinct(StringComparer.Ordinal)], ct);
        var known = sound.Where(change => people.ContainsKey(CodeOf(change))).ToList();
        await TakeAsync(source, known.ConvertAll(change => (people[CodeOf(change)], change)), ct);
        return new TakenChanges(known.Count, sound.Count - known.Count, told.Count - sound.Count);
    }

    private async Task TakeAsync(Source source, List<(Guid Subject, DateChange Change)> told, CancellationToken ct)
    {
        var subjects = told.Select(t => t.Subject).Distinct().ToList();
        var rows = (await db.RecordDates.Where(d => subjects.Contains(d.SubjectId) && source.Dated.Contains(d.Kind)).ToListAsync(ct)).ToDictionary(d => (d.SubjectId, d.Kind, d.Number));
        List<RecordDate> changed = [], over = [];
        // Of two changes of the same thing the later one holds.
        foreach (var (subject, change) in told.GroupBy(t => (t.Subject, t.Change.Kind, t.Change.Reference)).Select(g => g.Last()))
        {
            var row = rows.GetValueOrDefault((subject, KindOf(change), change.Reference));
            if (change.Ended)
            {
                if (row is not null)
                    over.Add(row);
            }
            else if (row is null)
            {
                changed.Add(db.Add(new RecordDate { Id = clock.NewId(), SubjectId = subject, Kind = KindOf(change), Number = change.Reference, On = change.LastDay!.Value }).Entity);
            }
            else if (row.On != change.LastDay)
            {
                row.On = change.LastDay!.Value;
                changed.Add(row);
            }
        }

        db.RemoveRange(over);
        foreach (var kind in changed.GroupBy(d => d.Kind, StringComparer.Ordinal))
            await deadlines.PutManyAsync(kind.Key, [.. kind.Select(d => d.Fact)], ct);
        foreach (var kind in over.GroupBy(d => d.Kind, StringComparer.Ordinal))
            await deadlines.SettleManyAsync(kind.Key, [.. kind.Select(d => d.Id)], ct);
    }

    private static bool IsSound(DateChange change, Source source, DateOnly today) =>
        CodiceFiscale.TryParse(change.CodiceFiscale, out _)
        && change.Reference.Length is > 0 and <= RecordDate.LongestNumber && !change.Reference.Any(char.IsControl)
        && source.Dated.Contains(KindOf(change))
        && (change.LastDay is { } on ? on >= today.AddYears(-YearsBack) && on <= today.AddYears(YearsOn) : change.Ended);

    private static string CodeOf(DateChange change) => change.CodiceFiscale.ToUpperInvariant();

    private static string KindOf(DateChange change) => $"records.{change.Kind}";
}
