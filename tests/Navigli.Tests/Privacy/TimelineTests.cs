using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Privacy;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Privacy;
using Navigli.Privacy.Timeline;
using Navigli.Testing;
using Shouldly;
using Xunit;
using static Navigli.Tests.Privacy.PrivacyCity;

namespace Navigli.Tests.Privacy;

public class TimelineTests
{
    private static readonly AccessPurpose Secret = PrivacyPurposes.Question with { WithheldFromPerson = true };

    [Fact]
    public async Task Read_NamesTheOfficeAndTheRightAndNeverAPrivatePerson()
    {
        await using var city = await StartAsync();
        await city.RecordAsync(Chiara, ReaderKind.Self, new Caller { AccountId = Chiara, PersonId = Chiara });
        city.Kernel.Clock.Move(TimeSpan.FromMinutes(1));
        await city.OfficeReadAsync(Chiara, caseReference: "2026-118842");
        city.Kernel.Clock.Move(TimeSpan.FromMinutes(1));
        await city.RecordAsync(Chiara, ReaderKind.Citizen, new Caller { AccountId = Paolo, PersonId = Paolo, DisplayName = "Paolo Colombo" }, "family");
        city.Kernel.Clock.Move(TimeSpan.FromMinutes(1));
        await city.RecordAsync(Chiara, ReaderKind.ThirdParty, Caller.Anonymous);
        var lines = (await ReadAsync(city, Chiara)).Value.Lines;
        lines.Select(l => l.Who).ShouldBe(["Chi ha ricevuto il certificato", "Un tuo familiare", "Anagrafe Via Larga 12", "Tu, dal portale"]);
        lines[2].CaseReference.ShouldBe("2026-118842");
        lines[2].Why.ShouldBe("Risposta a una richiesta su un accesso");
        lines.ShouldAllBe(l => !$"{l}".Contains("Paolo", StringComparison.Ordinal) && !$"{l}".Contains(Employee.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_OfAChild_IsALineInItAndFamilyAloneIsNotEnough()
    {
        await using var city = await StartAsync();
        await city.OfficeReadAsync(Sofia);
        city.Kernel.Clock.Move(TimeSpan.FromMinutes(1));
        var view = (await ReadAsync(city, Chiara, new TimelineFilter { Person = Sofia })).Value;
        view.Lines.Select(l => l.Who).ShouldBe(["Tu, dal portale", "Anagrafe Via Larga 12"]);
        view.Choices.Select(c => c.PersonId).ShouldBe([Chiara, Sofia]);
        (await city.Kernel.DoAsync(db => db.Set<LedgerEntry>().CountAsync(e => e.Subject == Sofia && e.Purpose == "privacy.timeline" && e.Right == "parental"))).ShouldBe(1);

        (await ReadAsync(city, Chiara, new TimelineFilter { Person = Paolo })).Error.ShouldBe(PrivacyErrors.NotYours);
        (await ReadAsync(city, Paolo, new TimelineFilter { Person = Sofia })).Error.ShouldBe(PrivacyErrors.NotYours);
        (await city.Kernel.DoAsync(db => db.Set<LedgerEntry>().CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task Read_OfOneself_WritesNothing()
    {
        await using var city = await StartAsync();
        await ReadAsync(city, Chiara);
        (await city.Kernel.DoAsync(db => db.Set<LedgerEntry>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Read_WhatTheLawWithholds_IsNeitherShownNorCounted()
    {
        await using var city = await StartAsync();
        await city.RecordAsync(Chiara, ReaderKind.Office, new Caller { AccountId = Employee, Office = "RO01" }, purpose: Secret);
        await city.OfficeReadAsync(Chiara);
        await city.OfficeReadAsync(Paolo);
        await city.RecordAsync(Chiara, ReaderKind.Self, new Caller { AccountId = Chiara, PersonId = Chiara });
        (await ReadAsync(city, Chiara)).Value.Lines.Count.ShouldBe(2);
        (await CountAsync(city)).ShouldBe(1);
        city.Kernel.Clock.Move(TimeSpan.FromDays(31));
        (await CountAsync(city)).ShouldBe(0);
    }

    [Fact]
    public async Task Read_BatchesThatConcernThePerson_AreInterleavedAndTheOthersAreNot()
    {
        await using var city = await StartAsync();
        var populations = city.Kernel.Services.GetRequiredService<Populations>();
        populations.Includes = (_, population, _) => population == "residents";
        await city.OfficeReadAsync(Chiara);
        city.Kernel.Clock.Move(TimeSpan.FromMinutes(1));
        await city.BatchAsync("residents");
        await city.BatchAsync("residents.municipio:3");
        city.Kernel.Clock.Move(TimeSpan.FromMinutes(1));
        await city.OfficeReadAsync(Chiara);
        (await ReadAsync(city, Chiara)).Value.Lines.Select(l => l.Who).ShouldBe(["Anagrafe Via Larga 12", "Il Comune, in automatico", "Anagrafe Via Larga 12"]);
        (await ReadAsync(city, Chiara, new TimelineFilter { Reader = "comune" })).Value.Lines.Count.ShouldBe(1);
        populations.Asked.ShouldBe(4);
    }

    [Fact]
    public async Task Read_PageByPage_ShowsEveryLineOnceNewestFirst()
    {
        await using var city = await StartAsync();
        var random = new Random(7);
        var populations = city.Kernel.Services.GetRequiredService<Populations>();
        populations.Includes = (_, population, _) => population == "residents";
        for (var i = 0; i < 130; i++)
        {
            // Several at one instant, on purpose.
            if (random.Next(3) > 0)
                city.Kernel.Clock.Move(TimeSpan.FromMinutes(1));
            await (random.Next(4) switch
            {
                0 => city.BatchAsync("residents"),
                1 => city.BatchAsync("others"),
                _ => city.OfficeReadAsync(Chiara),
            });
        }

        var expected = await city.Kernel.DoAsync(db => db.Set<LedgerEntry>().CountAsync(e => e.Population != "others" || e.Population == null));
        List<AccessLine> seen = [];
        for (TimelineFilter? filter = new(); filter is not null;)
        {
            var page = (await ReadAsync(city, Chiara, filter)).Value;
            page.Lines.ShouldNotBeEmpty();
            seen.AddRange(page.Lines);
            filter = page.Older;
        }

        seen.Count.ShouldBe(expected);
        seen.Select(l => l.Id).Distinct().Count().ShouldBe(expected);
        seen.Select(l => l.At).ShouldBe(seen.Select(l => l.At).OrderDescending());
    }

    [Fact]
    public async Task Read_OnlyThePeriodAndTheReadersAskedFor()
    {
        await using var city = await StartAsync();
        await city.OfficeReadAsync(Chiara);
        city.Kernel.Clock.Move(TimeSpan.FromDays(40));
        await city.RecordAsync(Chiara, ReaderKind.ThirdParty, Caller.Anonymous);
        (await ReadAsync(city, Chiara)).Value.Lines.Count.ShouldBe(1);
        (await ReadAsync(city, Chiara, new TimelineFilter { Period = "365" })).Value.Lines.Count.ShouldBe(2);
        (await ReadAsync(city, Chiara, new TimelineFilter { Period = "tutto", Reader = "uffici" })).Value.Lines.ShouldHaveSingleItem().Who.ShouldBe("Anagrafe Via Larga 12");
        (await ReadAsync(city, Chiara, new TimelineFilter { Period = "365", Reader = "cittadini" })).Value.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("30", "tutti", null, "/chi-ha-visto-i-miei-dati")]
    [InlineData("999", "<script>", -4L, "/chi-ha-visto-i-miei-dati")]
    [InlineData("365", "uffici", 12L, "/chi-ha-visto-i-miei-dati?periodo=365&chi=uffici&prima=12")]
    public void Filter_OfAnAddress_KeepsWhatItUnderstands(string period, string reader, long? before, string path) =>
        TimelineFilter.Of(null, period, reader, before).Path().ShouldBe(path);

    private static Task<Result<TimelineView>> ReadAsync(PrivacyCity city, Guid who, TimelineFilter? filter = null) =>
        city.AsAsync<ReadTimeline, Result<TimelineView>>(who, timeline => timeline.RunAsync(filter ?? new TimelineFilter(), CancellationToken.None));

    private static Task<int> CountAsync(PrivacyCity city) => city.Kernel.InScopeAsync(async services =>
    {
        var ask = services.GetRequiredService<TallyQuestion>().Question.Compile();
        var monthAgo = LedgerEntry.Micros(city.Kernel.Clock.GetUtcNow().UtcDateTime.AddDays(-30));
        var numbers = await ask(services.GetRequiredService<CityDb>(), Guid.Empty, Chiara, TestCity.SeededOn, monthAgo).ToListAsync();
        return numbers.SingleOrDefault(n => n.Kind == PrivacyTallies.ReadingsByOthers)?.Count ?? 0;
    });
}
