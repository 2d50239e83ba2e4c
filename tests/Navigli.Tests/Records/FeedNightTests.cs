using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Records;
using Navigli.Records.Sources.Fines;
using Navigli.Records.Sources.Mobility;
using Navigli.Records.Sources.Properties;
using Navigli.Sandbox.Faults;
using Navigli.Tests.Cli;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Records;

/// <summary>The nights of the city's own offices, one after the other: each date once, whatever fails.</summary>
[Collection(nameof(FeedsCity))]
public sealed class FeedNightTests(FeedsCity feeds) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await feeds.BeginAnewAsync();

    public async ValueTask DisposeAsync() => await feeds.BeginAnewAsync();

    [Fact]
    public async Task Night_IsOneLineOfTheLedger_AndTellsOnlyWhatChangedSince()
    {
        var lines = await LinesAsync();
        await feeds.NightAsync();
        (await feeds.NightAsync()).ShouldBeEmpty("today's is done");
        var first = await feeds.DatesAsync();

        feeds.City.Clock.Move(TimeSpan.FromDays(1));
        (await feeds.NightAsync()).Sum(t => t.Taken).ShouldBeLessThan(first.Count / 2);
        // Enough days for a pass of a persona to be renewed, and a fine to be over.
        feeds.City.Clock.Move(TimeSpan.FromDays(60));
        (await feeds.NightAsync()).ShouldAllBe(t => t.IsDone);

        (await LinesAsync()).ShouldBe(lines + 3, "one a night, for all offices");
        foreach (var persona in FeedsCity.Someones)
        {
            string[] told = [.. new[] { "mobility", "fines", "tari-declarations" }.SelectMany(s => feeds.ToldOf(persona, s)).Select(d => $"records.{d.Kind} {d.Reference} {d.LastDay:O}").Order(StringComparer.Ordinal)];
            (await feeds.DatesOfAsync(persona)).Select(d => $"{d.Kind} {d.Number} {d.On:O}").Order(StringComparer.Ordinal).ToArray().ShouldBe(told, customMessage: persona);
        }

        using var chiara = await feeds.City.SignInAsync("chiara-colombo");
        (await chiara.GetAsync("/chi-ha-visto-i-miei-dati")).Words.ShouldContain("per avvisare ogni notte chi ha una scadenza negli uffici del Comune");
    }

    [Theory]
    [InlineData(Fault.Down, "Down")]
    [InlineData(Fault.Refusing, "Refused")]
    [InlineData(Fault.WrongAnswer, "Unreadable")]
    internal async Task OfficeThatFails_LeavesTheOthersGoOn_IsSeenByOperations_AndIsAskedAgain(Fault fault, string said)
    {
        feeds.Break("fines", fault);

        var taken = await feeds.NightAsync();

        taken.Select(t => (t.Source, t.IsDone, t.Fault)).ShouldBe([("fines", false, said), ("mobility", true, null), ("tari-declarations", true, null)]);
        (await HealthAsync()).ShouldBe((HealthStatus.Degraded, $"fines {said}, last whole night never"));
        feeds.Faults.Clear();
        feeds.City.Clock.Move(TimeSpan.FromMinutes(2));
        (await feeds.NightAsync()).ShouldHaveSingleItem().Source.ShouldBe("fines");
        (await HealthAsync()).Status.ShouldBe(HealthStatus.Healthy);
        (await feeds.DatesAsync()).ShouldContain(d => d.Kind == FineTerms.Payment);

        feeds.City.Clock.Move(TimeSpan.FromDays(2));
        (await HealthAsync()).Description.ShouldNotBeNull().ShouldContain("fines Late", customMessage: "a night was missed");
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(DbUpdateException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task OfficeWhoseDatesCannotBeTaken_KeepsNoOtherWaiting_AndIsTriedAgain(Type thrown)
    {
        feeds.Taking.Broken = ("fines", (Exception)Activator.CreateInstance(thrown)!);

        var taken = await feeds.NightAsync();

        taken.Select(t => (t.Source, t.IsDone, t.Fault)).ShouldBe([("fines", false, "Failed"), ("mobility", true, null), ("tari-declarations", true, null)]);
        (await HealthAsync()).ShouldBe((HealthStatus.Degraded, "fines Failed, last whole night never"));
        var dates = await feeds.DatesAsync();
        dates.ShouldContain(d => d.Kind == PassExpiry.Name);
        dates.ShouldContain(d => d.Kind == TariInstalments.Name);
        dates.ShouldNotContain(d => d.Kind == FineTerms.Payment, "nothing of a page without its mark");

        feeds.Taking.Broken = null;
        (await feeds.NightAsync()).Select(t => (t.Source, t.IsDone)).ShouldBe([("fines", true)], "the others are done for today");
        (await feeds.DatesAsync()).ShouldContain(d => d.Kind == FineTerms.Payment);
        (await HealthAsync()).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Kill_InTheMidstOfTheNight_LosesNothingAndTakesNothingTwice()
    {
        var lines = await LinesAsync();
        // The command has no other clock than the machine's.
        feeds.City.Clock.Move(TimeProvider.System.GetUtcNow() - feeds.City.Clock.GetUtcNow());
        feeds.Feeds.PageSize = 1;
        using (var command = CommandLine.Begin(feeds.City, "dates"))
        {
            for (var looks = 0; await feeds.City.InsideAsync(s => s.GetRequiredService<CityDb>().FeedStates.Where(f => f.Source == "fines" && f.Taken >= 10).CountAsync()) == 0; looks++)
            {
                looks.ShouldBeLessThan(1_000, "it never came so far");
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            command.Kill();
            await command.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var cut = await feeds.City.InsideAsync(s => s.GetRequiredService<CityDb>().FeedStates.AsNoTracking().SingleAsync(f => f.Source == "fines"));
        var before = await feeds.DatesAsync();
        cut.IsDone.ShouldBeFalse("it was cut off in the midst");
        (before.Count, (long)before.Count).ShouldBe(((int)cut.Taken, cut.Taken), "what was taken and the mark are one");

        feeds.Feeds.PageSize = 500;
        var end = await CommandLine.RunAsync(feeds.City, "dates");

        end.ExitCode.ShouldBe(0, end.Error);
        var states = await feeds.City.InsideAsync(s => s.GetRequiredService<CityDb>().FeedStates.AsNoTracking().ToListAsync());
        var after = await feeds.DatesAsync();
        states.ShouldAllBe(s => s.IsDone);
        ((long)after.Count).ShouldBe(states.Sum(s => s.Taken), "each once");
        before.ShouldAllBe(b => after.Exists(a => a.Id == b.Id));
        (await LinesAsync()).ShouldBe(lines + 1, "it is one run");
        (await CommandLine.RunAsync(feeds.City, "dates")).Output.ShouldContain("Nothing is left of today's");
    }

    private Task<int> LinesAsync() => feeds.City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<LedgerEntry>().CountAsync(e => e.Purpose == RecordsPurposes.Nightly.Code));

    private async Task<(HealthStatus Status, string? Description)> HealthAsync() => await feeds.City.InsideAsync(async s =>
    {
        var entry = (await s.GetRequiredService<HealthCheckService>().CheckHealthAsync(c => c.Name == "records-dates")).Entries.Single().Value;
        return (entry.Status, entry.Description);
    });
}
