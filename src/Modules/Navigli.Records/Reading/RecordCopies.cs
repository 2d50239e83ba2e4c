using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Keys;
using Navigli.Platform.Time;
using Navigli.Records.Asking;

namespace Navigli.Records.Reading;

/// <summary>What a source said of a person, and when.</summary>
/// <param name="Essence">Empty where there is nothing on record.</param>
/// <param name="TakenAt">When it was said, UTC.</param>
/// <param name="FreshUntil">Until when it is shown without asking again, UTC.</param>
internal sealed record KeptAnswer(byte[] Essence, DateTime TakenAt, DateTime FreshUntil);

/// <summary>The copies of what sources answered: one for each person and source, sealed, for a time.</summary>
internal sealed class RecordCopies(CityDb db, KeyRing keys, ActFactory acts, RecordDates dates, IOptions<RecordsOptions> options, TimeProvider clock)
{
    // That of the file store: whoever has the database or a backup of it has no record.
    private const string Key = "files";

    public async Task<Dictionary<string, KeptAnswer>> ReadAsync(Guid subject, IReadOnlyCollection<string> sources, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var rows = await db.RecordCopies.AsNoTracking().Where(c => c.SubjectId == subject && sources.Contains(c.Source) && c.KeptUntil > now).ToListAsync(ct);
        return rows.ToDictionary(c => c.Source, c => new KeptAnswer(Open(c), c.TakenAt, c.FreshUntil), StringComparer.Ordinal);
    }

    public byte[] Open(RecordCopy copy) => copy.Content is { } content ? keys.Open(Key, content, copy.Id) : [];

    /// <summary>Keeps what sources have just answered about a person, in the place of what they said before.</summary>
    public async Task KeepAsync(Guid subject, IReadOnlyCollection<(Source Source, KeptAnswer Answer)> answers, CancellationToken ct)
    {
        var names = answers.Select(a => a.Source.Name).ToList();
        var rows = await db.RecordCopies.Where(c => c.SubjectId == subject && names.Contains(c.Source)).ToListAsync(ct);
        foreach (var (source, answer) in answers)
        {
            var row = rows.Find(c => c.Source == source.Name);
            if (row is null)
                db.Add(row = new RecordCopy { Id = clock.NewId(), Source = source.Name, SubjectId = subject, Content = null, TakenAt = answer.TakenAt, FreshUntil = answer.FreshUntil, KeptUntil = answer.FreshUntil });
            (row.TakenAt, row.FreshUntil, row.KeptUntil) = (answer.TakenAt, answer.FreshUntil, answer.FreshUntil + (options.Value.Of(source).KeptFor ?? source.KeptFor));
            row.Content = answer.Essence.Length == 0 ? null : keys.Seal(Key, answer.Essence, row.Id);
            await dates.PutAsync(subject, source, answer.Essence, ct);
        }

        try
        {
            await db.CommitAsync(acts.System(RecordsActs.Keep, "records.read"), ct);
        }
        catch (DbUpdateException)
        {
            // Somebody else kept the same a moment before: theirs is as good.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Nothing of these sources is kept any more.</summary>
    public Task DropAsync(Guid subject, IReadOnlyCollection<Source> sources, CancellationToken ct) => db.CommitAsync(
        acts.System(RecordsActs.Drop, "records.read"),
        async token =>
        {
            var names = sources.Select(s => s.Name).ToList();
            await db.SetWiseAsync<RecordCopy>(copies => copies.Where(c => c.SubjectId == subject && names.Contains(c.Source)).ExecuteDeleteAsync(token));
            foreach (var source in sources)
                await dates.PutAsync(subject, source, [], token);
        },
        ct);

    public DateTime FreshUntil(Source source, DateTime takenAt) => takenAt + (options.Value.Of(source).FreshFor ?? source.FreshFor);

    /// <summary>What was kept is asked for anew at the next view.</summary>
    public Task ForgetAsync(Guid subject, string source, CancellationToken ct) =>
        db.SetWiseAsync<RecordCopy>(copies => copies.Where(c => c.SubjectId == subject && c.Source == source).ExecuteDeleteAsync(ct));
}
