using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Navigli.Contracts;
using Navigli.Design;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Staff;

/// <summary>An appointment as an administrator types it.</summary>
public sealed class AppointmentForm
{
    public string? CodiceFiscale { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public string? BirthDate { get; set; }

    public string? Role { get; set; }

    public string? Office { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }
}

/// <summary>
/// Appoints somebody else. An administrator is only proposed: another one confirms (ADR 0025). Nobody appoints themselves, to anything.
/// </summary>
internal sealed class AppointStaff(CityDb db, StaffBoard board, CityPack city, IOptions<IdentityOptions> options, TimeProvider clock)
{
    private const int NameLength = 200;

    public async Task<Result<Guid>> RunAsync(AppointmentForm form, CancellationToken ct)
    {
        var read = Read(form);
        if (!read.Succeeded)
            return read.Errors.ToList();
        var typed = read.Value;
        var known = await db.Accounts.SingleOrDefaultAsync(a => a.CodiceFiscale == typed.CodiceFiscale, ct);
        if (known?.Id == board.Caller)
            return IdentityErrors.OwnRights;
        if (known is not null && await SameStands(known.Id, typed).AnyAsync(ct))
            return IdentityErrors.AlreadyAppointed;
        var account = known ?? Open(typed);
        var now = clock.UtcInstant();
        var proposed = typed.Role == Role.Administrator;
        var appointment = new Appointment
        {
            Id = clock.NewId(),
            AccountId = account.Id,
            Role = typed.Role,
            Office = typed.Office,
            From = typed.From,
            To = typed.To,
            AppointedBy = board.Caller,
            AppointedAt = now,
            LapsesAt = proposed ? now + options.Value.Staff.ProposalLimit : null,
        };
        if (!proposed)
            appointment.Confirm(second: null, now);
        db.Add(appointment);
        var committed = await board.CommitAsync(
            proposed ? IdentityActs.Propose : IdentityActs.Appoint,
            reason: null,
            async inner => !await SameStands(account.Id, typed).AnyAsync(inner) && (known is not null || !await db.Accounts.AnyAsync(a => a.CodiceFiscale == typed.CodiceFiscale, inner)),
            ct);
        return committed.Succeeded ? appointment.Id : committed.Error;
    }

    private IQueryable<Appointment> SameStands(Guid account, Typed typed)
    {
        var now = clock.UtcInstant();
        return db.Appointments.Where(a => a.AccountId == account && a.Role == typed.Role && a.Office == typed.Office && a.EndedAt == null
            && (a.To == null || a.To >= typed.From) && (typed.To == null || a.From <= typed.To) && (a.ConfirmedAt != null || a.LapsesAt > now));
    }

    private Result<Typed> Read(AppointmentForm form)
    {
        List<Error> errors = [];
        if (!CodiceFiscale.TryParse(form.CodiceFiscale, out var code) || code.IsProvisional)
            errors.Add(IdentityErrors.CodiceFiscaleWrong.For(nameof(form.CodiceFiscale)));
        var (given, family) = (form.GivenName?.Trim() ?? "", form.FamilyName?.Trim() ?? "");
        if (given.Length is 0 or > NameLength)
            errors.Add(IdentityErrors.NameMissing.For(nameof(form.GivenName)));
        if (family.Length is 0 or > NameLength)
            errors.Add(IdentityErrors.NameMissing.For(nameof(form.FamilyName)));
        var birth = TypedDate.Parse(form.BirthDate);
        if (birth is null || birth >= board.Today)
            errors.Add(IdentityErrors.BirthDateWrong.For(nameof(form.BirthDate)));
        if (!Role.Staff.Contains(form.Role, StringComparer.Ordinal))
            errors.Add(IdentityErrors.RoleMissing.For(nameof(form.Role)));
        if (!city.Offices.Any(o => o.Id == form.Office))
            errors.Add(IdentityErrors.OfficeMissing.For(nameof(form.Office)));
        var from = TypedDate.Parse(form.From);
        if (from is null || from < board.Today)
            errors.Add(IdentityErrors.FirstDayWrong.For(nameof(form.From)));
        var to = TypedDate.Parse(form.To);
        if (!string.IsNullOrWhiteSpace(form.To) && (to is null || to < from))
            errors.Add(IdentityErrors.LastDayWrong.For(nameof(form.To)));
        return errors.Count > 0 ? errors : new Typed(code.Value, given, family, birth!.Value, form.Role!, form.Office!, from!.Value, to);
    }

    private Account Open(Typed typed)
    {
        var account = new Account
        {
            Id = clock.NewId(),
            CodiceFiscale = typed.CodiceFiscale,
            GivenName = typed.GivenName,
            FamilyName = typed.FamilyName,
            DateOfBirth = typed.BirthDate,
            CreatedAt = clock.UtcInstant(),
        };
        db.Add(account);
        return account;
    }

    private sealed record Typed(string CodiceFiscale, string GivenName, string FamilyName, DateOnly BirthDate, string Role, string Office, DateOnly From, DateOnly? To);
}
