using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Privacy.Timeline;

namespace Navigli.Privacy.Protection;

/// <summary>One reading of an office with neither reason nor case.</summary>
internal sealed record UnexplainedReading(OfficerReading Reading, string? Note, DateTime? ExaminedAt);

/// <summary>A page of a day's readings without a reason.</summary>
internal sealed record UnexplainedView(DateOnly Day, DateOnly Today, IReadOnlyList<UnexplainedReading> Readings, int Page, int PageCount);

/// <summary>Every reading of the day by an office that gave neither a reason nor a case number, those not yet examined first.</summary>
internal sealed class UnexplainedReadings(CityDb db, AccessWords words, OfficerNames names, ActFactory acts, CurrentCaller caller, CityPack city, TimeProvider clock)
{
    internal const int PageSize = 25;

    public async Task<UnexplainedView> ListAsync(DateOnly? asked, int page, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        var day = asked is { } chosen && chosen <= today ? chosen : today;
        var (start, end) = (LedgerEntry.Micros(city.Calendar.StartOfDay(day)), LedgerEntry.Micros(city.Calendar.StartOfDay(day.AddDays(1))));
        var lines =
            from entry in Unexplained().Where(e => e.AtMicros >= start && e.AtMicros < end)
            join note in db.ExaminedReadings on new { entry.SegmentId, entry.Seq } equals new { note.SegmentId, note.Seq } into notes
            from note in notes.DefaultIfEmpty()
            orderby note != null, entry.AtMicros, entry.SegmentId, entry.Seq
            select new { entry, Note = note == null ? null : note.Note, At = note == null ? (DateTime?)null : note.ExaminedAt };
        var pages = Math.Max(1, (await lines.CountAsync(ct) + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var found = await lines.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var readings = await names.OfReadersAsync(found.ConvertAll(f => OfficerReading.Of(f.entry, words)), ct);
        return new UnexplainedView(day, today, [.. readings.Zip(found, (reading, f) => new UnexplainedReading(reading, f.Note, f.At))], page, pages);
    }

    public async Task<Result<UnexplainedReading>> FindAsync(string? line, CancellationToken ct)
    {
        if (await EntryAsync(line, ct) is not { } entry)
            return PrivacyErrors.NoSuchLine;
        var note = await db.ExaminedReadings.AsNoTracking().SingleOrDefaultAsync(r => r.SegmentId == entry.SegmentId && r.Seq == entry.Seq, ct);
        var reading = OfficerReading.Of(entry, words);
        await names.RecordAsync(reading, ct);
        return new UnexplainedReading(await names.OfAsync(reading, ct), note?.Note, note?.ExaminedAt);
    }

    public async Task<Result<Done>> ExamineAsync(string? line, string? note, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(note))
            return PrivacyErrors.TextMissing.For("Note");
        if (note.Length > ExaminedReading.NoteLength)
            return PrivacyErrors.TextTooLong.With(ExaminedReading.NoteLength).For("Note");
        if (await EntryAsync(line, ct) is not { } entry)
            return PrivacyErrors.NoSuchLine;
        if (await IsExaminedAsync(entry, ct))
            return PrivacyErrors.AlreadyExamined;
        var act = acts.Office(PrivacyActs.Examine, Role.DataProtectionOfficer, entry.Subject, null);
        db.Add(new ExaminedReading { SegmentId = entry.SegmentId, Seq = entry.Seq, Note = note.Trim(), ExaminedAt = act.At, ExaminedBy = caller.Value.AccountId!.Value });
        try
        {
            await db.CommitAsync(act, ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await IsExaminedAsync(entry, ct))
                return PrivacyErrors.AlreadyExamined;
            throw;
        }

        return default(Done);
    }

    private IQueryable<LedgerEntry> Unexplained() => db.Readings.Where(e =>
        e.Kind == ReaderKind.Office && (e.Reason == null || e.Reason == "") && (e.CaseReference == null || e.CaseReference == ""));

    private async Task<LedgerEntry?> EntryAsync(string? line, CancellationToken ct) =>
        LineId.TryParse(line, out var id) ? await Unexplained().SingleOrDefaultAsync(e => e.SegmentId == id.SegmentId && e.Seq == id.Seq, ct) : null;

    private Task<bool> IsExaminedAsync(LedgerEntry entry, CancellationToken ct) =>
        db.ExaminedReadings.AnyAsync(r => r.SegmentId == entry.SegmentId && r.Seq == entry.Seq, ct);
}
