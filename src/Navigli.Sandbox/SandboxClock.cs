namespace Navigli.Sandbox;

/// <summary>The city's clock while it is being tried out: real time plus an offset that anyone at the sandbox can move. Timers keep real time.</summary>
public sealed class SandboxClock(TimeProvider real) : TimeProvider
{
    private long _offsetTicks;

    public SandboxClock()
        : this(System)
    {
    }

    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Offset;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);

    public void Move(TimeSpan by) => Interlocked.Add(ref _offsetTicks, by.Ticks);

    /// <summary>The same time of day so many months later (negative: earlier), as a calendar counts them.</summary>
    public void MoveMonths(int months)
    {
        var now = GetUtcNow();
        Move(now.AddMonths(months) - now);
    }

    /// <summary>Goes to this wall-clock time in Rome; an hour that the change to summer time skips becomes the one after it.</summary>
    public void GoTo(DateTime rome)
    {
        var local = DateTime.SpecifyKind(rome, DateTimeKind.Unspecified);
        if (LocalTimeZone.IsInvalidTime(local))
            local = local.AddHours(1);
        Interlocked.Exchange(ref _offsetTicks, (new DateTimeOffset(local, LocalTimeZone.GetUtcOffset(local)) - real.GetUtcNow()).Ticks);
    }

    public void Reset() => Interlocked.Exchange(ref _offsetTicks, 0);
}
