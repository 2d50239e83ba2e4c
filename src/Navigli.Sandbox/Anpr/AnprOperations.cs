using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;

namespace Navigli.Sandbox.Anpr;

/// <summary>One operation as ANPR remembers it.</summary>
/// <param name="Protocol">Its protocol number; null where it was refused.</param>
/// <param name="Answer">The answer it was given, and is given again.</param>
internal sealed record AnprOperation(string? Protocol, string Answer)
{
    public int Askings { get; set; }
}

/// <summary>
/// The memory of the sandbox's national registry: an operation asked again gets the answer it had, a new one must be numbered above the last
/// (<c>tipoDato.xsd</c>, idOperazioneComune).
/// </summary>
internal sealed class AnprOperations(TimeProvider clock) : IDisposable
{
    private const long Beginning = 1_767_225_600;

    private readonly ConcurrentDictionary<(string Sender, string Id), AnprOperation> known = new();
    private readonly ConcurrentDictionary<string, BigInteger> last = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim one = new(1);
    // Above what a sandbox that ran before gave: a city keeps its certificates over a restart, and refuses a protocol number given twice.
    private long protocol = 257_782_670 + (clock.GetUtcNow().ToUnixTimeSeconds() - Beginning);
    private long operation = 53_591_138;

    /// <summary>Protocol numbers given so far.</summary>
    public IReadOnlyList<string> Protocols => [.. known.Values.Select(o => o.Protocol).OfType<string>().Order(StringComparer.Ordinal)];

    public bool Knows(string sender, string id) => known.ContainsKey((sender, id));

    public string NextProtocol() => Interlocked.Increment(ref protocol).ToString(CultureInfo.InvariantCulture);

    public string NextOperation() => Interlocked.Increment(ref operation).ToString(CultureInfo.InvariantCulture);

    public void Dispose() => one.Dispose();

    /// <summary>The operation of a number, made by <paramref name="make"/> where it is new; null where its number is below the last.</summary>
    public async Task<AnprOperation?> TakeAsync(string sender, string id, Func<Task<AnprOperation>> make)
    {
        await one.WaitAsync();
        try
        {
            if (!known.TryGetValue((sender, id), out var found))
            {
                var number = BigInteger.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture);
                if (last.TryGetValue(sender, out var highest) && number < highest)
                    return null;
                last[sender] = number;
                found = known[(sender, id)] = await make();
            }

            found.Askings++;
            return found;
        }
        finally
        {
            one.Release();
        }
    }
}
