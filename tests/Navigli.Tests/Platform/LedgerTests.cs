using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Platform;

public class LedgerTests
{
    private static readonly AccessPurpose Purpose = new("notes.read", "notes.basis", typeof(Note));

    [Fact]
    public async Task Verify_WhileChainsAreOpenAndAfterTheyAreClosed_FindsNothing()
    {
        await using var kernel = await StartAsync();
        await FillAsync(kernel, 35);
        (await VerifyAsync(kernel)).Faults.ShouldBeEmpty();
        await kernel.StopAsync();
        var found = await VerifyAsync(kernel);
        found.Faults.ShouldBeEmpty();
        found.Rows.ShouldBe(35);
        found.Segments.ShouldBe(4);
    }

    [Fact]
    public async Task Verify_AfterAnyTampering_NamesTheFirstBadRow()
    {
        await using var kernel = await StartAsync();
        await FillAsync(kernel, 35);
        var rows = await kernel.DoAsync(db => db.Set<LedgerEntry>().AsNoTracking().ToListAsync());
        var segments = await kernel.DoAsync(db => db.Set<LedgerSegment>().AsNoTracking().ToListAsync());
        var random = new Random(20261121);
        for (var round = 0; round < 80; round++)
        {
            var segment = segments[random.Next(segments.Count)].Id;
            var chain = rows.Where(r => r.SegmentId == segment).OrderBy(r => r.Seq).ToList();
            var (operation, expected) = await LedgerTampering.DoAsync(kernel, random, segment, chain);

            var fault = (await VerifyAsync(kernel)).Faults.ShouldHaveSingleItem($"round {round}: {operation}");
            (fault.SegmentId, fault.Seq).ShouldBe((segment, expected), $"round {round}: {operation} ({fault.Fault})");

            await kernel.DoAsync(async db =>
            {
                await db.Set<LedgerEntry>().ExecuteDeleteAsync();
                await db.Set<LedgerSegment>().ExecuteDeleteAsync();
                db.AddRange(rows);
                db.AddRange(segments);
                return await db.SaveChangesAsync();
            });
        }

        (await VerifyAsync(kernel)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Verify_WhenASealFileIsAlteredOrGone_SaysSo()
    {
        await using var kernel = await StartAsync();
        await FillAsync(kernel, 12);
        await kernel.StopAsync();
        var files = Directory.GetFiles(Path.Combine(kernel.Folder, "files", "ledger"), "*.seal").Order().ToList();
        files.Count.ShouldBe(2);
        var bytes = await File.ReadAllBytesAsync(files[0]);
        bytes[23] ^= 1;
        await File.WriteAllBytesAsync(files[0], bytes);
        File.Delete(files[1]);
        (await VerifyAsync(kernel)).Faults.Select(f => f.Fault).ShouldBe(["its seal file was altered", "its seal file is missing"]);
    }

    [Fact]
    public async Task Upkeep_AfterACrash_SealsTheAbandonedChainOnceItIsOld()
    {
        await using var kernel = await StartAsync();
        // A node that dies leaves its chain open: its connection goes, nothing is closed.
        await AbandonAsync(kernel);

        await UpkeepAsync(kernel);
        (await SegmentsAsync(kernel)).ShouldHaveSingleItem().SealedAt.ShouldBeNull();
        kernel.Clock.Move(TimeSpan.FromHours(26));
        await UpkeepAsync(kernel);
        var segment = (await SegmentsAsync(kernel)).ShouldHaveSingleItem();
        segment.SealedAt.ShouldNotBeNull();
        segment.Count.ShouldBe(2);
        (await VerifyAsync(kernel)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Upkeep_OfAnAbandonedChainThatWasCutOff_DoesNotSealIt()
    {
        await using var kernel = await StartAsync();
        await AbandonAsync(kernel);
        await kernel.TamperAsync($"DELETE FROM ledger_entries WHERE seq = 2");
        kernel.Clock.Move(TimeSpan.FromHours(26));
        await UpkeepAsync(kernel);
        (await SegmentsAsync(kernel)).ShouldHaveSingleItem().SealedAt.ShouldBeNull();
        (await VerifyAsync(kernel)).Faults.ShouldHaveSingleItem().Seq.ShouldBe(2);
    }

    [Fact]
    public async Task Forget_WhenTheTimeOfKeepingIsOver_RemovesWholeChainsAndTheOthersStand()
    {
        await using var kernel = await StartAsync();
        await FillAsync(kernel, 20);
        await kernel.StopAsync();
        kernel.Clock.Move(TimeSpan.FromDays((365 * 5) - 1));
        await ForgetAsync(kernel);
        (await VerifyAsync(kernel)).Rows.ShouldBe(20);

        await AbandonAsync(kernel);
        kernel.Clock.Move(TimeSpan.FromDays(2));
        (await ForgetAsync(kernel)).ShouldBe(20);
        var found = await VerifyAsync(kernel);
        found.Faults.ShouldBeEmpty();
        found.Rows.ShouldBe(2);
        (await SegmentsAsync(kernel)).Count(s => s.RemovedAt is not null).ShouldBe(2);
    }

    [Fact]
    public async Task Forget_WhenSomebodyMakesChainsLookOld_KeepsTheirRows()
    {
        await using var kernel = await StartAsync();
        await FillAsync(kernel, 12);
        await kernel.StopAsync();
        var old = kernel.Clock.GetUtcNow().UtcDateTime.AddYears(-9);
        await kernel.TamperAsync($"UPDATE ledger_segments SET sealed_at = {old}, opened_at = {old}");
        (await ForgetAsync(kernel)).ShouldBe(0);
        (await VerifyAsync(kernel)).Rows.ShouldBe(12);
    }

    [Fact]
    public async Task Record_FromEightWritersAtOnce_KeepsEveryLineInWholeChains()
    {
        await using var kernel = await StartAsync(new() { ["Ledger:Writers"] = "3", ["Ledger:RowsPerSegment"] = "40" });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var i = 0; i < 25; i++)
                await kernel.Ledger.RecordAsync(Reading() with { Reason = $"{writer}/{i}" }, CancellationToken.None);
        }));
        var reasons = await kernel.DoAsync(db => db.Set<LedgerEntry>().Select(e => e.Reason).ToListAsync());
        reasons.Distinct().Count().ShouldBe(200);
        reasons.Count.ShouldBe(200);
        (await VerifyAsync(kernel)).Faults.ShouldBeEmpty();
        await kernel.StopAsync();
        (await VerifyAsync(kernel)).Faults.ShouldBeEmpty();
        (await SegmentsAsync(kernel)).ShouldAllBe(s => s.SealedAt != null);
    }

