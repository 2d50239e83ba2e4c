using Microsoft.EntityFrameworkCore;
using Navigli.Identity.Sessions;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;

namespace Navigli.Identity.Staff;

/// <summary>
/// Commits what administrators decide about appointments, one decision at a time in the whole city: what a decision rests on (who is an
/// administrator, who is left) is read again when its turn has come, so that two at once cannot undo each other's ground.
/// </summary>
internal sealed class StaffBoard(CityDb db, CurrentCaller caller, ActFactory acts, RecentSessions recent, CityPack city, TimeProvider clock)
{
    public Guid Caller => caller.Value.AccountId ?? throw new InvalidOperationException("Only an account decides about appointments");

    public DateOnly Today => city.Calendar.Today(clock);

    public IQueryable<Appointment> Administrators => db.Appointments.Where(Appointment.StandsOn(Today)).Where(a => a.Role == Role.Administrator);

    public Task<bool> IsAdministratorAsync(Guid account, CancellationToken ct) => Administrators.AnyAsync(a => a.AccountId == account, ct);

    /// <summary>Commits the pending changes, if the caller is still an administrator and <paramref name="holds"/> answers true in its turn.</summary>
    public async Task<Result<Done>> CommitAsync(ActType type, string? reason, Func<CancellationToken, Task<bool>> holds, CancellationToken ct)
    {
        try
        {
            await db.CommitAsync(
                acts.Office(type, Role.Administrator, onBehalfOf: null, reason),
                async inner =>
                {
                    // The counter's row is what the others wait for: it stays locked until this transaction ends.
                    await db.NextNumberAsync("identity.staff", "decisions", inner);
                    if (!await IsAdministratorAsync(Caller, inner) || !await holds(inner))
                        throw new DbUpdateConcurrencyException("The ground of the decision has gone");
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityErrors.StaffChanged;
        }

        recent.Forget();
        return default(Done);
    }
}
