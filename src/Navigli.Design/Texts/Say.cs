using System.Globalization;

namespace Navigli.Design;

/// <summary>Says dates, instants, amounts and codes the way people do, in the language of the request.</summary>
/// <param name="language">The language to speak.</param>
/// <param name="clock">The clock of the city; "today" is its day in Rome.</param>
public sealed class Say(SiteLanguage language, TimeProvider clock)
{
    private const string NoBreakSpace = "\u00A0";
    private static readonly TimeZoneInfo Rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");
    private readonly CultureInfo culture = language.Culture;

    /// <summary>The civil day it is now in Rome.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, Rome));

    /// <summary>With the day of the week: "mercoledì 25 novembre 2026", "Wednesday 25 November 2026".</summary>
    /// <param name="date">A civil date.</param>
    public string Weekday(DateOnly date) => date.ToString("dddd d MMMM yyyy", culture);

    /// <summary>In full: "25 novembre 2026", "25 November 2026".</summary>
    /// <param name="date">A civil date.</param>
    public string Date(DateOnly date) => date.ToString("d MMMM yyyy", culture);

    /// <summary>For tight places: "25 nov 2026", "25 Nov 2026".</summary>
    /// <param name="date">A civil date.</param>
    public string ShortDate(DateOnly date) => date.ToString("d MMM yyyy", culture);

    /// <summary>How far from today: "oggi", "domani", "fra 4 giorni", "5 giorni fa"; "today", "tomorrow", "in 4 days", "5 days ago".</summary>
    /// <param name="date">A civil date.</param>
    public string Distance(DateOnly date)
    {
        var days = date.DayNumber - Today.DayNumber;
        return (language, days) switch
        {
            (SiteLanguage.Italian, 0) => "oggi",
            (SiteLanguage.Italian, 1) => "domani",
            (SiteLanguage.Italian, -1) => "ieri",
            (SiteLanguage.Italian, > 0) => $"fra {days.ToString(culture)} giorni",
            (SiteLanguage.Italian, _) => $"{(-days).ToString(culture)} giorni fa",
            (_, 0) => "today",
            (_, 1) => "tomorrow",
            (_, -1) => "yesterday",
            (_, > 0) => $"in {days.ToString(culture)} days",
            _ => $"{(-days).ToString(culture)} days ago",
        };
    }

    /// <summary>An instant: "oggi, 9:02", "ieri, 16:40", "gio 19 nov, 16:40", and with the year when it is not this one.</summary>
    /// <param name="utc">An instant with <see cref="DateTimeKind.Utc"/>.</param>
    /// <exception cref="ArgumentException">The instant is not UTC.</exception>
    public string Moment(DateTime utc)
    {
        var local = ToRome(utc);
        var date = DateOnly.FromDateTime(local);
        var day = (date.DayNumber - Today.DayNumber) switch
        {
            0 or -1 => Distance(date),
            _ when date.Year == Today.Year => date.ToString("ddd d MMM", culture),
            _ => date.ToString("ddd d MMM yyyy", culture),
        };
        return $"{day}, {local.ToString("H:mm", culture)}";
    }

    /// <summary>An instant in full: "21 novembre 2026 alle 9:02", "21 November 2026 at 9:02".</summary>
    /// <param name="utc">An instant with <see cref="DateTimeKind.Utc"/>.</param>
    /// <exception cref="ArgumentException">The instant is not UTC.</exception>
    public string DateAndTime(DateTime utc)
    {
        var local = ToRome(utc);
        var at = language == SiteLanguage.English ? "at" : "alle";
        return $"{Date(DateOnly.FromDateTime(local))} {at} {local.ToString("H:mm", culture)}";
    }

    /// <summary>An amount of money: "1.084,00 €", "€1,084.00". The parts never break across lines.</summary>
    /// <param name="cents">Euro cents.</param>
    public string Amount(long cents)
    {
        var euros = (cents / 100m).ToString("N2", culture);
        if (language == SiteLanguage.Italian) return euros + NoBreakSpace + "€";
        return cents < 0 ? $"-€{euros[1..]}" : $"€{euros}";
    }

    /// <summary>A count with its thousands: "1.400.000", "1,400,000".</summary>
    /// <param name="count">Any whole number.</param>
    public string Number(long count) => count.ToString("N0", culture);

    /// <summary>A code in groups that never break across lines: "2577 8267 0".</summary>
    /// <param name="code">The code without separators.</param>
    /// <param name="groupLength">How many characters a group has.</param>
    public static string Code(string code, int groupLength = 4) =>
        string.Join(NoBreakSpace, code.Chunk(groupLength).Select(group => new string(group)));

    private static DateTime ToRome(DateTime utc)
    {
        if (utc.Kind != DateTimeKind.Utc) throw new ArgumentException("Instants are UTC.", nameof(utc));
        return TimeZoneInfo.ConvertTimeFromUtc(utc, Rome);
    }
}
