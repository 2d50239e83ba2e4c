using System.Net;
using System.Net.Sockets;

namespace Navigli.Testing;

/// <summary>
/// Loopback ports for hosts that must know each other's address before they listen. Each is given out once in a process, and from below those that the
/// system takes for outgoing connections: a port that was tried and let go of could be one of these a moment later.
/// </summary>
public static class FreePorts
{
    private const int First = 20_000;
    private const int Count = 12_000;

    // Processes that run side by side have numbers side by side: each begins far from the other.
    private static int next = Environment.ProcessId % 100 * (Count / 100);

    /// <summary>A web address of this machine under a name of it: "localhost" or "127.0.0.1", which are two sites.</summary>
    public static Uri Address(string host) => new UriBuilder(Uri.UriSchemeHttp, host, Take()).Uri;

    public static int Take()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (Interlocked.Increment(ref next) % Count);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException("No loopback port is free");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
