using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Identity;
using Navigli.Platform.Time;

namespace Navigli.Identity.Rights;

/// <summary>Who asks, and on which day: tomorrow a child may be of age.</summary>
internal sealed record ReachAsked(Guid Reader, DateOnly Today);

/// <summary>Whom people may act for, as this node last worked it out. What is remembered stands while the revision of ties does; for names to choose from, a few seconds without looking.</summary>
internal sealed class ReachMemory(TimeProvider clock) : IDisposable
{
    private const int Most = 20_000;

    private static readonly TimeSpan Unchecked = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(15);

    private readonly MemoryCache kept = new(Options.Create(new MemoryCacheOptions { SizeLimit = Most }));

    /// <summary>What was true under this revision; null where nothing is remembered of it.</summary>
    public KnownReach? Under(long revision, ReachAsked asked)
    {
        if (!kept.TryGetValue(asked, out Checked? found) || found!.Reach.Revision != revision)
            return null;
        Keep(asked, found.Reach);
        return found.Reach;
    }

    /// <summary>What was true a few seconds ago.</summary>
    public KnownReach? Recent(ReachAsked asked) => kept.TryGetValue(asked, out Checked? found) && clock.UtcInstant() - found!.At is { Ticks: >= 0 } age && age < Unchecked ? found.Reach : null;

    public void Keep(ReachAsked asked, KnownReach reach) => kept.Set(asked, new Checked(reach, clock.UtcInstant()), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Unused });

    /// <summary>Names to choose from are looked up anew.</summary>
    public void Forget() => kept.Clear();

    public void Dispose() => kept.Dispose();

    private sealed record Checked(KnownReach Reach, DateTime At);
}
