using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;

namespace Navigli.Identity.SignIn;

/// <summary>
/// The lines of the access ledger that a session begins with: one for all that the person reads of their own, and one for each member of the
/// family, whose names the folder's pages list to choose from. Anything more of another person writes its own line where it is read.
/// </summary>
internal sealed class OpeningLines(IPersonalRights rights, AccessLedger ledger)
{
    public async Task WriteAsync(Caller caller, CancellationToken ct)
    {
        if (caller.PersonId is not { } self)
            return;
        List<AccessEntry> lines = [new()
        {
            Subject = self,
            What = IdentityPurposes.OwnFolder,
            Purpose = IdentityPurposes.SignIn,
            Reader = caller,
            Kind = ReaderKind.Self,
        }];
        lines.AddRange((await rights.ReachableAsync(self, ct)).Where(p => p.PersonId != self).Select(p => new AccessEntry
        {
            Subject = p.PersonId,
            What = IdentityPurposes.FamilyList,
            Purpose = p.Right.Kind == RightKind.Delegation ? IdentityPurposes.Delegation : IdentityPurposes.Family,
            Reader = caller,
            Kind = ReaderKind.Citizen,
            Right = p.Right.Kind.ToString().ToLowerInvariant(),
            CaseReference = p.Right.DelegationNumber,
        }));
        await ledger.RecordAsync(lines, ct);
    }
}
