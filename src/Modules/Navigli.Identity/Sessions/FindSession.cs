using Microsoft.EntityFrameworkCore;
using Navigli.Identity.SignIn;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Identity.Sessions;

internal sealed record FoundAppointment(string Role, string? Office);

internal sealed record FoundSession(Guid Id, Guid AccountId, Guid? PersonId, string Name, IReadOnlyList<FoundAppointment> Appointments);

/// <summary>The session of a token while it lasts, with its account and the appointments of today: one query.</summary>
internal sealed class FindSession(CityDb db, CityPack city, TimeProvider clock)
{
    public async Task<FoundSession?> RunAsync(string token, CancellationToken ct)
    {
        var hash = OneTimeSecret.Hash(token);
        var now = clock.UtcInstant();
        var today = city.Calendar.Today(clock);
        // Every page asks this, so it is a flat join: a row for each appointment, one row where there is none.
        var rows = await (
            from session in db.Sessions
            where session.TokenHash == hash && session.EndedAt == null && session.ExpiresAt > now
            join appointment in db.Appointments.Where(a => a.From <= today && (a.To == null || a.To >= today)) on session.AccountId equals appointment.AccountId into appointments
            from appointment in appointments.DefaultIfEmpty()
            orderby appointment.From
            select new { session.Id, session.AccountId, session.PersonId, session.Account!.GivenName, session.Account.FamilyName, Role = (string?)appointment.Role, appointment.Office })
            .ToListAsync(ct);
        if (rows.Count == 0)
            return null;
        var first = rows[0];
        var found = rows.Where(r => r.Role is not null).Select(r => new FoundAppointment(r.Role!, r.Office)).ToList();
        return new FoundSession(first.Id, first.AccountId, first.PersonId, $"{first.GivenName} {first.FamilyName}", found);
    }
}
