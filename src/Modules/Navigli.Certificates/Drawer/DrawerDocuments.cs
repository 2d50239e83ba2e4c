using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Folder;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Certificates.Drawer;

/// <summary>The certificates of the drawer, for the folder's search.</summary>
internal sealed class DrawerDocuments(CityDb db, CurrentCaller caller, CityPack city, IStringLocalizer<CertificatesTexts> texts) : IFolderDocuments
{
    public async Task<IReadOnlyList<FolderDocument>> NewestAsync(int most, CancellationToken ct)
    {
        var (account, person) = (caller.Value.AccountId, caller.Value.PersonId);
        var rows = await db.Certificates.AsNoTracking().HeldBy(account, person).OrderByDescending(c => c.IssuedAt).Take(most)
            .Select(c => new { c.Id, c.TypeCode, c.SubjectName, c.Protocol, c.IssuedAt }).ToListAsync(ct);
        return [.. rows.Select(r => new FolderDocument(texts["Paper.Title", city.Vocabulary.Certificates.LabelOf(r.TypeCode)], r.SubjectName, r.Protocol, r.IssuedAt, CertificatesPaths.Outcome(r.Id)))];
    }
}
