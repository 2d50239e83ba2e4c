using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Data;

namespace Navigli.Residents.LookUp;

internal sealed class OpenedRecords(CityDb db, CurrentCaller caller, FindInRegistry find, TimeProvider clock) : IOpenedRecords
{
    public async Task<OpenedRecord?> FindAsync(Guid lookUpId, Guid personId, CancellationToken ct) =>
        await OpenLookUp.FindAsync(db, lookUpId, caller.Value, clock, ct) is { Purpose.WithheldFromPerson: false } lookUp && lookUp.Found.Contains(personId)
            ? new OpenedRecord(personId, lookUp.Reason, lookUp.CaseReference)
            : null;

    public async Task<FoundRecord?> OpenAsync(CodiceFiscale codiceFiscale, string reason, string? caseReference, CancellationToken ct)
    {
        var form = new LookUpForm { CodiceFiscale = codiceFiscale.Value, Purpose = ResidentsPurposes.Counter.Code, Reason = reason, CaseReference = caseReference };
        return await find.RunAsync(form, ct) is { Succeeded: true, Value: { OnlyPersonId: { } person } found } ? new FoundRecord(found.LookUpId, person) : null;
    }
}
