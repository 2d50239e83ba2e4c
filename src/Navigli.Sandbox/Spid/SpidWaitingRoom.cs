using System.Collections.Concurrent;

namespace Navigli.Sandbox.Spid;

/// <summary>Requests that wait for somebody to choose a persona. The oldest leave when there are too many.</summary>
internal sealed class SpidWaitingRoom
{
    private const int Capacity = 1000;
    private readonly ConcurrentDictionary<string, SpidRequest> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    public void Enter(SpidRequest request)
    {
        _waiting[request.Key] = request;
        _order.Enqueue(request.Key);
        while (_order.Count > Capacity && _order.TryDequeue(out var oldest))
            _waiting.TryRemove(oldest, out _);
    }

    public SpidRequest? Find(string key) => _waiting.GetValueOrDefault(key);
}
