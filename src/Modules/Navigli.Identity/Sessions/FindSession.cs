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
        var appointments = db.Appointments;
        var found = await db.Sessions.AsNoTracking()
            .Where(s => s.TokenHash == hash && s.EndedAt == null && s.ExpiresAt > now)
            .Select(s => new
            {
                s.Id,
                s.AccountId,
                s.PersonId,
                s.Account!.GivenName,
                s.Account.FamilyName,
                Appointments = appointments
                    .Where(a => a.AccountId == s.AccountId && a.From <= today && (a.To == null || a.To >= today))
                    .OrderBy(a => a.From)
                    .Select(a => new FoundAppointment(a.Role, a.Office))
                    .ToList(),
            })
            .SingleOrDefaultAsync(ct);
        return found is null ? null : new FoundSession(found.Id, found.AccountId, found.PersonId, $"{found.GivenName} {found.FamilyName}", found.Appointments);
    }
}
