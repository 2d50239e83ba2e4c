using Navigli.Contracts.Deadlines;
using Navigli.Contracts.Folder;
using Navigli.Platform.City;

namespace Navigli.Deadlines.Rules;

/// <summary>A step of the ladder that has begun.</summary>
/// <param name="Days">Days before the legal date.</param>
/// <param name="Began">The day on which it began to be told.</param>
internal sealed record Step(int Days, DateOnly Began);

/// <summary>
/// What the folder shows of a fact on a day, by one rule: nothing here is read or remembered, so the night, the moment of a change and a rebuilding all say the same.
/// </summary>
internal sealed class DeadlineEntries(CityPack city)
{
    public const string DateKind = "deadlines.date";
    public const string StepKind = "deadlines.step";

    /// <summary>Days for which a notice stays among the notices, unless the next one comes before.</summary>
    private const int NoticeDays = 14;

    // When the night's run has done its work, and no hour that the clocks ever skip.
    private static readonly TimeOnly Told = new(4, 10);

    public static string Reference(string rule, Guid fact) => $"{rule}:{fact:N}";

    /// <summary>The rule and the fact of a reference; null where it is none.</summary>
    public static (string Rule, Guid Fact)? Parse(string reference) =>
        reference.Split(':') is [var rule, var id] && Guid.TryParseExact(id, "N", out var fact) ? (rule, fact) : null;

    /// <summary>The step of a legal date on a day; null before the first and after the date. The latest alone counts: what was missed is not told afterwards.</summary>
    public static Step? StepOn(DeadlineRule rule, DateOnly legal, DateOnly today, DateOnly? snoozedUntil)
    {
        var left = legal.DayNumber - today.DayNumber;
        if (left < 0 || left > rule.Ladder[0])
            return null;
        var days = rule.Ladder.Last(rung => rung >= left);
        var began = legal.AddDays(-days);
        return new Step(days, snoozedUntil > began ? snoozedUntil.Value : began);
    }

    /// <summary>The entry under <c>Scadenze</c>; null where the date is too far, or too long past.</summary>
    public FolderEntry? Date(DeadlineRule rule, DatedFact fact, DateOnly today, DateOnly? snoozedUntil)
    {
        var legal = rule.LegalDate(fact.On);
        var first = legal.AddDays(-rule.Ladder[0]);
        if (today < first || today > legal.AddDays(rule.ShownAfter))
            return null;
        var toDo = rule.ToDoFrom is { } days && today >= legal.AddDays(-days);
        var from = city.Calendar.StartOfDay(snoozedUntil > first ? snoozedUntil.Value : first);
        return Entry(DateKind, rule, fact) with
        {
            State = toDo ? FolderState.ToDo : FolderState.Notice,
            Turn = toDo ? FolderTurn.Yours : FolderTurn.Nobody,
            At = city.Calendar.StartOfDay(first),
            ChangedAt = from,
            DueOn = legal,
            VisibleFrom = from,
            ExpiresAt = city.Calendar.StartOfDay(legal.AddDays(rule.ShownAfter + 1)),
            NewsAt = from,
        };
    }

    /// <summary>The entry under <c>Notifiche</c>: the step that was told last; null where there is none.</summary>
    public FolderEntry? Notice(DeadlineRule rule, DatedFact fact, DateOnly today, DateOnly? snoozedUntil)
    {
        var legal = rule.LegalDate(fact.On);
        if (StepOn(rule, legal, today, snoozedUntil) is not { } step)
            return null;
        var told = city.Calendar.ToUtc(step.Began.ToDateTime(Told));
        var last = step.Began.AddDays(NoticeDays) < legal.AddDays(1) ? step.Began.AddDays(NoticeDays) : legal.AddDays(1);
        return Entry(StepKind, rule, fact) with { At = told, ChangedAt = told, VisibleFrom = city.Calendar.StartOfDay(step.Began), ExpiresAt = city.Calendar.StartOfDay(last), NewsAt = told };
    }

    /// <summary>Where a fact is settled.</summary>
    public static string LinkOf(DeadlineRule rule, DatedFact fact) =>
        rule.Link.Replace("{subject}", fact.SubjectId.ToString(), StringComparison.Ordinal).Replace("{reference}", fact.Reference.ToString(), StringComparison.Ordinal);

    private static FolderEntry Entry(string kind, DeadlineRule rule, DatedFact fact) => new()
    {
        Kind = kind,
        Reference = Reference(rule.Code, fact.Reference),
        AccountId = fact.AccountId,
        SubjectId = fact.SubjectId,
        Needs = fact.Needs,
        State = FolderState.Notice,
        Turn = FolderTurn.Nobody,
        At = default,
        ChangedAt = default,
        Link = LinkOf(rule, fact),
        Arguments = [rule.Code, fact.Code ?? "", fact.Number ?? "", rule.LegalDate(fact.On).ToString("O", System.Globalization.CultureInfo.InvariantCulture)],
    };
}
