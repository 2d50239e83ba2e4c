using System.Text.RegularExpressions;

namespace Navigli.Platform.City;

/// <summary>Reads the national rules and the city's own, which go in the place of those with the same code, and checks each.</summary>
internal static partial class DeadlineReader
{
    private const string Name = "deadlines.json";
    private const int Longest = 366;

    public static DeadlineBook Read(PackFaults faults, string folder, string national)
    {
        var common = Rules(faults, Path.Combine(national, Name));
        var own = File.Exists(Path.Combine(folder, Name)) ? Rules(faults, Path.Combine(folder, Name)) : [];
        return new([.. common.Where(rule => own.All(o => o.Code != rule.Code)), .. own]);
    }

    private static IReadOnlyList<DeadlineRule> Rules(PackFaults faults, string path)
    {
        var rules = PackJson.Read<DeadlineFile>(faults, path)?.Rules ?? [];
        foreach (var rule in rules)
        {
            foreach (var fault in Faults(rule))
                faults.Add(path, $"{rule.Code}: {fault}");
        }

        foreach (var twice in rules.CountBy(rule => rule.Code, StringComparer.Ordinal).Where(pair => pair.Value > 1))
            faults.Add(path, $"{twice.Key} is there {twice.Value} times");
        return rules;
    }

    private static IEnumerable<string> Faults(DeadlineRule rule)
    {
        if (rule.Code.Length > DeadlineRule.LongestCode || !Code().IsMatch(rule.Code))
            yield return $"a code is lower case with hyphens, at most {DeadlineRule.LongestCode} characters";
        if (!rule.Link.StartsWith('/') && !rule.Link.StartsWith("https://", StringComparison.Ordinal))
            yield return "its link is a path of the portal or an https address";
        if (rule.ShownAfter is < 0 or > Longest)
            yield return "shownAfter is from 0 to 366 days";
        foreach (var fault in rule.Fact is null ? CalendarFaults(rule) : FactFaults(rule))
            yield return fault;
    }

    private static IEnumerable<string> CalendarFaults(DeadlineRule rule)
    {
        if (rule.Yearly.Count + rule.Dates.Count == 0)
            yield return "it has a fact, yearly dates or dates";
        if (rule.Ladder.Count > 0 || rule.SnoozeUntil is not null || rule.ToDoFrom is not null || rule.LegalOffset != 0)
            yield return "a ladder, what is to do and what can be put off need a fact: nobody can be told of a date that concerns nobody in particular";
        if (rule.TermDays is not null)
            yield return "termDays need a fact whose term they are";
        if (rule.Yearly.Any(y => y.Month is < 1 or > 12 || y.Day < 1 || y.Day > DateTime.DaysInMonth(2001, y.Month)))
            yield return "a yearly date is a day that every year has";
    }

    private static IEnumerable<string> FactFaults(DeadlineRule rule)
    {
        if (rule.Yearly.Count + rule.Dates.Count > 0 || rule.For != DeadlineAudience.Everybody || rule.MovesToWorkingDay)
            yield return "its dates are those of its fact alone";
        if (rule.UnlessFact is not null)
            yield return "unlessFact is for dates of the calendar";
        if (rule.TermDays is < 1 or > Longest)
            yield return "termDays is from 1 to 366";
        if (!rule.Link.StartsWith('/'))
            yield return "what a person is told leads to a page of the portal";
        if (rule.Ladder.Count == 0 || rule.Ladder.Any(days => days is < 0 or > Longest) || rule.Ladder.Zip(rule.Ladder.Skip(1)).Any(pair => pair.First <= pair.Second))
            yield return "its ladder is days before the date, the farthest first, at most 366";
        if (rule.ToDoFrom is { } toDo && !rule.Ladder.Contains(toDo))
            yield return "toDoFrom is a rung of its ladder";
        if (rule.SnoozeUntil is { } until && (until < 0 || until >= (rule.Ladder is [var first, ..] ? first : 0)))
            yield return "snoozeUntil is days before the legal date, fewer than the first rung";
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    private sealed record DeadlineFile
    {
        public required string Source { get; init; }

        public required IReadOnlyList<DeadlineRule> Rules { get; init; }
    }
}
