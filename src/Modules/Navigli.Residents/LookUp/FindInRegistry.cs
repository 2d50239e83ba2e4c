using Microsoft.EntityFrameworkCore;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Residents.LookUp;

/// <summary>What a look-up leads to.</summary>
/// <param name="LookUpId">In the address of what it opens.</param>
/// <param name="OnlyPersonId">The one person found; null when there is none or a choice.</param>
internal sealed record LookUpOutcome(Guid LookUpId, Guid? OnlyPersonId);

/// <summary>
/// An officer looks for somebody and says why. Only ids are taken here, as at sign-in; names leave with the list and the record, which write
/// the ledger. Former codici fiscali are not searched: finding a person by one would tell that there was one.
/// </summary>
internal sealed class FindInRegistry(CityDb db, CurrentCaller caller, ActFactory acts, CityCalendar calendar, TimeProvider clock)
{
    public async Task<Result<LookUpOutcome>> RunAsync(LookUpForm form, CancellationToken ct)
    {
        var query = LookUpQuery.Of(form, calendar.Today(clock));
        var reason = StatedReason.Of(form);
        if (!query.Succeeded || !reason.Succeeded)
            return query.Errors.Concat(reason.Errors).ToList();
        return await OpenAsync(await FindAsync(query.Value, ct), reason.Value, ct);
    }

    /// <summary>Opens a record whose address the officer has, once the reason is stated.</summary>
    public async Task<Result<LookUpOutcome>> OpenRecordAsync(Guid personId, ReasonForm form, CancellationToken ct)
    {
        var reason = StatedReason.Of(form);
        if (!reason.Succeeded)
            return reason.Errors.ToList();
        var found = await db.Persons.Where(p => p.Id == personId).Select(p => p.Id).ToListAsync(ct);
        return await OpenAsync(found, reason.Value, ct);
    }

    private async Task<List<Guid>> FindAsync(LookUpQuery query, CancellationToken ct)
    {
        if (!query.CodiceFiscale.IsEmpty)
        {
            var code = query.CodiceFiscale.Value;
            return await db.Persons.Where(p => p.CodiceFiscale == code).Select(p => p.Id).ToListAsync(ct);
        }

        var candidates = await db.Persons
            .Where(p => p.BirthDate == query.BirthDate && p.FoldedSurname.Contains(query.FoldedSurname) && p.FoldedGivenName.Contains(query.FoldedGivenName))
            .OrderBy(p => p.FoldedSurname)
            .Select(p => new { p.Id, p.Surname, p.GivenName })
            .ToListAsync(ct);
        return
        [
            .. candidates
                .Where(p => PersonNameFolding.Names(p.Surname, query.FoldedSurname) && PersonNameFolding.Names(p.GivenName, query.FoldedGivenName))
                .Take(LookUpRules.MostResults)
                .Select(p => p.Id),
        ];
    }

    private async Task<LookUpOutcome> OpenAsync(List<Guid> found, StatedReason reason, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var lookUp = new RegistryLookUp
        {
            Id = clock.NewId(),
            AccountId = caller.Value.AccountId ?? throw new InvalidOperationException("A look-up belongs to an account"),
            At = now,
            ExpiresAt = now + RegistryLookUp.KeptOpen,
            Purpose = reason.Purpose.Code,
            Reason = reason.Reason,
            CaseReference = reason.CaseReference,
        };
        db.LookUps.Add(lookUp);
        db.LookUpResults.AddRange(found.Select(id => new LookUpResult { LookUpId = lookUp.Id, PersonId = id }));
        var why = string.Join(" · ", new[] { reason.Purpose.Code, reason.CaseReference, reason.Reason }.Where(part => part is not null));
        await db.CommitAsync(acts.Office(ResidentsActs.LookUp, Role.RegistryOfficer, null, why), ct);
        return new(lookUp.Id, found.Count == 1 ? found[0] : null);
    }
}
