using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Folder;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Records;
using Navigli.Records.Asking;
using Navigli.Records.Feeds;
using Navigli.Records.Sources.Mobility;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Records;

/// <summary>What an office tells in one page: what is dropped of it, what is not taken at all, and what it costs.</summary>
[Collection(nameof(FeedsCity))]
public sealed class FeedMessageTests(FeedsCity feeds) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await feeds.BeginAnewAsync();

    public async ValueTask DisposeAsync() => await feeds.BeginAnewAsync();

    [Fact]
    public async Task HostileMessages_AreDroppedOneByOne_AndTheLastOfTwoHolds()
    {
        var (code, today) = (RecordsCity.CodeOf("chiara-colombo"), feeds.People.Today);
        var sound = new DateChange { CodiceFiscale = code, Reference = "RES-1", Kind = "resident-pass", LastDay = today.AddDays(9), Ended = false };
        DateChange[] told =
        [
            sound,
            sound with { LastDay = today.AddDays(10) },
            sound with { CodiceFiscale = "XXXXXX00A00A000X" },
            sound with { Reference = "" },
            sound with { Reference = new string('1', 61) },
            sound with { Reference = "RES\u0007" },
            sound with { Kind = "fine-payment" },
            sound with { Kind = "nobody-knows" },
            sound with { LastDay = null },
            sound with { LastDay = today.AddYears(-2) },
            sound with { LastDay = today.AddYears(90) },
            sound with { CodiceFiscale = code.ToLowerInvariant(), Reference = "RES-2" },
        ];

        var taken = await TakeAsync(told);

        (taken.Taken, taken.Unknown, taken.Refused).ShouldBe((3, 0, 9));
        (await feeds.DatesOfAsync("chiara-colombo")).Select(d => (d.Number, d.On)).ShouldBe([("RES-1", today.AddDays(10)), ("RES-2", today.AddDays(9))], ignoreOrder: true);
        (await EntriesAsync()).ShouldBe(4, "two dates, each with its step");

        await TakeAsync([sound with { LastDay = null, Ended = true }, sound with { Reference = "RES-2", LastDay = today.AddDays(200) }]);
        (await feeds.DatesOfAsync("chiara-colombo")).ShouldHaveSingleItem().On.ShouldBe(today.AddDays(200));
        (await EntriesAsync()).ShouldBe(0, "the one has ended, the other is far away");
    }

    [Fact]
    public async Task Page_OfManyPeople_AsksTheDatabaseAsOftenAsOneOfFew()
    {
        var (today, stranger) = (feeds.People.Today, RecordsCity.CodeOf("giorgio-pedretti"));
        // Somebody whom the registry does not know is in each.
        DateChange[] told = [.. feeds.People.Codes.Where(c => c != stranger).Prepend(stranger).Select(code => new DateChange { CodiceFiscale = code, Reference = "RES-1", Kind = "resident-pass", LastDay = today.AddDays(9), Ended = false })];

        var few = await QuestionsAsync(told[..5]);
        var many = await QuestionsAsync([told[0], .. told[5..65]]);

        many.ShouldBe(few);
        (await feeds.DatesAsync()).Count.ShouldBeGreaterThan(50);

        async Task<int> QuestionsAsync(DateChange[] page)
        {
            var before = feeds.Questions.Asked;
            await TakeAsync(page);
            return feeds.Questions.Asked - before;
        }
    }

    [Theory]
    [InlineData("""{"changes":[],"next":"a","more":false}""", true)]
    [InlineData("""{"changes":[],"next":"a","more":false,"surprise":1}""", true)]
    [InlineData("""{"changes":[],"next":"here","more":true}""", false)]
    [InlineData("""{"changes":[],"next":"","more":false}""", false)]
    [InlineData("""{"changes":[null],"next":"a","more":false}""", false)]
    [InlineData("""{"changes":[{"codiceFiscale":"X"}],"next":"a","more":false}""", false)]
    [InlineData("""{"changes":[{"codiceFiscale":"X","reference":"1","kind":"k","lastDay":"soon","ended":false}],"next":"a","more":false}""", false)]
    [InlineData("""{"changes":[],"more":false}""", false)]
    [InlineData("[]", false)]
    public void Page_ThatCannotBe_IsNotTaken(string json, bool taken) =>
        (SourceJson.Read<DatesPage>(System.Text.Encoding.UTF8.GetBytes(json))?.Follows("here") == true).ShouldBe(taken);

    [Fact]
    public void Page_OfMoreThanWasAskedFor_IsNotTaken() =>
        new DatesPage { Changes = [.. Enumerable.Repeat(new DateChange { CodiceFiscale = "", Reference = "", Kind = "", Ended = true }, DatesPage.Most + 1)], Next = "a", More = false }.Follows(null).ShouldBeFalse();

    private Task<TakenChanges> TakeAsync(DateChange[] told) => feeds.City.InsideAsync(async s =>
    {
        var taken = await s.GetRequiredService<TakeChanges>().RunAsync(s.GetRequiredService<MobilitySource>(), told, CancellationToken.None);
        await s.GetRequiredService<CityDb>().CommitAsync(s.GetRequiredService<ActFactory>().System(RecordsActs.TakeDates, "tests"), CancellationToken.None);
        return taken;
    });

    private Task<int> EntriesAsync() => feeds.City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<FolderRow>().CountAsync(e => e.Kind.StartsWith("deadlines.")));
}
