using Navigli.Contracts;

namespace Navigli.SyntheticCity;

/// <summary>A stream of numbers that depends on its seed alone, on every machine and version (SplitMix64).</summary>
internal sealed class Draw(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream of its own for one thing of the city, independent of how many came before it.</summary>
    public static Draw For(ulong seed, ulong thing) => new(Mix(seed ^ Mix(thing + 0x632BE59BD9B4E019)));

    /// <summary>A stream for a name, the same in every city.</summary>
    public static Draw For(string name)
    {
        var hash = 14695981039346656037;
        foreach (var character in name)
            hash = (hash ^ character) * 1099511628211;

        return new(hash);
    }

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    public int Between(int first, int last) => first >= last ? first : first + Below(last - first + 1);

    public bool Chance(double probability) => Next() >> 11 < probability * (1UL << 53);

    public DateOnly Date(DateOnly first, DateOnly last) => DateOnly.FromDayNumber(Between(first.DayNumber, last.DayNumber));

    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public Sex Sex() => Below(2) == 0 ? Contracts.Sex.Male : Contracts.Sex.Female;

    /// <summary>A UUIDv7 whose time is a date; the format has no time before 1970.</summary>
    public Guid Id(DateOnly date)
    {
        var days = Math.Max(0, date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
        var milliseconds = ((ulong)days * 86_400_000) + (ulong)Below(86_400_000);
        var (high, low) = (Next(), Next());
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, (milliseconds << 16) | 0x7000 | (high & 0x0FFF));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0x8000_0000_0000_0000 | (low & 0x3FFF_FFFF_FFFF_FFFF));
        return new(bytes, bigEndian: true);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

/// <summary>Items that are drawn in proportion to their weight.</summary>
internal sealed class Weighted<T>
{
    private readonly T[] _items;
    private readonly int[] _cumulative;

    public Weighted(IEnumerable<(T Item, int Weight)> pairs)
    {
        var kept = pairs.Where(pair => pair.Weight > 0).ToArray();
        _items = [.. kept.Select(pair => pair.Item)];
        _cumulative = new int[kept.Length];
        var total = 0;
        for (var i = 0; i < kept.Length; i++)
            _cumulative[i] = total += kept[i].Weight;
    }

    public bool IsEmpty => _items.Length == 0;

    public T Pick(Draw draw)
    {
        var place = Array.BinarySearch(_cumulative, draw.Below(_cumulative[^1]) + 1);
        return _items[place >= 0 ? place : ~place];
    }
}
