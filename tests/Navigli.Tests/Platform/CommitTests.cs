using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Acts;
using Navigli.Platform.Outbox;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Platform;

public class CommitTests
{
    [Fact]
    public async Task NextNumber_In200ParallelCommits_LeavesNoGapAndNoDuplicate()
    {
        await using var kernel = await Kernel.StartAsync();
        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) => await NoteAsync(kernel, $"n{i}"));
        var numbers = await kernel.DoAsync(db => db.Set<Note>().OrderBy(n => n.Number).Select(n => n.Number).ToListAsync());
        numbers.ShouldBe(Enumerable.Range(1, 200).Select(n => (long)n));
    }

    [Fact]
    public async Task NextNumber_WhenTheCommitFails_IsTakenAgain()
    {
        await using var kernel = await Kernel.StartAsync();
        await NoteAsync(kernel, "first");
        await Should.ThrowAsync<InvalidOperationException>(() => kernel.CommitAsync(kernel.Act(), async (db, ct) =>
        {
            (await db.NextNumberAsync("notes", "2026", ct)).ShouldBe(2);
            throw new InvalidOperationException("rolled back");
        }));
        await NoteAsync(kernel, "second");
        (await kernel.DoAsync(db => db.Set<Note>().MaxAsync(n => n.Number))).ShouldBe(2);
    }

    [Fact]
    public async Task NextNumber_OfAnotherSeries_BeginsAtOneAgainAndOutsideACommitIsRefused()
    {
        await using var kernel = await Kernel.StartAsync();
        await NoteAsync(kernel, "first");
        await kernel.CommitAsync(kernel.Act(), async (db, ct) => (await db.NextNumberAsync("notes", "2027", ct)).ShouldBe(1));
        await Should.ThrowAsync<InvalidOperationException>(() => kernel.DoAsync(db => db.NextNumberAsync("notes", "2026", CancellationToken.None)));
    }

    [Theory]
    [InlineData(100, 20, true)]
    [InlineData(101, 4, false)]
    [InlineData(5, 21, false)]
    public async Task NextNumber_OfANameTooLongForItsColumn_IsRefusedOnBothDatabases(int name, int series, bool taken)
    {
        await using var kernel = await Kernel.StartAsync();
        Task<int> TakeAsync() => kernel.CommitAsync(kernel.Act(), async (db, ct) => await db.NextNumberAsync(new string('n', name), new string('s', series), ct));
        if (taken)
            await TakeAsync();
        else
            await Should.ThrowAsync<ArgumentOutOfRangeException>(TakeAsync);
    }

    [Fact]
    public async Task Save_OfAModulesTableWithoutAnAct_IsRefused()
    {
        await using var kernel = await Kernel.StartAsync();
        await Should.ThrowAsync<InvalidOperationException>(() => kernel.DoAsync(db =>
        {
            db.Add(Note("secret", 1));
            return db.SaveChangesAsync();
        }));
        Should.Throw<InvalidOperationException>(() => kernel.DoAsync(db =>
        {
            db.Add(Note("secret", 1));
            return Task.FromResult(db.SaveChanges());
        }));
        (await kernel.DoAsync(db => db.Set<Note>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task SetWise_OfAModulesTableWithoutAnAct_IsRefused()
    {
        await using var kernel = await Kernel.StartAsync();
        await NoteAsync(kernel, "first");
        await Should.ThrowAsync<InvalidOperationException>(() => kernel.DoAsync(db => db.Set<Note>().ExecuteDeleteAsync()));
        await Should.ThrowAsync<InvalidOperationException>(() => kernel.DoAsync(db => db.Set<Note>().ExecuteUpdateAsync(u => u.SetProperty(n => n.Text, "second"))));
        await kernel.DoAsync(db => db.Set<AuditedAct>().ExecuteDeleteAsync());
        (await kernel.DoAsync(db => db.Set<Note>().Select(n => n.Text).SingleAsync())).ShouldBe("first");
        (await kernel.DoAsync(db => db.Set<AuditedAct>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Commit_WritesOneAuditRowThatNamesColumnsAndNeverValues()
    {
        await using var kernel = await Kernel.StartAsync();
        var note = Note("first text", 1);
        await kernel.CommitAsync(kernel.Act(), (db, _) => Task.FromResult(db.Add(note)));
        await kernel.CommitAsync(kernel.Act(), async (db, ct) => (await db.Set<Note>().SingleAsync(ct)).Text = "second text");
        await kernel.CommitAsync(kernel.Act(), (db, ct) => db.SetWiseAsync<Note>(notes => notes.ExecuteUpdateAsync(u => u.SetProperty(n => n.Text, "third text"), ct)));

        var audit = await kernel.DoAsync(db => db.Set<AuditedAct>().Select(a => a.Changes).ToListAsync());
        audit.ShouldBe([
            $$"""[{"Table":"notes_notes","Key":"{{note.Id}}","Operation":"added","Columns":[]}]""",
            $$"""[{"Table":"notes_notes","Key":"{{note.Id}}","Operation":"changed","Columns":["Text"]}]""",
            """[{"Table":"notes_notes","Key":"*","Operation":"set-wise","Columns":["1"]}]""",
        ], ignoreOrder: true);
        audit.ShouldAllBe(changes => !changes.Contains("text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commit_RepeatedOnTheSameContextAfterAFailure_AuditsAndTellsOnce()
    {
        await using var kernel = await Kernel.StartAsync();
        await NoteAsync(kernel, "first");
        await kernel.DoAsync(async db =>
        {
            var duplicate = Note("again", 1);
            db.Add(duplicate);
            var failed = kernel.Act();
            failed.Raise(new NoteWritten(1));
            await Should.ThrowAsync<DbUpdateException>(() => db.CommitAsync(failed, CancellationToken.None));
            db.Entry(duplicate).State = EntityState.Detached;
            db.Add(Note("mended", 2));
            await db.CommitAsync(kernel.Act(), CancellationToken.None);
            return 0;
        });
        (await kernel.DoAsync(db => db.Set<AuditedAct>().CountAsync())).ShouldBe(2);
        (await kernel.DoAsync(db => db.Set<OutboxDelivery>().CountAsync())).ShouldBe(0);
    }

    private static Note Note(string text, long number) => new() { Id = Guid.CreateVersion7(), Number = number, Text = text };

    private static Task<int> NoteAsync(Kernel kernel, string text) => kernel.CommitAsync(kernel.Act(), async (db, ct) => db.Add(Note(text, await db.NextNumberAsync("notes", "2026", ct))));
}
