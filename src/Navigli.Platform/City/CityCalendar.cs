namespace Navigli.Platform.City;

/// <summary>A rule that gives one holiday a year.</summary>
public sealed record HolidayRule
{
    /// <summary>Name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Month, for a fixed date.</summary>
    public int? Month { get; init; }

    /// <summary>Day of the month, for a fixed date.</summary>
    public int? Day { get; init; }

    /// <summary>Days after Easter Sunday, for a movable one.</summary>
    public int? EasterOffset { get; init; }

    /// <summary>First year in which it is kept.</summary>
    public int? FromYear { get; init; }

    /// <summary>Last year in which it is kept.</summary>
    public int? ToYear { get; init; }
}

/// <summary>A holiday.</summary>
/// <param name="Date">Civil date.</param>
/// <param name="Name">Name.</param>
public sealed record Holiday(DateOnly Date, LocalizedText Name);

/// <summary>
/// The city's working days and local time. Working days are Monday to Friday without the national holidays and the patron's day:
/// days on which offices are open, not the terms of civil procedure.
/// </summary>
/// <param name="rules">National rules and the city's own.</param>
/// <param name="zone">Time zone of civil dates.</param>
public sealed class CityCalendar(IReadOnlyList<HolidayRule> rules, TimeZoneInfo zone)
{
    /// <summary>Time zone of civil dates.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>Civil date in the city at this moment.</summary>
    /// <param name="clock">The clock.</param>
    /// <returns>Today.</returns>
    public DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(ToLocal(clock.GetUtcNow().UtcDateTime));

    /// <summary>Local time of an instant.</summary>
    /// <param name="utc">UTC instant.</param>
    /// <returns>Local time, <see cref="DateTimeKind.Unspecified"/>.</returns>
    /// <exception cref="ArgumentException">The instant is not UTC.</exception>
    public DateTime ToLocal(DateTime utc)
    {
        if (utc.Kind != DateTimeKind.Utc)
            throw new ArgumentException("Instants are UTC", nameof(utc));

        return DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(utc, zone), DateTimeKind.Unspecified);
    }

    /// <summary>
    /// Instant of a local time. An hour that the clocks repeat is taken the first time; one that they skip is moved on by the skip.
    /// </summary>
    /// <param name="local">Local time.</param>
    /// <returns>UTC instant.</returns>
    public DateTime ToUtc(DateTime local)
    {
        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);

        // The offset before a change is that of the day before: it moves a skipped hour on and picks the first of a repeated one.
        var offset = zone.IsInvalidTime(time) || zone.IsAmbiguousTime(time) ? zone.GetUtcOffset(time.AddDays(-1)) : zone.GetUtcOffset(time);
        return DateTime.SpecifyKind(time - offset, DateTimeKind.Utc);
    }

    /// <summary>First instant of a civil date.</summary>
    /// <param name="date">Civil date.</param>
    /// <returns>UTC instant.</returns>
    public DateTime StartOfDay(DateOnly date) => ToUtc(date.ToDateTime(TimeOnly.MinValue));

    /// <summary>Holidays of a year in their order.</summary>
    /// <param name="year">Year from 1583.</param>
    /// <returns>Holidays; two on one date are both there.</returns>
    public IReadOnlyList<Holiday> Holidays(int year) =>
        [.. rules.Select(rule => At(rule, year)).OfType<Holiday>().OrderBy(holiday => holiday.Date)];

    /// <summary>Whether a date is a holiday, Sundays aside.</summary>
    /// <param name="date">Civil date.</param>
    /// <returns>True on a holiday.</returns>
    public bool IsHoliday(DateOnly date) => rules.Any(rule => At(rule, date.Year)?.Date == date);

    /// <summary>Whether offices work on a date.</summary>
    /// <param name="date">Civil date.</param>
    /// <returns>True from Monday to Friday unless it is a holiday.</returns>
    public bool IsWorkingDay(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(date);

    /// <summary>The date itself when it is a working day, else the first one after it.</summary>
    /// <param name="date">Civil date.</param>
    /// <returns>A working day.</returns>
    public DateOnly NextWorkingDay(DateOnly date)
    {
        while (!IsWorkingDay(date))
            date = date.AddDays(1);

        return date;
    }

    /// <summary>Counts working days from a date, which is not counted itself.</summary>
    /// <param name="date">Day of the event.</param>
    /// <param name="days">Working days, not negative. Zero gives <see cref="NextWorkingDay"/>.</param>
    /// <returns>A working day.</returns>
    public DateOnly AddWorkingDays(DateOnly date, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        if (days == 0)
            return NextWorkingDay(date);

        for (var counted = 0; counted < days;)
        {
            date = date.AddDays(1);
            if (IsWorkingDay(date))
                counted++;
        }

        return date;
    }

    /// <summary>The next holidays.</summary>
    /// <param name="from">First date considered.</param>
    /// <param name="count">How many.</param>
    /// <returns>Holidays in their order.</returns>
    public IEnumerable<Holiday> UpcomingHolidays(DateOnly from, int count) =>
        Enumerable.Range(from.Year, count + 1).SelectMany(Holidays).Where(holiday => holiday.Date >= from).Take(count);

    /// <summary>Easter Sunday of the Gregorian calendar.</summary>
    /// <param name="year">Year from 1583.</param>
    /// <returns>Its date.</returns>
    public static DateOnly EasterSunday(int year)
    {
        // Meeus's form of the Gregorian computus.
        var golden = year % 19;
        var (century, yearOfCentury) = (year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var monthAndDay = epact + weekday - (7 * correction) + 114;
        return new DateOnly(year, monthAndDay / 31, (monthAndDay % 31) + 1);
    }

    private static Holiday? At(HolidayRule rule, int year)
    {
        if (year < (rule.FromYear ?? int.MinValue) || year > (rule.ToYear ?? int.MaxValue))
            return null;

        return rule.EasterOffset is { } offset
            ? new(EasterSunday(year).AddDays(offset), rule.Name)
            : new(new DateOnly(year, rule.Month!.Value, rule.Day!.Value), rule.Name);
    }
}
