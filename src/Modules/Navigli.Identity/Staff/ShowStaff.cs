using Microsoft.EntityFrameworkCore;
using Navigli.Identity.Passkeys;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Staff;

/// <summary>A page of the list.</summary>
internal sealed record StaffList(IReadOnlyList<StaffLine> Lines, int Pages);

/// <summary>What the administrators' pages show.</summary>
internal sealed class ShowStaff(CityDb db, CityPack city, TimeProvider clock)
{
    private const int PageSize = 50;

    public AppointmentState StateOf(StaffLine line) => line.StateOn(city.Calendar.Today(clock), clock.UtcInstant());

    public string OfficeOf(StaffLine line) => city.Offices.FirstOrDefault(o => o.Id == line.Office)?.Name ?? line.Office ?? "";

    /// <summary>The proposals that wait for a second administrator, the oldest first.</summary>
    public async Task<IReadOnlyList<StaffLine>> ProposalsAsync(CancellationToken ct)
    {
        var now = clock.UtcInstant();
        return await Lines(db.Appointments.Where(a => a.ConfirmedAt == null && a.EndedAt == null && a.LapsesAt > now).OrderBy(a => a.AppointedAt)).ToListAsync(ct);
    }

    /// <summary>The appointments that give a role today or will.</summary>
    public Task<StaffList> PresentAsync(int page, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        return PageAsync(db.Appointments.Where(a => a.ConfirmedAt != null && a.EndedAt == null && (a.To == null || a.To >= today)), page, ct);
    }

    /// <summary>Those that are over, were ended, refused or left to lapse.</summary>
    public Task<StaffList> PastAsync(int page, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        var now = clock.UtcInstant();
        return PageAsync(db.Appointments.Where(a => a.EndedAt != null || a.To < today || (a.ConfirmedAt == null && a.LapsesAt <= now)), page, ct);
    }

    public async Task<Result<StaffLine>> FindAsync(Guid id, CancellationToken ct) =>
        await Lines(db.Appointments.Where(a => a.Id == id)).SingleOrDefaultAsync(ct) is { } line ? line : IdentityErrors.AppointmentGone;

    /// <summary>Who has which role today: the whole city, for the access review.</summary>
    public async Task<IReadOnlyList<StaffLine>> ReviewAsync(CancellationToken ct)
    {
        var lines = await Lines(db.Appointments.Where(Appointment.StandsOn(city.Calendar.Today(clock)))).ToListAsync(ct);
        return [.. lines.OrderBy(l => Role.Staff.ToList().IndexOf(l.Role)).ThenBy(l => l.Person, StringComparer.Ordinal)];
    }

    private async Task<StaffList> PageAsync(IQueryable<Appointment> appointments, int page, CancellationToken ct)
    {
        var count = await appointments.CountAsync(ct);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 1, pages);
        return new StaffList(await Lines(appointments.OrderByDescending(a => a.AppointedAt).ThenBy(a => a.Id).Skip((shown - 1) * PageSize).Take(PageSize)).ToListAsync(ct), pages);
    }

    private IQueryable<StaffLine> Lines(IQueryable<Appointment> appointments) =>
        from a in appointments
        join person in db.Accounts on a.AccountId equals person.Id
        join appointer in db.Accounts on a.AppointedBy equals appointer.Id into appointers
        from appointer in appointers.DefaultIfEmpty()
        join second in db.Accounts on a.ConfirmedBy equals second.Id into seconds
        from second in seconds.DefaultIfEmpty()
        join ender in db.Accounts on a.EndedBy equals ender.Id into enders
        from ender in enders.DefaultIfEmpty()
        select new StaffLine
        {
            Id = a.Id,
            AccountId = a.AccountId,
            Person = person.FamilyName + " " + person.GivenName,
            Role = a.Role,
            Office = a.Office,
            From = a.From,
            To = a.To,
            AppointedBy = appointer == null ? null : appointer.GivenName + " " + appointer.FamilyName,
            AppointedById = a.AppointedBy,
            AppointedAt = a.AppointedAt,
            LapsesAt = a.LapsesAt,
            ConfirmedAt = a.ConfirmedAt,
            ConfirmedBy = second == null ? null : second.GivenName + " " + second.FamilyName,
            EndedAt = a.EndedAt,
            EndedBy = ender == null ? null : ender.GivenName + " " + ender.FamilyName,
            EndReason = a.EndReason,
            LastSignInAt = person.LastSignInAt,
            Passkeys = db.Set<Passkey>().Count(p => p.AccountId == a.AccountId),
        };
}
