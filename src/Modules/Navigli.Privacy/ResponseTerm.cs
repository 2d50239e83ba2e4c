using Navigli.Platform.City;

namespace Navigli.Privacy;

/// <summary>
/// The term for answering a person who exercises a right: one month from receipt, which may be extended by two more (GDPR art. 12(3)).
/// Counted as Regulation (EEC, Euratom) 1182/71 art. 3 says: the day of receipt is not counted, the period ends on the same date of the
/// last month or on that month's last day, and a last day on which offices are closed moves to the next working day.
/// </summary>
internal static class ResponseTerm
{
    public static DateOnly First(DateOnly received, CityCalendar calendar) => calendar.NextWorkingDay(received.AddMonths(1));

    public static DateOnly Extended(DateOnly received, CityCalendar calendar) => calendar.NextWorkingDay(received.AddMonths(3));
}
