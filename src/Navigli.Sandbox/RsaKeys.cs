using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Navigli.Sandbox;

/// <summary>
/// The outside world's RSA keys, by the name of whose they are. They take their time to make: each is made when it is first needed and once by a process, whose
/// sandboxes are one outside world.
/// </summary>
internal static class RsaKeys
{
    private static readonly ConcurrentDictionary<string, Lazy<RSA>> Made = new(StringComparer.Ordinal);

    public static RSA Of(string name) => Made.GetOrAdd(name, _ => new Lazy<RSA>(() => RSA.Create(2048))).Value;
}
