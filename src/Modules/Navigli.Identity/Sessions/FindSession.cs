using Navigli.Identity.SignIn;
using Navigli.Identity.Staff;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Identity.Sessions;

internal sealed record FoundAppointment(string Role, string? Office);

internal sealed record FoundSession(Guid Id, Guid AccountId, Guid? PersonId, string Name, IReadOnlyList<FoundAppointment> Appointments);

/// <summary>The session of a token while it lasts, with its account and the appointments of today: one query, or none where the node has just asked.</summary>
internal sealed class FindSession(CityDb db, RecentSessions recent, CityPack city, TimeProvider clock)
{
    // Every page asks this, so it is a flat join: a row for each appointment, one row where there is none.
    private static readonly Func<CityDb, byte[], DateTime, DateOnly, CancellationToken, Task<List<Row>>> Rows = CompiledQuery.Rows<byte[], DateTime, DateOnly, Row>(
        (db, hash, now, today) =>
            from session in db.Set<Session>()
            where session.TokenHash == hash && session.EndedAt == null && session.ExpiresAt > now
            join appointment in db.Set<Appointment>().Where(a => a.From <= today && (a.To == null || a.To >= today)) on session.AccountId equals appointment.AccountId into appointments
            from appointment in appointments.DefaultIfEmpty()
            orderby appointment.From
            select new Row(session.Id, session.AccountId, session.PersonId, session.Account!.GivenName, session.Account.FamilyName, appointment!.Role, appointment.Office, session.ExpiresAt));

    public async Task<FoundSession?> RunAsync(string token, CancellationToken ct)
    {
        var hash = OneTimeSecret.Hash(token);
        if (recent.Find(hash) is { } known)
            return known;
        var asked = recent.Moment();
        var rows = await Rows(db, hash, clock.UtcInstant(), city.Calendar.Today(clock), ct);
        if (rows.Count == 0)
            return null;
        var first = rows[0];
        var found = rows.Where(r => r.Role is not null).Select(r => new FoundAppointment(r.Role!, r.Office)).ToList();
        var session = new FoundSession(first.Id, first.AccountId, first.PersonId, $"{first.GivenName} {first.FamilyName}", found);
        recent.Keep(hash, session, first.ExpiresAt, asked);
        return session;
    }

    private sealed record Row(Guid Id, Guid AccountId, Guid? PersonId, string GivenName, string FamilyName, string? Role, string? Office, DateTime ExpiresAt);
}
