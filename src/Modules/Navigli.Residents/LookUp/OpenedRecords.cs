using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Data;

namespace Navigli.Residents.LookUp;

internal sealed class OpenedRecords(CityDb db, CurrentCaller caller, TimeProvider clock) : IOpenedRecords
{
    public async Task<OpenedRecord?> FindAsync(Guid lookUpId, Guid personId, CancellationToken ct) =>
        await OpenLookUp.FindAsync(db, lookUpId, caller.Value, clock, ct) is { Purpose.WithheldFromPerson: false } lookUp && lookUp.Found.Contains(personId)
            ? new OpenedRecord(personId, lookUp.Reason, lookUp.CaseReference)
            : null;
}
