using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Navigli.Identity.Providers;
using Navigli.Identity.Staff;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Sessions;

/// <summary>A session as its person recognises it.</summary>
public sealed record SessionView
{
    public required Guid Id { get; init; }

    public required Device Device { get; init; }

    public string? Network { get; init; }

    public required bool FromCityNetwork { get; init; }

    public required DateTime StartedAt { get; init; }

    public required DateTime EndsAt { get; init; }

    /// <summary>Name of the identity provider, or its identifier where it has left the federation.</summary>
    public required string Provider { get; init; }

    /// <summary>Spid, Cie, Eidas or Cns.</summary>
    public required string Scheme { get; init; }

    public required IdentityLevel Level { get; init; }

    public required bool WithPasskey { get; init; }

    public required bool IsThisOne { get; init; }
}

/// <summary>The caller's own sessions, and their ends. Nobody else's can be named: each query is for the caller's account.</summary>
internal sealed class OwnSessions(
    CityDb db, CurrentCaller caller, ActFactory acts, RecentSessions recent, IdentityProviders providers, IOptions<IdentityOptions> options, CityPack city, TimeProvider clock)
{
    /// <summary>Those that may still be in use, the newest first.</summary>
    public async Task<IReadOnlyList<SessionView>> ListAsync(CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var today = city.Calendar.Today(clock);
        var roles = await db.Appointments.Where(Appointment.StandsOn(today)).Where(a => a.AccountId == caller.Value.AccountId).Select(a => a.Role).ToListAsync(ct);
        var absolute = options.Value.LimitsOf(roles).Absolute;
        var rows = await Open(now).AsNoTracking().OrderByDescending(s => s.StartedAt).ToListAsync(ct);
        var names = (await providers.AllAsync(ct)).ToDictionary(p => p.EntityId, p => p.DisplayName, StringComparer.Ordinal);
        return [.. rows.Select(s => View(s, absolute, names)).Where(s => s.EndsAt > now)];
    }

    public async Task<Result<SessionView>> FindAsync(Guid id, CancellationToken ct) =>
        (await ListAsync(ct)).FirstOrDefault(s => s.Id == id) is { } session ? session : IdentityErrors.SessionGone;

    /// <summary>Ends one: here at once, on the other nodes within the memory of <see cref="RecentSessions"/>.</summary>
    public async Task<Result<Done>> EndAsync(Guid id, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        if (await Open(now).SingleOrDefaultAsync(s => s.Id == id, ct) is not { } session)
            return IdentityErrors.SessionGone;
        return await EndAsync([session], now, ct);
    }

    /// <summary>Ends all but the one that asks.</summary>
    public async Task<Result<Done>> EndOthersAsync(CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var others = await Open(now).Where(s => s.Id != caller.Value.SessionId).ToListAsync(ct);
        return others.Count == 0 ? default(Done) : await EndAsync(others, now, ct);
    }

    private async Task<Result<Done>> EndAsync(IReadOnlyList<Session> sessions, DateTime now, CancellationToken ct)
    {
        foreach (var session in sessions)
            session.End(now);
        await db.CommitAsync(acts.Citizen(IdentityActs.EndSession), ct);
        recent.Forget();
        return default(Done);
    }

    private IQueryable<Session> Open(DateTime now) => db.Sessions.Where(s => s.AccountId == caller.Value.AccountId && s.EndedAt == null && s.ExpiresAt > now);

    private SessionView View(Session session, TimeSpan absolute, Dictionary<string, string> names) => new()
    {
        Id = session.Id,
        Device = new Device(session.Browser, session.System),
        Network = session.Network,
        FromCityNetwork = session.FromCityNetwork,
        StartedAt = session.StartedAt,
        EndsAt = session.StartedAt + absolute < session.ExpiresAt ? session.StartedAt + absolute : session.ExpiresAt,
        Provider = names.GetValueOrDefault(session.IdentityProvider, session.IdentityProvider),
        Scheme = session.Scheme.ToString(),
        Level = (IdentityLevel)session.Level,
        WithPasskey = session.PasskeyAt is not null,
        IsThisOne = session.Id == caller.Value.SessionId,
    };
}
