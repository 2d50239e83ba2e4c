namespace Navigli.Testing;

/// <summary>A clock that starts on a known day and runs from there, so that dates in tests are the same whenever they run.</summary>
public sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    private readonly long startedAt = System.GetTimestamp();

    /// <summary>Saturday 21 November 2026, nine in the morning in Milan.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(startedAt);
}
