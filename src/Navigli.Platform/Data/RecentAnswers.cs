using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Navigli.Platform.Time;

namespace Navigli.Platform.Data;

/// <summary>
/// What this node was told by the database, or worked out, a moment ago: a form, the redirect that answers it and the page after it ask the same question,
/// and ask it once. What changes an answer here is felt here at once, and on another node within <see cref="Memory"/>. A singleton of its own for each question.
/// </summary>
/// <typeparam name="TKey">What is asked about, compared by value.</typeparam>
/// <typeparam name="TAnswer">Immutable: everybody who asks is given the same object.</typeparam>
public abstract class RecentAnswers<TKey, TAnswer>(TimeProvider clock) : IDisposable
    where TKey : notnull
{
    private const int Most = 20_000;
    private readonly MemoryCache kept = new(Options.Create(new MemoryCacheOptions { SizeLimit = Most }));
    private long changes;

    /// <summary>How long a node goes without asking again.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    /// <summary>The answer, remembered or asked for now.</summary>
    /// <param name="key">What is asked about.</param>
    /// <param name="ask">Asks the database, or works it out.</param>
    public async Task<TAnswer> OfAsync(TKey key, Func<Task<TAnswer>> ask)
    {
        var now = clock.UtcInstant();
        if (kept.TryGetValue(key, out Entry? entry) && now >= entry!.At && now - entry.At < Memory && now < entry.Until)
            return entry.Answer;
        var asked = Interlocked.Read(ref changes);
        var answer = await ask().ConfigureAwait(false);

        // What changed while the question was under way may not be in its answer.
        if (Until(answer) is { } until && Interlocked.Read(ref changes) == asked)
            kept.Set(key, new Entry(answer, now, until), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Memory });
        return answer;
    }

    /// <summary>Forgets every answer: what they were read from has changed. To be called once the change is committed.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref changes);
        kept.Clear();
    }

    /// <summary>Forgets one answer, where nothing else has changed. To be called once the change is committed.</summary>
    /// <param name="key">What was asked about.</param>
    public void Forget(TKey key)
    {
        Interlocked.Increment(ref changes);
        kept.Remove(key);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Until when an answer holds by what it says itself, UTC, however short the memory; null for one that is not to be remembered.</summary>
    protected abstract DateTime? Until(TAnswer answer);

    /// <summary>Gives the memory back.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            kept.Dispose();
    }

    private sealed record Entry(TAnswer Answer, DateTime At, DateTime Until);
}
