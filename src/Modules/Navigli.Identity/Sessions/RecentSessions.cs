using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Navigli.Platform.Time;

namespace Navigli.Identity.Sessions;

/// <summary>
/// Sessions of citizens that this node looked up a moment ago: a form, the redirect that answers it and the page after it are one look-up.
/// What ends a session here is felt here at once, and on another node within <see cref="Memory"/>. Those of the staff are never kept: they read other people.
/// </summary>
internal sealed class RecentSessions(TimeProvider clock) : IDisposable
{
    /// <summary>How long a node goes without asking again.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private const int Most = 20_000;
    private readonly MemoryCache kept = new(Options.Create(new MemoryCacheOptions { SizeLimit = Most }));
    private long ends;

    /// <summary>A moment to hand to <see cref="Keep"/>, taken before the question is asked.</summary>
    public long Moment() => Interlocked.Read(ref ends);

    public FoundSession? Find(byte[] hash)
    {
        if (!kept.TryGetValue(Key(hash), out Entry? entry))
            return null;
        var now = clock.UtcInstant();
        return now >= entry!.At && now - entry.At < Memory && now < entry.ExpiresAt ? entry.Session : null;
    }

    /// <summary>Keeps what was found, unless a session has ended while the question was under way: the answer may be the one from before.</summary>
    public void Keep(byte[] hash, FoundSession session, DateTime expiresAt, long asked)
    {
        if (session.Appointments.Count == 0 && Interlocked.Read(ref ends) == asked)
            kept.Set(Key(hash), new Entry(session, clock.UtcInstant(), expiresAt), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Memory });
    }

    /// <summary>Forgets everybody: a session has ended or an appointment was made.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref ends);
        kept.Clear();
    }

    public void Dispose() => kept.Dispose();

    private static string Key(byte[] hash) => Convert.ToBase64String(hash);

    private sealed record Entry(FoundSession Session, DateTime At, DateTime ExpiresAt);
}
