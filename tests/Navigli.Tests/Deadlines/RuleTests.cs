using Navigli.Contracts.Deadlines;
using Navigli.Deadlines.Rules;
using Navigli.Platform.City;
using Navigli.Tests.City;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Deadlines;

/// <summary>The rules as data: what a pack may say, which day is which step, what moves and what does not.</summary>
public sealed class RuleTests : IDisposable
{
    private static readonly DeadlineRule Card = Packs.Milano.Deadlines.Find("identity-card")!;
    private readonly DirectoryInfo copy = Directory.CreateTempSubdirectory("navigli-rules-");

    public void Dispose() => copy.Delete(recursive: true);

    [Fact]
    public void IdentityCard_HasTheLadderOfTheIssueAndTheDaysOfTheLaw()
    {
        Card.Ladder.ShouldBe([180, 90, 60, 30, 10]);
        Card.LegalDate(new(2027, 5, 20)).ShouldBe(new DateOnly(2027, 5, 20));
        Card.Norm.It.ShouldContain("112/2008");
        Packs.Esempio.Deadlines.Rules.Select(r => r.Code).ShouldNotContain("school-begins", "the schools of Lombardy are a rule of Milan's pack");
    }

    [Theory]
    [InlineData("2026-11-20", null)]
    [InlineData("2026-11-21", 180)]
    [InlineData("2027-02-18", 180)]
    [InlineData("2027-02-19", 90)]
    [InlineData("2027-03-21", 60)]
    [InlineData("2027-05-09", 30)]
    [InlineData("2027-05-10", 10)]
    [InlineData("2027-05-20", 10)]
    [InlineData("2027-05-21", null)]
    public void Step_IsTheLatestThatHasBegun(string today, int? days) => (DeadlineEntries.StepOn(Card, new(2027, 5, 20), Day(today), null)?.Days).ShouldBe(days);

    [Fact]
    public void Step_CountsTheLeapDay()
    {
        DeadlineEntries.StepOn(Card, new(2028, 3, 1), new(2028, 1, 31), null)!.Days.ShouldBe(30);
        DeadlineEntries.StepOn(Card, new(2028, 3, 1), new(2028, 1, 30), null)!.Days.ShouldBe(60, "31 days before, since February has 29");
        DeadlineEntries.StepOn(Card, new(2027, 3, 1), new(2027, 1, 30), null)!.Days.ShouldBe(30);
        DeadlineEntries.StepOn(Card, new(2028, 2, 29), new(2028, 2, 19), null)!.Began.ShouldBe(new DateOnly(2028, 2, 19));
    }

    [Fact]
    public void Entries_BeginAtMidnightInRome_OnBothSidesOfTheClockChange()
    {
        var entries = new DeadlineEntries(Packs.Milano);
        Entry(new(2027, 9, 27), new(2027, 3, 31)).VisibleFrom.ShouldBe(new DateTime(2027, 3, 30, 22, 0, 0, DateTimeKind.Utc), "summer time");
        Entry(new(2027, 5, 20), new(2026, 11, 21)).VisibleFrom.ShouldBe(new DateTime(2026, 11, 20, 23, 0, 0, DateTimeKind.Utc), "winter time");

        Navigli.Contracts.Folder.FolderEntry Entry(DateOnly expires, DateOnly today) =>
            entries.Date(Card, new DatedFact { Reference = Guid.Empty, SubjectId = Guid.Empty, On = expires }, today, null)!;
    }

