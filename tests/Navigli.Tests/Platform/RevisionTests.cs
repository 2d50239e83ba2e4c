using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Platform.Data;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Platform;

/// <summary>A revision changes with every commit that writes a table marked for it, however it is written, and with no other.</summary>
public sealed class RevisionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commit_MovesIt_WhetherRowByRowOrSetWise()
    {
        await using var kernel = await Kernel.StartAsync();
        (await NowAsync(kernel)).ShouldBe(0);

        await kernel.CommitAsync(kernel.Act(), (db, _) => Task.FromResult(db.Add(NoteOf(1))));
        var added = await NowAsync(kernel);
        await kernel.CommitAsync(kernel.Act(), async (db, ct) => (await db.Set<Note>().SingleAsync(ct)).Text = "otherwise");
        var changed = await NowAsync(kernel);
        await kernel.CommitAsync(kernel.Act(), (db, ct) => db.SetWiseAsync<Note>(notes => notes.ExecuteDeleteAsync(ct)));
        var deleted = await NowAsync(kernel);

        new[] { 0, added, changed, deleted }.ShouldBeUnique();
    }

    [Fact]
    public async Task BulkLoad_MovesIt_WithWhatItLoadsAndWhatItDeletes()
    {
        await using var kernel = await Kernel.StartAsync();
        await LoadAsync(kernel, load => load.WriteAsync([NoteOf(1), NoteOf(2)], Ct));
        var loaded = await NowAsync(kernel);
        await LoadAsync(kernel, load => load.DeleteAsync<Note>(nameof(Note.Text), "a note", Ct));

        loaded.ShouldNotBe(0);
        (await NowAsync(kernel)).ShouldNotBe(loaded);
    }

    [Fact]
    public async Task Commit_ThatFailsOrWritesSomethingElse_LeavesIt()
    {
        await using var kernel = await Kernel.StartAsync();
        await kernel.CommitAsync(kernel.Act(), (db, _) => Task.FromResult(db.Add(NoteOf(1))));
        var before = await NowAsync(kernel);

        await kernel.CommitAsync(kernel.Act(), async (db, ct) => await db.NextNumberAsync("notes", "2026", ct));
        await Should.ThrowAsync<DbUpdateException>(() => kernel.CommitAsync(kernel.Act(), (db, _) => Task.FromResult(db.Add(NoteOf(1)))));

        (await NowAsync(kernel)).ShouldBe(before);
    }

    private static Note NoteOf(long number) => new() { Id = Guid.CreateVersion7(), Number = number, Text = "a note" };

    private static Task<long> NowAsync(Kernel kernel) => kernel.DoAsync(db => db.RevisionAsync(NotesModule.Revision, Ct));

    private static Task<int> LoadAsync(Kernel kernel, Func<BulkLoad, Task> write) => kernel.InScopeAsync(async services =>
    {
        var model = services.GetRequiredService<CityDb>().Model;
        await using var load = await BulkLoad.BeginAsync(services.GetRequiredService<CityDatabase>(), model, kernel.Act(), Ct);
        await write(load);
        await load.CompleteAsync(Ct);
        return 0;
    });
}
