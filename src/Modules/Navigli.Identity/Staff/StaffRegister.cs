using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Identity.Sessions;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Identity.Staff;

internal sealed class StaffRegister(CityDb db, RecentSessions recent, ActFactory acts, TimeProvider clock) : IStaffRegister
{
    public async Task AppointAsync(StaffAppointment appointment, CancellationToken ct)
    {
        if (!Role.Staff.Contains(appointment.Role, StringComparer.Ordinal))
            throw new ArgumentException($"'{appointment.Role}' is not given by appointment", nameof(appointment));
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.CodiceFiscale == appointment.CodiceFiscale.Value, ct) ?? Open(appointment);
        if (await db.Appointments.AnyAsync(
            a => a.AccountId == account.Id && a.Role == appointment.Role && a.Office == appointment.Office && a.From == appointment.From && a.To == appointment.To && a.EndedAt == null, ct))
            return;
        var now = clock.UtcInstant();
        var made = new Appointment
        {
            Id = clock.NewId(),
            AccountId = account.Id,
            Role = appointment.Role,
            Office = appointment.Office,
            From = appointment.From,
            To = appointment.To,
            AppointedAt = now,
        };
        made.Confirm(second: null, now);
        db.Add(made);
        await db.CommitAsync(acts.System(IdentityActs.Appoint, "identity.staff"), ct);
        recent.Forget();
    }

    private Account Open(StaffAppointment appointment)
    {
        var account = new Account
        {
            Id = clock.NewId(),
            CodiceFiscale = appointment.CodiceFiscale.Value,
            GivenName = appointment.GivenName,
            FamilyName = appointment.FamilyName,
            DateOfBirth = appointment.DateOfBirth,
            CreatedAt = clock.UtcInstant(),
        };
        db.Add(account);
        return account;
    }
}