    [Fact]
    public void Yearly_MovesToTheWorkingDay_OnlyWhereTheRuleSaysSo()
    {
        var calendar = Packs.Milano.Calendar;
        // 16 December 2028 is a Saturday; 16 June 2029 too.
        Packs.Milano.Deadlines.Find("imu")!.Between(new(2028, 12, 1), new(2029, 6, 30), calendar).ShouldBe([new(2028, 12, 18), new(2029, 6, 18)]);
        Packs.Milano.Deadlines.Find("isee")!.Between(new(2028, 12, 1), new(2029, 6, 30), calendar).ShouldBe([new DateOnly(2028, 12, 31)]);
        Packs.Milano.Deadlines.Find("isee")!.Between(new(2029, 1, 1), new(2029, 12, 30), calendar).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"ladder\": [30, 60]", "the farthest first")]
    [InlineData("\"ladder\": []", "the farthest first")]
    [InlineData("\"ladder\": [30, 10], \"toDoFrom\": 20", "a rung of its ladder")]
    [InlineData("\"ladder\": [30, 10], \"snoozeUntil\": 30", "fewer than the first rung")]
    [InlineData("\"ladder\": [30], \"yearly\": [{ \"month\": 1, \"day\": 1 }]", "of its fact alone")]
    [InlineData("\"ladder\": [30], \"shownAfter\": -1", "from 0 to 366")]
    [InlineData("\"ladder\": [30], \"untill\": 1", "untill")]
    public void Pack_WithAFactRuleThatCannotBe_SaysWhichAndWhy(string members, string why) =>
        Should.Throw<CityPackException>(() => PackWith(Rule("\"fact\": \"residents.identity-card\"," + members))).Message.ShouldContain(why);

    [Theory]
    [InlineData("\"yearly\": [{ \"month\": 2, \"day\": 29 }]", "every year has")]
    [InlineData("\"yearly\": [{ \"month\": 13, \"day\": 1 }]", "every year has")]
    [InlineData("\"for\": \"everybody\"", "a fact, yearly dates or dates")]
    [InlineData("\"dates\": [\"2027-01-01\"], \"ladder\": [30]", "need a fact")]
    public void Pack_WithACalendarRuleThatCannotBe_SaysWhichAndWhy(string members, string why) =>
        Should.Throw<CityPackException>(() => PackWith(Rule(members))).Message.ShouldContain(why);

    [Fact]
    public void Pack_WithARuleOfTheSameCode_PutsItInThePlaceOfTheNationalOne()
    {
        var rules = PackWith(Rule("\"fact\": \"residents.identity-card\", \"ladder\": [5]").Replace("\"new-rule\"", "\"identity-card\"", StringComparison.Ordinal)).Deadlines;
        rules.Find("identity-card")!.Ladder.ShouldBe([5]);
        rules.Rules.Count(r => r.Code == "identity-card").ShouldBe(1);
        rules.Find("isee").ShouldNotBeNull();
    }

    internal static string Rule(string members) => $$"""
        { "code": "new-rule", "title": { "it": "Fai la fototessera", "en": "Have a photograph taken" }, "what": { "it": "Serve per la carta.", "en": "The card needs it." },
          "action": { "it": "Trova l’ufficio", "en": "Find the office" }, "link": "/uffici", "norm": { "it": "Consiglio del Comune", "en": "Advice of the city" }, {{members}} }
        """;

    /// <summary>Milan's pack with one rule more of its own, and nothing else changed.</summary>
    internal static string Write(DirectoryInfo folder, string rule)
    {
        var pack = folder.CreateSubdirectory("city");
        foreach (var file in new DirectoryInfo(Packs.Folder("milano")).GetFiles())
            file.CopyTo(Path.Combine(pack.FullName, file.Name));
        foreach (var file in new DirectoryInfo(Path.Combine(Packs.Folder("milano"), "people")).GetFiles())
            file.CopyTo(Path.Combine(pack.CreateSubdirectory("people").FullName, file.Name));
        var city = Path.Combine(pack.FullName, "city.json");
        File.WriteAllText(city, File.ReadAllText(city).Replace("\"../italia\"", $"\"{Packs.Folder("italia")}\"", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(pack.FullName, "deadlines.json"), $$"""{ "source": "a test", "rules": [{{rule}}] }""");
        return pack.FullName;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", System.Globalization.CultureInfo.InvariantCulture);

    private CityPack PackWith(string rule) => CityPack.Load(Write(copy, rule));
}
