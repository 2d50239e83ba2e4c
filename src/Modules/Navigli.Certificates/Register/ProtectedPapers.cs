using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Paper;
using Navigli.Certificates.Rules;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Data;

namespace Navigli.Certificates.Register;

/// <summary>Keeps an address that is protected now off the papers that officers find in the register; who handed the paper over at the counter has seen it already.</summary>
internal sealed class ProtectedPapers(CityDb db, CurrentCaller caller, IResidentDirectory directory, RequestRules rules)
{
    public async Task<bool> IsHiddenAsync(IssuedCertificate certificate, CancellationToken ct)
    {
        var officer = caller.Value.AccountId;
        return rules.Select(certificate.TypeCode) is { } selection
            && Statements.Of(selection).Any(s => s.StatesAddress)
            && await directory.IsAddressProtectedAsync(certificate.PersonId, ct)
            && !await db.CounterIssues.AnyAsync(i => i.CaseId == certificate.Id && i.OfficerAccountId == officer, ct);
    }
}