    [Theory]
    [InlineData("with a \0 in it")]
    [InlineData("half a pair \ud83d")]
    public async Task Record_OfALineThatTheTableCannotHold_RefusesItAlone(string reason)
    {
        await using var kernel = await StartAsync();
        var good = kernel.Ledger.RecordAsync(Reading(), CancellationToken.None);
        await Should.ThrowAsync<ArgumentException>(() => kernel.Ledger.RecordAsync(Reading() with { Reason = reason }, CancellationToken.None));
        await Should.ThrowAsync<ArgumentException>(() => kernel.Ledger.RecordAsync(Reading() with { Reason = new string('x', 1001) }, CancellationToken.None));
        await Should.ThrowAsync<ArgumentException>(() => kernel.Ledger.RecordAsync(Reading() with { Subject = null }, CancellationToken.None));
        await good;
    }

    [Fact]
    public async Task Record_WhenTheDatabaseCannotBeWritten_ThrowsAndGoesOnInAnotherChainLater()
    {
        await using var kernel = await StartAsync();
        await kernel.Ledger.RecordAsync(Reading(), CancellationToken.None);
        await kernel.TamperAsync($"ALTER TABLE ledger_entries RENAME TO away");
        await Should.ThrowAsync<InvalidOperationException>(() => kernel.Ledger.RecordAsync(Reading(), CancellationToken.None));
        await kernel.TamperAsync($"ALTER TABLE away RENAME TO ledger_entries");
        await kernel.Ledger.RecordAsync(Reading(), CancellationToken.None);
        var found = await VerifyAsync(kernel);
        found.Faults.ShouldBeEmpty();
        found.Rows.ShouldBe(2);
        found.Segments.ShouldBe(2);
    }

    [Fact]
    public async Task Record_AfterTheLedgerWasStopped_Throws()
    {
        await using var kernel = await StartAsync();
        await kernel.StopAsync();
        await Should.ThrowAsync<InvalidOperationException>(() => kernel.Ledger.RecordAsync(Reading(), CancellationToken.None)).WaitAsync(TimeSpan.FromSeconds(10));
    }

    internal static AccessEntry Reading() => new()
    {
        Subject = Guid.CreateVersion7(),
        What = "identity",
        Purpose = Purpose,
        Reader = new Caller { AccountId = Guid.CreateVersion7(), Office = "RO01" },
        Kind = ReaderKind.Office,
        Reason = "Richiesta allo sportello, D'Angelò",
    };

    private static async Task<Kernel> StartAsync(Dictionary<string, string?>? settings = null)
    {
        var kernel = await Kernel.StartAsync(settings: settings ?? new() { ["Ledger:Writers"] = "1", ["Ledger:RowsPerSegment"] = "10" });
        await kernel.StartAsync(kernel.Ledger);
        return kernel;
    }

    private static async Task AbandonAsync(Kernel kernel)
    {
        var services = kernel.Services;
        var lane = await LedgerLane.OpenAsync(services.GetRequiredService<CityDatabase>(), services.GetRequiredService<LedgerSeals>(), kernel.Clock, CancellationToken.None);
        await lane.AppendAsync([(Reading(), DateTime.UnixEpoch), (Reading(), DateTime.UnixEpoch)], CancellationToken.None);
        await lane.AbandonAsync();
    }

    private static async Task FillAsync(Kernel kernel, int rows)
    {
        for (var i = 0; i < rows; i++)
            await kernel.Ledger.RecordAsync(Reading(), CancellationToken.None);
    }

    private static Task<LedgerVerification> VerifyAsync(Kernel kernel) => kernel.Services.GetRequiredService<LedgerVerifier>().VerifyAsync(CancellationToken.None);

    private static Task<List<LedgerSegment>> SegmentsAsync(Kernel kernel) => kernel.DoAsync(db => db.Set<LedgerSegment>().AsNoTracking().ToListAsync());

    private static Task<int> ForgetAsync(Kernel kernel) =>
        kernel.InScopeAsync(s => s.ForgetAsync("platform.access-ledger", kernel.Clock.GetUtcNow().UtcDateTime.AddDays(-365 * 5)));

    private static Task<int> UpkeepAsync(Kernel kernel) => kernel.InScopeAsync(async s =>
    {
        await s.GetRequiredService<LedgerUpkeep>().RunAsync(CancellationToken.None);
        return 0;
    });
}
