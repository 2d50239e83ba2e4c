using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Folder;
using Navigli.Platform.Access;
using Navigli.Platform.Data;

namespace Navigli.Identity.Delegations;

/// <summary>In the drawer: the delegations that were accepted, for who gave them and for who has them, also once they are over.</summary>
internal sealed class DelegationDocuments(CityDb db, CurrentCaller caller, IStringLocalizer<IdentityTexts> texts) : IFolderDocuments
{
    /// <summary>Days before the last one from which it is about to expire: time to give it again.</summary>
    private const int WarnDays = 30;

    public async Task<IReadOnlyList<FolderDocument>> NewestAsync(int most, CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        var rows = await db.Delegations.AsNoTracking().Include(d => d.Giver).Include(d => d.Helper)
            .Where(d => (d.GiverAccountId == account || d.HelperAccountId == account) && d.HelperPersonId != null)
            .OrderByDescending(d => d.AnsweredAt).Take(most).ToListAsync(ct);
        return rows.ConvertAll(Of);
    }

    private FolderDocument Of(Delegation row) => new()
    {
        Kind = DocumentKind.Notice,
        Title = IsGivenByCaller(row) ? texts["Documents.Delegation.Given", row.Helper!.DisplayName] : texts["Documents.Delegation.Had", row.Giver!.DisplayName],
        Link = IdentityPaths.Delegation(row.Id),
        IssuedAt = row.AnsweredAt!.Value,
        SubjectId = row.GiverPersonId,
        Number = row.Number,
        Validity = new()
        {
            Until = row.LastDay,
            End = row.State == DelegationState.Accepted ? DocumentEnd.None : DocumentEnd.Void,
            WarnDays = WarnDays,
        },
        Renewal = IsGivenByCaller(row) ? new(IdentityPaths.GiveAgain(row.Id), texts["Documents.Delegation.Again"]) : null,
    };

    private bool IsGivenByCaller(Delegation row) => row.GiverAccountId == caller.Value.AccountId;
}
