using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Platform.Data;

namespace Navigli.Identity.Contacts;

internal sealed class AccountContacts(CityDb db) : IAccountContacts
{
    private static readonly Expression<Func<Account, AccountContact>> Contact = a => new AccountContact(a.Id, a.CodiceFiscale, (a.OwnEmail ?? a.Email)!);

    public Task<string?> EmailAsync(Guid account, CancellationToken ct) =>
        db.Accounts.Where(a => a.Id == account).Select(a => a.OwnEmail ?? a.Email).SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<AccountContact>> OfPeopleAsync(IReadOnlyCollection<string> codes, CancellationToken ct) =>
        await db.Accounts.Where(a => a.CodiceFiscale != null && codes.Contains(a.CodiceFiscale) && (a.OwnEmail != null || a.Email != null)).Select(Contact).ToListAsync(ct);

    public async Task<IReadOnlyList<AccountContact>> OfAccountsAsync(IReadOnlyCollection<Guid> accounts, CancellationToken ct) =>
        await db.Accounts.Where(a => accounts.Contains(a.Id) && (a.OwnEmail != null || a.Email != null)).Select(Contact).ToListAsync(ct);
}
