using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Platform.Data;

namespace Navigli.Identity;

internal sealed class AccountContacts(CityDb db) : IAccountContacts
{
    public Task<string?> EmailAsync(Guid account, CancellationToken ct) =>
        db.Accounts.Where(a => a.Id == account).Select(a => a.Email).SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<AccountContact>> OfPeopleAsync(IReadOnlyCollection<string> codes, CancellationToken ct) =>
        await db.Accounts.Where(a => a.CodiceFiscale != null && codes.Contains(a.CodiceFiscale) && a.Email != null).Select(a => new AccountContact(a.Id, a.CodiceFiscale, a.Email!)).ToListAsync(ct);

    public async Task<IReadOnlyList<AccountContact>> OfAccountsAsync(IReadOnlyCollection<Guid> accounts, CancellationToken ct) =>
        await db.Accounts.Where(a => accounts.Contains(a.Id) && a.Email != null).Select(a => new AccountContact(a.Id, a.CodiceFiscale, a.Email!)).ToListAsync(ct);
}
