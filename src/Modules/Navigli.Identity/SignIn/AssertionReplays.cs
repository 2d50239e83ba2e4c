using Microsoft.EntityFrameworkCore;
using Navigli.Identity.Saml;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;

namespace Navigli.Identity.SignIn;

/// <summary>The key of a table decides who used an assertion first, whichever node asks.</summary>
internal sealed class AssertionReplays(CityDb db, ActFactory acts) : IAssertionReplayGuard
{
    public async Task<bool> TryUseAsync(string assertionId, DateTime expiresAt, CancellationToken cancellation)
    {
        var id = OneTimeSecret.Hash(assertionId);
        var used = db.Add(new UsedAssertion { Id = id, ExpiresAt = expiresAt });
        try
        {
            await db.CommitAsync(acts.System(IdentityActs.UseAssertion, "identity.sign-in"), cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            used.State = EntityState.Detached;
            db.ChangeTracker.Clear();
            if (await db.Set<UsedAssertion>().AnyAsync(a => a.Id == id, cancellation))
                return false;
            throw;
        }
    }
}
