using Navigli.Platform.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.City;

public class CityCalendarTests
{
    private static readonly CityCalendar Calendar = Packs.Milano.Calendar;

    [Theory]
    [InlineData(2000, 4, 23)]
    [InlineData(2020, 4, 12)]
    [InlineData(2024, 3, 31)]
    [InlineData(2026, 4, 5)]
    [InlineData(2031, 4, 13)]
    [InlineData(2032, 3, 28)]
    [InlineData(2038, 4, 25)]
    public void EasterSunday_KnownYears_IsRight(int year, int month, int day) => CityCalendar.EasterSunday(year).ShouldBe(new DateOnly(year, month, day));

    [Theory]
    [InlineData("2026-01-01", false)]
    [InlineData("2026-01-06", false)]
    [InlineData("2026-04-06", false)]
    [InlineData("2027-04-25", false)]
    [InlineData("2026-05-01", false)]
    [InlineData("2026-06-02", false)]
    [InlineData("2027-10-04", false)]
    [InlineData("2024-10-04", true)]
    [InlineData("2026-12-07", false)]
    [InlineData("2026-12-08", false)]
    [InlineData("2026-12-25", false)]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-22", false)]
    [InlineData("2026-11-23", true)]
    public void IsWorkingDay_InMilano_KnowsTheHolidays(string date, bool isWorking) =>
        Calendar.IsWorkingDay(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(isWorking);

    [Fact]
    public void Holidays_OfAYear_AreTheNationalOnesAndThePatron()
    {
        var dates = Calendar.Holidays(2026).Select(holiday => $"{holiday.Date:MM-dd}").ToList();
        dates.ShouldBe(["01-01", "01-06", "04-05", "04-06", "04-25", "05-01", "06-02", "08-15", "10-04", "11-01", "12-07", "12-08", "12-25", "12-26"]);
        Calendar.Holidays(2025).Count.ShouldBe(13);
    }

    [Fact]
    public void PatronDay_DiffersByCity()
    {
        Packs.Esempio.Calendar.IsWorkingDay(new(2027, 10, 18)).ShouldBeFalse();
        Packs.Esempio.Calendar.IsWorkingDay(new(2026, 12, 7)).ShouldBeTrue();
        Calendar.IsWorkingDay(new(2027, 10, 18)).ShouldBeTrue();
    }

    [Fact]
    public void AddWorkingDays_OverTheDecemberHolidays_SkipsThem()
    {
        Calendar.AddWorkingDays(new(2026, 12, 4), 1).ShouldBe(new DateOnly(2026, 12, 9));
        Calendar.AddWorkingDays(new(2026, 12, 4), 0).ShouldBe(new DateOnly(2026, 12, 4));
        Calendar.AddWorkingDays(new(2026, 12, 7), 0).ShouldBe(new DateOnly(2026, 12, 9));
        Calendar.NextWorkingDay(new(2026, 4, 4)).ShouldBe(new DateOnly(2026, 4, 7));
    }

    [Fact]
    public void AddWorkingDays_AnyCount_PassesExactlyThatManyWorkingDays()
    {
        for (var days = 1; days < 260; days++)
        {
            var start = new DateOnly(2026, 1, 1).AddDays(days);
            var end = Calendar.AddWorkingDays(start, days);
            Calendar.IsWorkingDay(end).ShouldBeTrue();
            Enumerable.Range(1, end.DayNumber - start.DayNumber).Count(n => Calendar.IsWorkingDay(start.AddDays(n))).ShouldBe(days);
        }
    }

    [Fact]
    public void UpcomingHolidays_FromNovember_GoIntoTheNextYear() =>
        Calendar.UpcomingHolidays(new(2026, 12, 8), 4).Select(holiday => holiday.Date)
            .ShouldBe([new(2026, 12, 8), new(2026, 12, 25), new(2026, 12, 26), new(2027, 1, 1)]);

    [Fact]
    public void LocalTime_AroundTheChangesOfClocks_IsThatOfRome()
    {
        Calendar.ToLocal(new(2026, 7, 1, 22, 30, 0, DateTimeKind.Utc)).ShouldBe(new DateTime(2026, 7, 2, 0, 30, 0, DateTimeKind.Unspecified));
        Calendar.ToUtc(new(2026, 1, 15, 0, 0, 0, DateTimeKind.Unspecified)).ShouldBe(new DateTime(2026, 1, 14, 23, 0, 0, DateTimeKind.Utc));

        // 29 March 2026: 2:00 becomes 3:00. 25 October 2026: 3:00 becomes 2:00.
        Calendar.ToUtc(new(2026, 3, 29, 2, 30, 0, DateTimeKind.Unspecified)).ShouldBe(new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc));
        Calendar.ToUtc(new(2026, 10, 25, 2, 30, 0, DateTimeKind.Unspecified)).ShouldBe(new DateTime(2026, 10, 25, 0, 30, 0, DateTimeKind.Utc));
        Calendar.StartOfDay(new(2026, 3, 30)).ShouldBe(new DateTime(2026, 3, 29, 22, 0, 0, DateTimeKind.Utc));
        Should.Throw<ArgumentException>(() => Calendar.ToLocal(new(2026, 7, 1, 0, 0, 0, DateTimeKind.Local)));
    }
}
