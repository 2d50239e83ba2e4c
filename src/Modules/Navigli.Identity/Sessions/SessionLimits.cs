namespace Navigli.Identity.Sessions;

/// <summary>How long a session lasts: unused, and at all.</summary>
internal sealed class SessionLimits
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(30);

    public TimeSpan Absolute { get; set; } = TimeSpan.FromHours(8);
}
