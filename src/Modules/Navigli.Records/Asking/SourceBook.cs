using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Navigli.Platform.Modi;

namespace Navigli.Records.Asking;

/// <summary>The sources of this product, and this node's connections to those that the city has.</summary>
internal sealed class SourceBook
{
    // Nobody waits at a page for it.
    private static readonly TimeSpan FeedTimeout = TimeSpan.FromSeconds(10);

    private readonly FrozenDictionary<string, Source> all;
    private readonly FrozenDictionary<string, SourceConnection> connections;
    private readonly ConcurrentDictionary<(string Source, string CodiceFiscale, string Reader), Task<SourceReply>> running = new();

    public SourceBook(IEnumerable<Source> sources, IOptions<RecordsOptions> options, IOptions<PdndOptions> services, IHttpClientFactory clients, TimeProvider clock, ILogger<SourceConnection> log)
    {
        all = sources.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);
        connections = all.Values.Where(s => services.Value.Services.ContainsKey(s.Name))
            .ToFrozenDictionary(s => s.Name, s => new SourceConnection(s, options.Value.Of(s).Timeout ?? s.Timeout, options.Value, clients, clock, log), StringComparer.Ordinal);
        Feeds = [.. all.Values.Where(s => options.Value.Of(s).Feed && connections.ContainsKey(s.Name)).OrderBy(s => s.Name, StringComparer.Ordinal)
            .Select(s => new Feed(s, new SourceConnection(s, FeedTimeout, options.Value, clients, clock, log)))];
    }

    /// <summary>The city's own offices that tell everybody's last days every night.</summary>
    public IReadOnlyList<Feed> Feeds { get; }

    public Source? Find(string name) => all.GetValueOrDefault(name);

    /// <summary>The connection to a source; null where this city has none.</summary>
    public SourceConnection? ConnectionTo(Source source) => connections.GetValueOrDefault(source.Name);

    /// <summary>
    /// Asks about a person. Who asks the same while an answer is on its way gets that one: two tabs and an impatient finger are one call. Only of the same reader, since the source is told who asks.
    /// </summary>
    public async Task<SourceReply> AskAsync(Source source, string codiceFiscale, TrackingEvidence evidence, CancellationToken ct)
    {
        var key = (source.Name, codiceFiscale, evidence.UserId);
        var started = new TaskCompletionSource<SourceReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        var mine = running.GetOrAdd(key, started.Task);
        if (mine != started.Task)
            return await mine.WaitAsync(ct);
        try
        {
            // Not cancelled with the page that began it, since others may wait for the same: it has its own limit.
            var reply = await connections[source.Name].SendAsync(() => source.Ask(codiceFiscale), evidence, CancellationToken.None);
            started.SetResult(reply);
            return reply;
        }
        catch (Exception e)
        {
            started.SetException(e);
            throw;
        }
        finally
        {
            running.TryRemove(key, out _);
        }
    }
}

/// <summary>A source that tells last days, and the night's own connection to it: it neither waits nor breaks for that of the pages.</summary>
internal sealed record Feed(Source Source, SourceConnection Connection);
