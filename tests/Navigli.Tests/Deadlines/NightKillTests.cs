using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Folder;
using Navigli.Deadlines;
using Navigli.Deadlines.Nightly;
using Navigli.Deadlines.Rules;
using Navigli.Folder;
using Navigli.Messaging;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Residents.Registry;
using Navigli.Testing;
using Navigli.Tests.Cli;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Deadlines;

/// <summary>`kill -9` in the midst of the night, twice, and what is there when it has been gone through.</summary>
public sealed class NightKillTests
{
    private static readonly string[] People = ["chiara-colombo", "rosa-mariani", "marco-villa"];

    [Fact]
    public async Task Kill_InTheMidstOfTheNight_LosesNothingAndTellsNobodyTwice()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions
        {
            Residents = 400,
            // The portal itself does no jobs: the night is the command's alone.
            Settings = new Dictionary<string, string?> { ["Deadlines:Chunk"] = "2", ["Node:Role"] = "Web" },
        });
        // The command has no other clock than the machine's.
        city.Clock.Move(TimeProvider.System.GetUtcNow() - city.Clock.GetUtcNow());
        var today = DateOnly.FromDateTime(city.Clock.GetUtcNow().UtcDateTime.AddHours(1));
        foreach (var days in Enumerable.Range(0, 10))
            await city.RewriteAsync<Person>(all => all.Where(p => p.BirthDate.Day % 10 == days).ExecuteUpdateAsync(u => u.SetProperty(p => p.IdentityCardExpiresOn, today.AddDays(26 + (days % 5)))));
        foreach (var persona in People)
            (await city.SignInAsync(persona)).Dispose();

        await KillAfterAsync(city, 20);
        await KillAfterAsync(city, 120);
        var end = await CommandLine.RunAsync(city, "deadlines");

        end.ExitCode.ShouldBe(0, end.Error);
        (await CommandLine.RunAsync(city, "deadlines")).Output.ShouldContain("done already");
        (await city.InsideAsync(s => s.GetRequiredService<CityDb>().Set<QueuedMessage>().CountAsync(m => m.Kind == "deadlines.steps"))).ShouldBe(People.Length);
        var cut = await ReferencesAsync(city);
        await city.InsideAsync(s => s.GetRequiredService<IFolderRebuild>().RunAsync(DeadlineEntries.DateKind, CancellationToken.None));
        (await ReferencesAsync(city)).ShouldBe(cut, "as if nothing had happened");
        cut.Count.ShouldBeGreaterThan(200);
        (await city.InsideAsync(s => s.GetRequiredService<CityDb>().Set<LedgerEntry>().CountAsync(e => e.Purpose == DeadlinesPurposes.Nightly.Code))).ShouldBe(1);
    }

    private static async Task KillAfterAsync(TestCity city, long facts)
    {
        using var command = CommandLine.Begin(city, "deadlines");
        for (var looks = 0; await city.InsideAsync(s => s.GetRequiredService<CityDb>().DeadlineRuns.Where(r => r.Phase == RunPhase.Facts && r.Facts >= facts).CountAsync()) == 0; looks++)
        {
            looks.ShouldBeLessThan(1_000, "it never came so far");
            await Task.Delay(20);
        }

        command.Kill();
        await command.WaitForExitAsync();
        (await city.InsideAsync(s => s.GetRequiredService<CityDb>().DeadlineRuns.SingleAsync())).Phase.ShouldBe(RunPhase.Facts, "it was cut off in the midst");
    }

    private static Task<List<string>> ReferencesAsync(TestCity city) => city.InsideAsync(s =>
        s.GetRequiredService<CityDb>().Set<FolderRow>().Where(e => e.Kind == DeadlineEntries.DateKind).OrderBy(e => e.Reference).Select(e => e.Reference).ToListAsync());
}
