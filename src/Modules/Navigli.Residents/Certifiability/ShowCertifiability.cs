using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Residents.LookUp;
using Navigli.Residents.Registry;

namespace Navigli.Residents.Certifiability;

/// <summary>What may be certified of a person, and how it came to that.</summary>
internal sealed record CertifiabilityView
{
    public required string FullName { get; init; }

    public required CertifiabilityGrade Grade { get; init; }

    public required CertifiabilityCause Cause { get; init; }

    public DateOnly? ProceedingOpenedOn { get; init; }

    /// <summary>Goes through the form, so that a decision taken meanwhile is not overwritten unseen.</summary>
    public required string Seen { get; init; }

    /// <summary>The decisions, the newest first.</summary>
    public required IReadOnlyList<PastDecision> History { get; init; }

    public bool CourtDecides => Grade == CertifiabilityGrade.Interdicted;
}

/// <summary>A decision of the past.</summary>
internal sealed record PastDecision(DateTime At, string? Office, CertifiabilityGrade FormerGrade, CertifiabilityGrade Grade, CertifiabilityCause Cause, string Reason);

/// <summary>Shows an officer what may be certified of a person whose record is open.</summary>
internal sealed class ShowCertifiability(CityDb db, CurrentCaller caller, TimeProvider clock, AccessLedger ledger)
{
    public static string SeenOf(Person person) => $"{person.CertifiabilityGrade}/{person.CertifiabilityCause}";

    public async Task<Result<CertifiabilityView>> RunAsync(Guid personId, Guid lookUpId, CancellationToken ct)
    {
        if (await OpenLookUp.FindAsync(db, lookUpId, caller.Value, clock, ct) is not { Purpose.WithheldFromPerson: false } lookUp
            || !lookUp.Found.Contains(personId)
            || await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct) is not { } person)
        {
            return ResidentsErrors.LookUpOver;
        }

        var history = await db.CertifiabilityChanges.Where(c => c.PersonId == personId).OrderByDescending(c => c.At)
            .Select(c => new PastDecision(c.At, c.Office, c.FormerGrade, c.Grade, c.Cause, c.Reason)).ToListAsync(ct);
        await ledger.RecordAsync(lookUp.Reading(caller.Value, personId, ResidentsReadings.Certifiability), ct);
        return new CertifiabilityView
        {
            FullName = $"{person.GivenName} {person.Surname}",
            Grade = person.CertifiabilityGrade,
            Cause = person.CertifiabilityCause,
            ProceedingOpenedOn = person.ProceedingOpenedOn,
            Seen = SeenOf(person),
            History = history,
        };
    }
}
