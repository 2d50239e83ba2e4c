using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Residents.Registry;

namespace Navigli.Residents.LookUp;

/// <summary>A record as the office sees it, with the reason for which it is open.</summary>
public sealed record RegistryRecordView
{
    public required RecordView Record { get; init; }

    public required string PurposeCode { get; init; }

    public string? Reason { get; init; }

    public string? CaseReference { get; init; }

    public required DateTime ExpiresAt { get; init; }

    /// <summary>Whether the person may not know that it is open: then nothing is done under it that the person would see.</summary>
    public required bool IsWithheld { get; init; }
}

/// <summary>Opens a record under a look-up that found it.</summary>
internal sealed class ShowRegistryRecord(CityDb db, CurrentCaller caller, RecordReader records, TimeProvider clock, AccessLedger ledger)
{
    public async Task<Result<RegistryRecordView>> RunAsync(Guid personId, Guid lookUpId, CancellationToken ct)
    {
        if (await OpenLookUp.FindAsync(db, lookUpId, caller.Value, clock, ct) is not { } lookUp
            || !lookUp.Found.Contains(personId)
            || await records.ReadAsync(personId, Onlooker.Office, ct) is not { } record)
        {
            return ResidentsErrors.LookUpOver;
        }

        var household = record.Sheet?.Members.Select(m => m.PersonId).Where(id => id != personId) ?? [];
        await ledger.RecordAsync(
            [
                lookUp.Reading(caller.Value, personId, ResidentsReadings.Record),
                .. household.Select(id => lookUp.Reading(caller.Value, id, ResidentsReadings.Household)),
            ],
            ct);
        return new RegistryRecordView
        {
            Record = record,
            PurposeCode = lookUp.Purpose.Code,
            Reason = lookUp.Reason,
            CaseReference = lookUp.CaseReference,
            ExpiresAt = lookUp.ExpiresAt,
            IsWithheld = lookUp.Purpose.WithheldFromPerson,
        };
    }

    /// <summary>The reason of a look-up that is still open, to be confirmed for one more record; empty when there is none.</summary>
    public async Task<ReasonForm> ReasonOfAsync(Guid lookUpId, CancellationToken ct) =>
        await OpenLookUp.FindAsync(db, lookUpId, caller.Value, clock, ct) is { } lookUp
            ? new() { Purpose = lookUp.Purpose.Code, Reason = lookUp.Reason, CaseReference = lookUp.CaseReference }
            : new();
}
