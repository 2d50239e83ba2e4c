using Microsoft.EntityFrameworkCore;
using Navigli.Contracts;
using Navigli.Contracts.Seeding;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;

namespace Navigli.Residents.LookUp;

/// <summary>Whom a look-up found: enough to choose, and nothing more.</summary>
internal sealed record ResultsView
{
    public required DateTime ExpiresAt { get; init; }

    public required IReadOnlyList<ResultRow> Rows { get; init; }

    public required bool MayBeMore { get; init; }
}

internal sealed record ResultRow(Guid PersonId, string FullName, DateOnly BirthDate, string MaskedCode, int? Municipio, RegistryStatus Status);

internal sealed class ShowResults(CityDb db, CurrentCaller caller, CityCalendar calendar, TimeProvider clock, AccessLedger ledger)
{
    public async Task<Result<ResultsView>> RunAsync(Guid lookUpId, CancellationToken ct)
    {
        if (await OpenLookUp.FindAsync(db, lookUpId, caller.Value, clock, ct) is not { } lookUp)
            return ResidentsErrors.LookUpOver;

        var today = calendar.Today(clock);
        var addresses = db.Addresses.Where(a => a.Kind != AddressKind.OtherComune && a.From <= today && (a.To == null || a.To >= today));
        var found = await (
            from result in db.LookUpResults
            where result.LookUpId == lookUpId
            join person in db.Persons on result.PersonId equals person.Id
            join address in addresses on person.Id equals address.PersonId into homes
            from home in homes.DefaultIfEmpty()
            orderby person.FoldedSurname, person.FoldedGivenName, person.Id
            select new { person.Id, person.Surname, person.GivenName, person.BirthDate, person.CodiceFiscale, person.Status, person.Marks, Municipio = home == null ? null : home.Municipio })
            .AsNoTracking().ToListAsync(ct);
        await ledger.RecordAsync([.. found.Select(p => lookUp.Reading(caller.Value, p.Id, ResidentsReadings.Listed))], ct);
        return new ResultsView
        {
            ExpiresAt = lookUp.ExpiresAt,
            MayBeMore = found.Count == LookUpRules.MostResults,
            Rows =
            [
                .. found.Select(p => new ResultRow(
                    p.Id,
                    $"{p.Surname} {p.GivenName}",
                    p.BirthDate,
                    CodiceFiscale.Parse(p.CodiceFiscale).Masked,
                    p.Marks.HasFlag(LegalMarks.ProtectedAddress) ? null : p.Municipio,
                    p.Status)),
            ],
        };
    }
}
