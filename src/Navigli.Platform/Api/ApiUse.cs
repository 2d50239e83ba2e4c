using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Platform.Api;

/// <summary>What an API client has called in a day of the city's calendar: kernel table <c>api_use</c>.</summary>
public sealed class ApiUseDay
{
    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Calls that were let in.</summary>
    public required long Calls { get; init; }

    /// <summary>The last of them, UTC.</summary>
    public required DateTime LastAt { get; init; }
}

internal sealed class ApiUseMapping : IEntityTypeConfiguration<ApiUseDay>
{
    public void Configure(EntityTypeBuilder<ApiUseDay> builder)
    {
        builder.ToTable("api_use");
        builder.HasKey(u => new { u.ClientId, u.Day });
        builder.HasIndex(u => u.Day);
    }
}

/// <summary>Counts the calls of API clients, the same on every node, and tells when those of a day are used up.</summary>
public sealed class ApiUse(CityDb db, CityPack city, TimeProvider clock)
{
    /// <summary>The days since one on which the clients called, the newest first.</summary>
    /// <param name="clients">The clients.</param>
    /// <param name="since">The first day.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<IReadOnlyList<ApiUseDay>> SinceAsync(IReadOnlyCollection<Guid> clients, DateOnly since, CancellationToken ct) =>
        await db.Set<ApiUseDay>().AsNoTracking().Where(u => clients.Contains(u.ClientId) && u.Day >= since).OrderByDescending(u => u.Day).ToListAsync(ct).ConfigureAwait(false);

    /// <summary>Counts a call.</summary>
    /// <returns>After how long to call again where the day's are used up; null where the call is let in.</returns>
    internal async Task<TimeSpan?> CountAsync(ClaimsPrincipal client, CancellationToken ct)
    {
        var id = Guid.Parse(client.FindFirstValue(CallerClaims.Account)!);
        var (now, today) = (clock.UtcInstant(), city.Calendar.Today(clock));
        var counted = await db.Database.SqlQuery<long>($"""
            INSERT INTO api_use (client_id, day, calls, last_at) VALUES ({id}, {today}, 1, {now})
            ON CONFLICT (client_id, day) DO UPDATE SET calls = api_use.calls + 1, last_at = excluded.last_at RETURNING calls AS "Value"
            """).ToListAsync(ct).ConfigureAwait(false);
        return counted[0] <= ApiClientLimits.PerDay(client) ? null : city.Calendar.StartOfDay(today.AddDays(1)) - now;
    }
}

/// <summary>The limits of an API client, as its principal carries them.</summary>
internal static class ApiClientLimits
{
    public static bool IsClient(ClaimsPrincipal user) => user.HasClaim(CallerClaims.Role, Role.ApiClient);

    public static int PerMinute(ClaimsPrincipal client) => Number(client, CallerClaims.CallsPerMinute);

    public static int PerDay(ClaimsPrincipal client) => Number(client, CallerClaims.CallsPerDay);

    private static int Number(ClaimsPrincipal client, string claim) =>
        int.Parse(client.FindFirstValue(claim)!, System.Globalization.CultureInfo.InvariantCulture);
}
