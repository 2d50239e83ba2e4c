using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Platform.Data;

namespace Navigli.Identity;

internal sealed class AccountContacts(CityDb db) : IAccountContacts
{
    public Task<string?> EmailAsync(Guid account, CancellationToken ct) =>
        db.Accounts.Where(a => a.Id == account).Select(a => a.Email).SingleOrDefaultAsync(ct);
}
