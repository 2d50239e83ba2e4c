using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Residents.LookUp;
using Navigli.Residents.Registry;

namespace Navigli.Benchmarks.Host;

/// <summary>What the officer's page reads, without the lines in the ledger that the product always writes.</summary>
internal sealed class ShowWithoutLedger(CityDb db, CurrentCaller caller, RecordReader records, TimeProvider clock)
{
    public async Task<RegistryRecordView> RunAsync(Guid personId, Guid lookUpId, CancellationToken ct)
    {
        var lookUp = await OpenLookUp.FindAsync(db, lookUpId, caller.Value, clock, ct) ?? throw new InvalidOperationException("The look-up is over");
        return new RegistryRecordView
        {
            Record = await records.ReadAsync(personId, Onlooker.Office, ct) ?? throw new InvalidOperationException("Nobody has this id"),
            PurposeCode = lookUp.Purpose.Code,
            Reason = lookUp.Reason,
            CaseReference = lookUp.CaseReference,
            ExpiresAt = lookUp.ExpiresAt,
            IsWithheld = false,
        };
    }
}
