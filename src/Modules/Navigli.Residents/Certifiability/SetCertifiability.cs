using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;
using Navigli.Residents.LookUp;

namespace Navigli.Residents.Certifiability;

/// <summary>Blocks or unblocks the certificates of a person whose record the officer has open: the grades of ANPR table 42, with their cause.</summary>
internal sealed class SetCertifiability(CityDb db, CurrentCaller caller, ActFactory acts, IPersonalRights rights, CityCalendar calendar, TimeProvider clock)
{
    public async Task<Result<Done>> RunAsync(Guid personId, Guid lookUpId, CertifiabilityForm form, CancellationToken ct)
    {
        if (await OpenLookUp.FindAsync(db, lookUpId, caller.Value, clock, ct) is not { Purpose.WithheldFromPerson: false } lookUp
            || !lookUp.Found.Contains(personId)
            || await db.Persons.SingleOrDefaultAsync(p => p.Id == personId, ct) is not { } person)
        {
            return ResidentsErrors.LookUpOver;
        }

        if (person.CertifiabilityGrade == CertifiabilityGrade.Interdicted)
            return ResidentsErrors.CourtDecides;
        var decided = CertifiabilityDecision.Of(form);
        if (!decided.Succeeded)
            return decided.Errors.ToList();
        var decision = decided.Value;
        if (ShowCertifiability.SeenOf(person) != form.Seen)
            // A page sent twice has already had its way; anything else is another's decision, to be seen first.
            return person.CertifiabilityGrade == decision.Grade && person.CertifiabilityCause == decision.Cause ? default(Done) : ResidentsErrors.CertifiabilityChanged;

        var act = acts.Office(ResidentsActs.SetCertifiability, Role.RegistryOfficer, personId, decision.Reason);
        db.CertifiabilityChanges.Add(new CertifiabilityChange
        {
            Id = clock.NewId(),
            PersonId = personId,
            At = act.At,
            AccountId = act.By.AccountId!.Value,
            Office = act.By.Office,
            FormerGrade = person.CertifiabilityGrade,
            FormerCause = person.CertifiabilityCause,
            Grade = decision.Grade,
            Cause = decision.Cause,
            Reason = decision.Reason,
        });
        (person.CertifiabilityGrade, person.CertifiabilityCause) = (decision.Grade, decision.Cause);
        person.ProceedingOpenedOn = decision switch
        {
            { Grade: CertifiabilityGrade.Full } => null,
            { IsProceeding: true } => person.ProceedingOpenedOn ?? calendar.Today(clock),
            _ => person.ProceedingOpenedOn,
        };
        try
        {
            await db.CommitAsync(act, ct);
            rights.ForgetRecent();
        }
        catch (DbUpdateConcurrencyException)
        {
            return ResidentsErrors.CertifiabilityChanged;
        }

        return default(Done);
    }
}
