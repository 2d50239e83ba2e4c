using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Deadlines;
using Navigli.Deadlines.Rules;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Deadlines.Calendar;

/// <summary>What the page asks: until when.</summary>
internal sealed record SnoozeView
{
    public required string Title { get; init; }

    public string? Detail { get; init; }

    public required DateOnly LegalDate { get; init; }

    /// <summary>Days to choose from; the last is the latest that the rule allows.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    public DateOnly? SnoozedUntil { get; init; }
}

/// <summary>Puts a deadline of the caller's own off, never past what its rule allows before the legal date, and takes that back.</summary>
internal sealed class SnoozeDeadline(CityDb db, RuleBook book, ChangedFacts changed, CurrentCaller caller, ActFactory acts, CityPack city, TimeProvider clock)
{
    private static readonly int[] Steps = [7, 14, 30, 60];

    /// <summary>The latest day on which it must be said again.</summary>
    public static DateOnly? Latest(DeadlineRule rule, DateOnly legal) => rule.SnoozeUntil is { } days ? legal.AddDays(-days) : null;

    public static bool CanBegin(DeadlineRule rule, DateOnly legal, DateOnly today) => Latest(rule, legal) > today && today >= legal.AddDays(-rule.Ladder[0]);

    public async Task<Result<SnoozeView>> ShowAsync(string code, Guid reference, CancellationToken ct)
    {
        if (await FindAsync(code, reference, ct) is not ({ } rule, { } fact))
            return DeadlinesErrors.NotFoundHere;
        var (legal, today) = (rule.LegalDate(fact.On), city.Calendar.Today(clock));
        if (!CanBegin(rule, legal, today))
            return DeadlinesErrors.NotToBeSnoozed;
        var latest = Latest(rule, legal)!.Value;
        var snooze = await RowAsync(code, reference, ct);
        return new SnoozeView
        {
            Title = rule.Title.ToString(),
            Detail = book.KindOf(rule)!.Say(fact.Code, fact.Number),
            LegalDate = legal,
            Days = [.. Steps.Select(today.AddDays).Where(day => day < latest), latest],
            SnoozedUntil = snooze?.Until > today ? snooze.Until : null,
        };
    }

    public async Task<Result<Done>> RunAsync(string code, Guid reference, DateOnly? until, CancellationToken ct)
    {
        if (await FindAsync(code, reference, ct) is not ({ } rule, { } fact))
            return DeadlinesErrors.NotFoundHere;
        var (legal, today) = (rule.LegalDate(fact.On), city.Calendar.Today(clock));
        if (!CanBegin(rule, legal, today))
            return DeadlinesErrors.NotToBeSnoozed;
        if (until is not { } day || day <= today)
            return DeadlinesErrors.DayMissing.For("Until");
        if (day > Latest(rule, legal))
            return DeadlinesErrors.DayTooLate.With(Spoken.Now(clock).Date(Latest(rule, legal)!.Value)).For("Until");
        if (await RowAsync(code, reference, ct) is { } row)
            row.Until = day;
        else
            db.Snoozes.Add(new Snooze { Id = clock.NewId(), AccountId = caller.Value.AccountId!.Value, Rule = code, Reference = reference, Until = day });
        await changed.PutAsync(rule, fact, today, day, ct);
        await db.CommitAsync(acts.Citizen(DeadlinesActs.Snooze), ct);
        return default(Done);
    }

    public async Task<Result<Done>> WakeAsync(string code, Guid reference, CancellationToken ct)
    {
        if (await FindAsync(code, reference, ct) is not ({ } rule, { } fact))
            return DeadlinesErrors.NotFoundHere;
        if (await RowAsync(code, reference, ct) is not { } row)
            return default(Done);
        db.Snoozes.Remove(row);
        await changed.PutAsync(rule, fact, city.Calendar.Today(clock), null, ct);
        await db.CommitAsync(acts.Citizen(DeadlinesActs.Wake), ct);
        return default(Done);
    }

    private Task<Snooze?> RowAsync(string code, Guid reference, CancellationToken ct) => db.Snoozes.SingleOrDefaultAsync(s => s.Rule == code && s.Reference == reference, ct);

    /// <summary>The caller's own: their record's, or what they themselves asked for.</summary>
    private async Task<(DeadlineRule? Rule, DatedFact? Fact)> FindAsync(string code, Guid reference, CancellationToken ct)
    {
        if (book.Find(code) is not { } rule || book.KindOf(rule) is not { } kind)
            return default;
        var (account, person) = (caller.Value.AccountId, caller.Value.PersonId ?? Guid.Empty);
        return (rule, await kind.Facts(db).Where(f => f.Reference == reference && (f.AccountId == account || (f.AccountId == null && f.SubjectId == person))).SingleOrDefaultAsync(ct));
    }
}
