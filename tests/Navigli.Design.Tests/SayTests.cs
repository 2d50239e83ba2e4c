using Shouldly;
using Xunit;

namespace Navigli.Design.Tests;

public sealed class SayTests
{
    // 23:30 UTC on 20 November is 0:30 on 21 November in Rome.
    private static readonly FixedClock Clock = new(new DateTimeOffset(2026, 11, 20, 23, 30, 0, TimeSpan.Zero));
    private static readonly Say Italian = new(SiteLanguage.Italian, Clock);
    private static readonly Say English = new(SiteLanguage.English, Clock);

    [Fact]
    public void Today_IsTheDayInRome() => Italian.Today.ShouldBe(new DateOnly(2026, 11, 21));

    [Fact]
    public void Dates_AreSaidInBothLanguages()
    {
        var date = new DateOnly(2026, 11, 25);
        Italian.Weekday(date).ShouldBe("mercoledì 25 novembre 2026");
        English.Weekday(date).ShouldBe("Wednesday 25 November 2026");
        Italian.Date(date).ShouldBe("25 novembre 2026");
        English.Date(date).ShouldBe("25 November 2026");
        Italian.ShortDate(date).ShouldBe("25 nov 2026");
        English.ShortDate(date).ShouldBe("25 Nov 2026");
    }

    [Theory]
    [InlineData(0, "oggi", "today")]
    [InlineData(1, "domani", "tomorrow")]
    [InlineData(-1, "ieri", "yesterday")]
    [InlineData(2, "fra 2 giorni", "in 2 days")]
    [InlineData(4, "fra 4 giorni", "in 4 days")]
    [InlineData(-5, "5 giorni fa", "5 days ago")]
    public void Distance_CountsDaysFromToday(int days, string italian, string english)
    {
        var date = Italian.Today.AddDays(days);
        Italian.Distance(date).ShouldBe(italian);
        English.Distance(date).ShouldBe(english);
    }

    [Fact]
    public void Moment_NearAndFar_IsSaidDifferently()
    {
        Italian.Moment(Utc(2026, 11, 21, 8, 2)).ShouldBe("oggi, 9:02");
        English.Moment(Utc(2026, 11, 21, 8, 2)).ShouldBe("today, 9:02");
        Italian.Moment(Utc(2026, 11, 20, 15, 40)).ShouldBe("ieri, 16:40");
        Italian.Moment(Utc(2026, 11, 19, 15, 40)).ShouldBe("gio 19 nov, 16:40");
        English.Moment(Utc(2026, 11, 19, 15, 40)).ShouldBe("Thu 19 Nov, 16:40");
        Italian.Moment(Utc(2025, 7, 1, 10, 0)).ShouldBe("mar 1 lug 2025, 12:00");
    }

    [Fact]
    public void Moment_NotUtc_Throws() => Should.Throw<ArgumentException>(() => Italian.Moment(new DateTime(2026, 11, 21, 9, 2, 0, DateTimeKind.Unspecified)));

    [Fact]
    public void DateAndTime_IsInRomeTime()
    {
        Italian.DateAndTime(Utc(2026, 11, 21, 8, 2)).ShouldBe("21 novembre 2026 alle 9:02");
        English.DateAndTime(Utc(2026, 11, 21, 8, 2)).ShouldBe("21 November 2026 at 9:02");
    }

    [Theory]
    [InlineData(8400, "84,00\u00A0€", "€84.00")]
    [InlineData(0, "0,00\u00A0€", "€0.00")]
    [InlineData(108405, "1.084,05\u00A0€", "€1,084.05")]
    [InlineData(-250, "-2,50\u00A0€", "-€2.50")]
    public void Amount_IsEurosWithCents(long cents, string italian, string english)
    {
        Italian.Amount(cents).ShouldBe(italian);
        English.Amount(cents).ShouldBe(english);
    }

    [Fact]
    public void Number_HasThousands()
    {
        Italian.Number(1_400_000).ShouldBe("1.400.000");
        English.Number(1_400_000).ShouldBe("1,400,000");
    }

    [Fact]
    public void Code_IsGroupedWithoutBreaks()
    {
        Say.Code("257782670").ShouldBe("2577\u00A08267\u00A00");
        Say.Code("CLMSFO18D43F205Y", 6).ShouldBe("CLMSFO\u00A018D43F\u00A0205Y");
        Say.Code("").ShouldBe("");
    }

    [Theory]
    [InlineData("Chiara Colombo", "CC")]
    [InlineData("Luca Maria de' Rossi", "LR")]
    [InlineData("Émile", "É")]
    [InlineData(" ", "")]
    public void Initials_AreOfFirstAndLastName(string name, string initials) => new SiteUser(name, name).Initials.ShouldBe(initials);

    private static DateTime Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
