using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Staff;

/// <summary>Confirms a proposed administrator, refuses one, or ends an appointment.</summary>
internal sealed class DecideAppointment(CityDb db, StaffBoard board, TimeProvider clock)
{
    /// <summary>The second pair of eyes: neither who proposed nor who is proposed, and who proposed must still be an administrator.</summary>
    public async Task<Result<Done>> ConfirmAsync(Guid id, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        if (await OpenAsync(id, ct) is not { ConfirmedAt: null } proposal || proposal.LapsesAt <= now)
            return IdentityErrors.AppointmentGone;
        if (proposal.AppointedBy == board.Caller || proposal.AccountId == board.Caller)
            return IdentityErrors.FourEyes;
        if (proposal.AppointedBy is not { } proposer || !await board.IsAdministratorAsync(proposer, ct))
            return IdentityErrors.ProposerGone;
        proposal.Confirm(board.Caller, now);
        return await board.CommitAsync(IdentityActs.ConfirmAppointment, reason: null, inner => board.IsAdministratorAsync(proposer, inner), ct);
    }

    public async Task<Result<Done>> RefuseAsync(Guid id, string? reason, CancellationToken ct)
    {
        if (ReasonOf(reason) is not { } why)
            return IdentityErrors.ReasonMissing;
        if (await OpenAsync(id, ct) is not { ConfirmedAt: null } proposal)
            return IdentityErrors.AppointmentGone;
        proposal.End(board.Caller, why, clock.UtcInstant());
        return await board.CommitAsync(IdentityActs.RefuseAppointment, why, static _ => Task.FromResult(true), ct);
    }

    /// <summary>From this instant; never the last administrator, who alone could appoint others.</summary>
    public async Task<Result<Done>> EndAsync(Guid id, string? reason, CancellationToken ct)
    {
        if (ReasonOf(reason) is not { } why)
            return IdentityErrors.ReasonMissing;
        if (await OpenAsync(id, ct) is not { ConfirmedAt: not null } appointment)
            return IdentityErrors.AppointmentGone;
        if (!await LeavesOneAsync(appointment, ct))
            return IdentityErrors.LastAdministrator;
        appointment.End(board.Caller, why, clock.UtcInstant());
        return await board.CommitAsync(IdentityActs.EndAppointment, why, inner => LeavesOneAsync(appointment, inner), ct);
    }

    private async Task<Appointment?> OpenAsync(Guid id, CancellationToken ct)
    {
        var today = board.Today;
        return await db.Appointments.SingleOrDefaultAsync(a => a.Id == id && a.EndedAt == null && (a.To == null || a.To >= today), ct);
    }

    private async Task<bool> LeavesOneAsync(Appointment appointment, CancellationToken ct) =>
        appointment.Role != Role.Administrator || await board.Administrators.AnyAsync(a => a.Id != appointment.Id, ct);

    private static string? ReasonOf(string? typed) => typed?.Trim() is { Length: > 0 and <= Appointment.ReasonLength } reason ? reason : null;
}
