using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Residents;
using Navigli.Platform.Time;

namespace Navigli.Residents.Rights;

/// <summary>
/// Whom a person may act for, as this node read it a moment ago, for showing names to choose from: a form, the redirect that answers it and the page after
/// it are one reading. What changes a record here is felt here at once, and on another node within <see cref="Memory"/>.
/// </summary>
internal sealed class RecentReach(TimeProvider clock) : IDisposable
{
    /// <summary>How long a node goes without asking again.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private const int Most = 20_000;
    private readonly MemoryCache kept = new(Options.Create(new MemoryCacheOptions { SizeLimit = Most }));
    private long changes;

    /// <summary>Whom the reader reaches on a day.</summary>
    public async Task<IReadOnlyList<ReachablePerson>> OfAsync(Guid reader, DateOnly today, Func<Task<IReadOnlyList<ReachablePerson>>> read)
    {
        var now = clock.UtcInstant();
        if (kept.TryGetValue(reader, out Entry? entry) && entry!.Day == today && now >= entry.At && now - entry.At < Memory)
            return entry.People;
        var asked = Interlocked.Read(ref changes);
        var people = await read();

        // What changed while the question was under way may not be in its answer.
        if (Interlocked.Read(ref changes) == asked)
            kept.Set(reader, new Entry(people, today, now), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Memory });
        return people;
    }

    /// <summary>Forgets everybody: a record has changed.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref changes);
        kept.Clear();
    }

    public void Dispose() => kept.Dispose();

    private sealed record Entry(IReadOnlyList<ReachablePerson> People, DateOnly Day, DateTime At);
}
