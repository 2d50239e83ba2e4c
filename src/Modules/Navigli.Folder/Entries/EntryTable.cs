using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Folder;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Folder.Entries;

/// <summary>The folder's table, as modules write it.</summary>
internal sealed class EntryTable(CityDb db, CityDatabase database, FolderKinds kinds, ActFactory acts, TimeProvider clock, IServiceProvider services) : IFolder, IFolderRebuild
{
    private const string Name = "folder.replace";
    private const int AtOnce = 5_000;

    public IReadOnlyList<string> Kinds => [.. kinds.Codes.Order(StringComparer.Ordinal)];

    public async Task PutAsync(FolderEntry entry, CancellationToken ct)
    {
        kinds.Check(entry);
        if (await FindAsync(entry.Kind, entry.Reference, ct) is { } row)
            row.Take(entry);
        else
            db.FolderEntries.Add(FolderRow.Of(clock.NewId(), entry));
    }

    public async Task SettleAsync(string kind, string reference, CancellationToken ct)
    {
        if (await FindAsync(kind, reference, ct) is { } row)
            db.FolderEntries.Remove(row);
    }

    public async Task PutManyAsync(string kind, IReadOnlyCollection<FolderEntry> entries, CancellationToken ct)
    {
        foreach (var entry in entries)
            Check(kind, entry);
        // Nearly all of them stand there as they are: what does not change is not followed.
        var standing = (await Of(kind, [.. entries.Select(e => e.Reference)]).AsNoTracking().ToListAsync(ct)).ToDictionary(r => r.Reference, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!standing.TryGetValue(entry.Reference, out var row))
                db.FolderEntries.Add(FolderRow.Of(clock.NewId(), entry));
            else if (!row.Says(entry))
                db.FolderEntries.Attach(row).Entity.Take(entry);
        }
    }

    public async Task SettleManyAsync(string kind, IReadOnlyCollection<string> references, CancellationToken ct)
    {
        if (references.Count > 0)
            db.FolderEntries.RemoveRange(await Of(kind, references).ToListAsync(ct));
    }

    [SuppressMessage("Globalization", "CA1309", Justification = "Both databases compare and order in their own way, which is the same for both here")]
    public async Task<IReadOnlyList<string>> StandingAsync(string kind, string after, int most, CancellationToken ct) =>
        await db.FolderEntries.Where(e => e.Kind == kind && string.Compare(e.Reference, after) > 0).OrderBy(e => e.Reference).Take(most).Select(e => e.Reference).ToListAsync(ct);

    public async Task<long> ReplaceAsync(string kind, IAsyncEnumerable<FolderEntry> entries, CancellationToken ct)
    {
        await using var load = await BulkLoad.BeginAsync(database, db.Model, acts.System(FolderActs.Replace, Name), ct);
        // From here on whoever would change one of these entries waits; what was read is looked up after it, so that no mark is lost.
        await load.DeleteAsync<FolderRow>(nameof(FolderRow.Kind), kind, ct);
        var read = await db.FolderEntries.Where(e => e.Kind == kind && e.ReadAt != null).Select(e => new OwnMark(e.Reference, e.NewsAt, e.ReadAt)).ToDictionaryAsync(e => e.Reference, StringComparer.Ordinal, ct);
        var count = 0L;
        await foreach (var chunk in entries.Chunk(AtOnce).WithCancellation(ct))
        {
            await load.WriteAsync(chunk.Select(entry => Row(kind, entry, read)), ct);
            count += chunk.Length;
        }

        await load.CompleteAsync(ct);
        return count;
    }

    public Task<long> RunAsync(string kind, CancellationToken ct) =>
        ReplaceAsync(kind, (kinds.Find(kind) ?? throw new ArgumentException($"No kind of entry is registered as '{kind}'", nameof(kind))).EntriesAsync(services, ct), ct);

    private FolderRow Row(string kind, FolderEntry entry, Dictionary<string, OwnMark> read)
    {
        Check(kind, entry);
        var row = FolderRow.Of(clock.NewId(), entry);
        if (read.TryGetValue(entry.Reference, out var before) && before.NewsAt == row.NewsAt)
            row.ReadAt = before.ReadAt;
        return row;
    }

    private void Check(string kind, FolderEntry entry)
    {
        kinds.Check(entry);
        if (entry.Kind != kind)
            throw new ArgumentException($"An entry of kind '{entry.Kind}' among those of '{kind}'", nameof(entry));
    }

    private IQueryable<FolderRow> Of(string kind, IReadOnlyCollection<string> references) => db.FolderEntries.Where(e => e.Kind == kind && references.Contains(e.Reference));

    private async Task<FolderRow?> FindAsync(string kind, string reference, CancellationToken ct)
    {
        var pending = db.FolderEntries.Local.FirstOrDefault(e => e.Kind == kind && e.Reference == reference);
        return pending ?? await db.FolderEntries.SingleOrDefaultAsync(e => e.Kind == kind && e.Reference == reference, ct);
    }

    private sealed record OwnMark(string Reference, DateTime? NewsAt, DateTime? ReadAt);
}
