using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Contracts.Folder;
using Navigli.Folder;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Testing;
using Shouldly;
using Xunit;

namespace Navigli.Tests.Folder;

/// <summary>The contract: what is put stands with the fact, once, and can be replaced as a whole.</summary>
public sealed class FolderTableTests(FolderCity fixture) : IClassFixture<FolderCity>
{
    [Fact]
    public async Task Put_InAnActThatFails_LeavesNothing()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => fixture.ActAsync(async (folder, ct) =>
        {
            await folder.PutAsync(fixture.Errand("failed"), ct);
            throw new InvalidOperationException("the fact did not happen");
        }));

        (await CountAsync("failed")).ShouldBe(0);
    }

    [Fact]
    public async Task Put_Twice_IsOneEntryWithWhatWasSaidLast()
    {
        await fixture.PutAsync(fixture.Errand("twice"));
        await fixture.PutAsync(fixture.Errand("twice") with { Link = "/verifica" });

        (await CountAsync("twice")).ShouldBe(1);
        (await RowAsync("twice")).Link.ShouldBe("/verifica");
    }

    [Fact]
    public async Task Put_TwiceInOneAct_IsOneEntry()
    {
        await fixture.PutAsync(fixture.Errand("same"), fixture.Errand("same") with { Link = "/verifica" });

        (await RowAsync("same")).Link.ShouldBe("/verifica");
    }

    [Fact]
    public async Task Put_WithoutAnAct_IsRefused() => await Should.ThrowAsync<InvalidOperationException>(() => fixture.City.InsideAsync(async services =>
    {
        await services.GetRequiredService<IFolder>().PutAsync(fixture.Errand("actless"), CancellationToken.None);
        return await services.GetRequiredService<CityDb>().SaveChangesAsync();
    }));

    [Fact]
    public async Task Put_OfWhatCannotBeShown_IsAFault()
    {
        var errand = fixture.Errand("wrong");
        foreach (var wrong in new[]
        {
            errand with { Kind = "tests.unknown" }, errand with { SubjectId = null }, errand with { Reference = new string('x', 121) }, errand with { Link = "https://elsewhere.example" },
            errand with { Link = "//elsewhere.example" }, errand with { Reference = "" },
        })
            await Should.ThrowAsync<ArgumentException>(() => fixture.PutAsync(wrong));
    }

    [Fact]
    public async Task Settle_TakesItOutWithTheAct()
    {
        await fixture.PutAsync(fixture.Errand("settled"));
        await Should.ThrowAsync<InvalidOperationException>(() => fixture.ActAsync(async (folder, ct) =>
        {
            await folder.SettleAsync(ErrandEntries.Kind, "settled", ct);
            throw new InvalidOperationException("the fact did not happen");
        }));
        (await CountAsync("settled")).ShouldBe(1);

        await fixture.ActAsync((folder, ct) => folder.SettleAsync(ErrandEntries.Kind, "settled", ct));
        await fixture.ActAsync((folder, ct) => folder.SettleAsync(ErrandEntries.Kind, "settled", ct));

        (await CountAsync("settled")).ShouldBe(0);
    }

    [Fact]
    public async Task Put_WithNewerNews_IsUnreadAgain()
    {
        var news = fixture.Now;
        await fixture.PutAsync(fixture.Errand("news") with { NewsAt = news });
        await MarkReadAsync("news");
        await fixture.PutAsync(fixture.Errand("news") with { NewsAt = news, Link = "/verifica" });
        (await RowAsync("news")).ReadAt.ShouldNotBeNull("nothing has happened since");

        await fixture.PutAsync(fixture.Errand("news") with { NewsAt = news.AddMinutes(1) });

        (await RowAsync("news")).ReadAt.ShouldBeNull();
    }

    [Fact]
    public async Task Replace_OfTwentyThousand_IsOneActAndKeepsWhatWasRead()
    {
        await using var city = await TestCity.StartAsync(new TestCityOptions { Residents = 0, Services = s => s.AddSingleton<IFolderKind, ErrandEntries>() });
        var before = fixture.Errand("000007") with { NewsAt = fixture.Now };
        await city.InsideAsync(s => s.GetRequiredService<IFolder>().ReplaceAsync(ErrandEntries.Kind, Of([before, fixture.Errand("gone")]), CancellationToken.None));
        await city.RewriteAsync<FolderRow>(all => all.Where(e => e.Reference == "000007").ExecuteUpdateAsync(u => u.SetProperty(e => e.ReadAt, fixture.Now)));

        var written = await city.InsideAsync(s => s.GetRequiredService<IFolder>().ReplaceAsync(
            ErrandEntries.Kind, Of(Enumerable.Range(0, 20_000).Select(i => fixture.Errand($"{i:D6}") with { NewsAt = before.NewsAt })), CancellationToken.None));
        await Should.ThrowAsync<ArgumentException>(() => city.InsideAsync(s => s.GetRequiredService<IFolder>().ReplaceAsync(
            ErrandEntries.Kind, Of([fixture.Errand("x"), fixture.Errand("y") with { Kind = "privacy.question" }]), CancellationToken.None)));

        var rows = await city.InsideAsync(s => s.GetRequiredService<CityDb>().Set<FolderRow>().AsNoTracking().ToListAsync());
        written.ShouldBe(20_000);
        rows.Count.ShouldBe(20_000, "the second replacement failed and changed nothing");
        rows.Where(r => r.ReadAt is not null).Select(r => r.Reference).ShouldBe(["000007"]);
        var acts = await city.InsideAsync(s => s.GetRequiredService<CityDb>().Set<AuditedAct>().Where(a => a.Type == "folder.replace").OrderBy(a => a.Id).Select(a => a.Changes).ToListAsync());
        acts.Count.ShouldBe(2);
        acts[1].ShouldContain("20000");
    }

    [Fact]
    public async Task Forget_DeletesWhatWasOverForLong_AndNoRequest()
    {
        var old = fixture.Now.AddDays(-61);
        await fixture.PutAsync(
            fixture.Errand("old") with { ExpiresAt = old }, fixture.Errand("old-request") with { ExpiresAt = old, Number = "1" }, fixture.Errand("young") with { ExpiresAt = fixture.Now.AddDays(-59) });

        await fixture.City.InsideAsync(services => services.ForgetAsync("folder.entries"));

        ((await CountAsync("old")), (await CountAsync("old-request")), (await CountAsync("young"))).ShouldBe((0, 1, 1));
    }

    private static async IAsyncEnumerable<FolderEntry> Of(IEnumerable<FolderEntry> entries)
    {
        await Task.CompletedTask;
        foreach (var entry in entries)
            yield return entry;
    }

    private Task<int> MarkReadAsync(string reference) =>
        fixture.City.RewriteAsync<FolderRow>(all => all.Where(e => e.Reference == reference).ExecuteUpdateAsync(u => u.SetProperty(e => e.ReadAt, fixture.Now)));

    private Task<int> CountAsync(string reference) => fixture.City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<FolderRow>().CountAsync(e => e.Kind == ErrandEntries.Kind && e.Reference == reference));

    private Task<FolderRow> RowAsync(string reference) => fixture.City.InsideAsync(s => s.GetRequiredService<CityDb>().Set<FolderRow>().AsNoTracking().SingleAsync(e => e.Kind == ErrandEntries.Kind && e.Reference == reference));
}
