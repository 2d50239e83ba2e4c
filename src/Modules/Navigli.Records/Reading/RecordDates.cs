using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Deadlines;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Time;
using Navigli.Records.Asking;

namespace Navigli.Records.Reading;

/// <summary>The days that sources told of a person, and the deadlines of the folder that follow from them: with the pending changes of whoever keeps or drops what a source said.</summary>
internal sealed class RecordDates(CityDb db, IDeadlines deadlines, CityPack city, TimeProvider clock)
{
    /// <summary>Takes the days of a source's new answer in the place of those of its former one.</summary>
    /// <param name="subject">About whom.</param>
    /// <param name="source">Who said it.</param>
    /// <param name="essence">The answer; empty where there is nothing on record, or where the source has taken it back.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task PutAsync(Guid subject, Source source, byte[] essence, CancellationToken ct)
    {
        if (source.Dated.Count == 0)
            return;
        var known = await db.RecordDates.Where(d => d.SubjectId == subject && source.Dated.Contains(d.Kind)).ToListAsync(ct);
        var told = essence.Length == 0 ? [] : source.Dates(essence, city.Deadlines).DistinctBy(d => (d.Kind, d.Number)).ToList();
        foreach (var over in known.Where(k => !told.Exists(t => (t.Kind, t.Number) == (k.Kind, k.Number))))
        {
            db.Remove(over);
            await deadlines.SettleAsync(over.Kind, over.Id, ct);
        }

        foreach (var date in told)
        {
            var row = known.Find(k => (k.Kind, k.Number) == (date.Kind, date.Number));
            if (row is null)
                db.Add(row = new RecordDate { Id = clock.NewId(), SubjectId = subject, Kind = date.Kind, Number = date.Number, On = date.On });
            row.On = date.On;
            await deadlines.PutAsync(row.Kind, row.Fact, ct);
        }
    }
}
