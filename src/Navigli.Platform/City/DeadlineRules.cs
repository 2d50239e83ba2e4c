namespace Navigli.Platform.City;

/// <summary>What the city tells people before it is late: the national rules, and the city's own besides or in their place.</summary>
/// <param name="Rules">The rules, the national ones first.</param>
public sealed record DeadlineBook(IReadOnlyList<DeadlineRule> Rules)
{
    /// <summary>The rule with a code; null where the pack has none (any more).</summary>
    /// <param name="code">Its code.</param>
    public DeadlineRule? Find(string code) => Rules.FirstOrDefault(r => r.Code == code);

    /// <summary>From how many days before its date people are told of a kind of fact; null where no rule tells of it.</summary>
    /// <param name="fact">Kind of the fact.</param>
    public int? WarnsFrom(string fact) => Rules.Where(r => r.Fact == fact).SelectMany(r => r.Ladder, (_, days) => (int?)days).Max();

    /// <summary>The rule that says how many days the law gives for a kind of fact; null where none does.</summary>
    /// <param name="fact">Kind of the fact.</param>
    public DeadlineRule? TermOf(string fact) => Rules.FirstOrDefault(r => r.Fact == fact && r.TermDays is not null);
}

/// <summary>Whom the dates of a calendar rule concern.</summary>
public enum DeadlineAudience
{
    /// <summary>Everybody: what is said begins with "if".</summary>
    Everybody,

    /// <summary>Children who must go to school, and their parents (L. 296/2006, art. 1, comma 622: ten years of schooling, from the year in which a child turns six).</summary>
    Schooling,
}

/// <summary>
/// One rule. Its dates come from a kind of fact that a module publishes (<see cref="Fact"/>), and then each person concerned is told by the <see cref="Ladder"/>; or they are
/// dates for all (<see cref="Yearly"/>, <see cref="Dates"/>), and then they stand in the calendar only, since the city does not know whom they concern.
/// </summary>
public sealed record DeadlineRule
{
    /// <summary>Longest code, in characters.</summary>
    public const int LongestCode = 40;

    /// <summary>Stable code in kebab case: "identity-card".</summary>
    public required string Code { get; init; }

    /// <summary>What is to do or what happens, as a neighbour would say it; it tells nothing of a person, so that it may stand in an e-mail and on a lock screen.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>How it is done, in a sentence or two.</summary>
    public required LocalizedText What { get; init; }

    /// <summary>The verb on the button.</summary>
    public required LocalizedText Action { get; init; }

    /// <summary>Where it is settled: a path of the portal without language, in which <c>{subject}</c> is the person's id and <c>{reference}</c> the fact's; for a calendar rule also an https address.</summary>
    public required string Link { get; init; }

    /// <summary>Kind of the facts whose dates are looked at; null for a calendar rule.</summary>
    public string? Fact { get; init; }

    /// <summary>Dates that come every year.</summary>
    public IReadOnlyList<YearlyDate> Yearly { get; init; } = [];

    /// <summary>Single dates.</summary>
    public IReadOnlyList<DateOnly> Dates { get; init; } = [];

    /// <summary>Whom the dates of a calendar rule concern.</summary>
    public DeadlineAudience For { get; init; }

    /// <summary>Whether a yearly or single date that is no working day moves to the next one.</summary>
    public bool MovesToWorkingDay { get; init; }

    /// <summary>Days from the date of the fact to the legal date, by which it must be done; 0 is the same day.</summary>
    public int LegalOffset { get; init; }

    /// <summary>
    /// Days that the law gives from the day on which a term begins, that day not counted: for the module whose facts these are, where who keeps the record names no last day. The date of the
    /// fact is the last day already, so this moves nothing; null where the fact has its date from elsewhere.
    /// </summary>
    public int? TermDays { get; init; }

    /// <summary>For a calendar rule, the kind of facts that say it better: it is left out for whoever has one of their own.</summary>
    public string? UnlessFact { get; init; }

    /// <summary>Days before the legal date on which people are told, the farthest first.</summary>
    public IReadOnlyList<int> Ladder { get; init; } = [];

    /// <summary>The rung from which it stands among the things to do; null is never, it is only good to know.</summary>
    public int? ToDoFrom { get; init; }

    /// <summary>Days after the legal date for which it is still shown.</summary>
    public int ShownAfter { get; init; } = 30;

    /// <summary>Days before the legal date up to which it may be put off, at most; null where it may not be put off.</summary>
    public int? SnoozeUntil { get; init; }

    /// <summary>Norm or decision that the date and the ladder rest on.</summary>
    public required LocalizedText Norm { get; init; }

    /// <summary>Whether the city has still to confirm what the rule says.</summary>
    public bool ToBeConfirmed { get; init; }

    /// <summary>The legal date of a fact.</summary>
    /// <param name="on">Date of the fact.</param>
    public DateOnly LegalDate(DateOnly on) => on.AddDays(LegalOffset);

    /// <summary>The dates of a calendar rule in a stretch of time, in their order.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="calendar">The city's working days.</param>
    public IEnumerable<DateOnly> Between(DateOnly from, DateOnly to, CityCalendar calendar) =>
        Enumerable.Range(from.Year - 1, to.Year - from.Year + 3).SelectMany(year => Yearly.Select(y => new DateOnly(year, y.Month, y.Day))).Concat(Dates)
            .Select(date => MovesToWorkingDay ? calendar.NextWorkingDay(date) : date)
            .Where(date => date >= from && date <= to).Distinct().Order();
}

/// <summary>A day that every year has.</summary>
/// <param name="Month">Month, from 1.</param>
/// <param name="Day">Day of the month; not 29 February.</param>
public sealed record YearlyDate(int Month, int Day);
