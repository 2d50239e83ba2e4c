using Microsoft.EntityFrameworkCore;
using Navigli.Identity.Saml;
using Navigli.Platform.Data;

namespace Navigli.Identity.SignIn;

/// <summary>
/// The key of a table decides who used an assertion first, whichever node asks. The use is written in the commit that takes the answer: where
/// another was first, that commit fails and <see cref="WasUsedAsync"/> tells why.
/// </summary>
internal sealed class AssertionReplays(CityDb db) : IAssertionReplayGuard
{
    private byte[]? used;

    public Task<bool> TryUseAsync(string assertionId, DateTime expiresAt, CancellationToken cancellation)
    {
        used = OneTimeSecret.Hash(assertionId);
        db.Add(new UsedAssertion { Id = used, ExpiresAt = expiresAt });
        return Task.FromResult(true);
    }

    /// <summary>Whether the assertion of this answer had been used, after the commit that was to use it has failed.</summary>
    public Task<bool> WasUsedAsync(CancellationToken ct) => db.Set<UsedAssertion>().AnyAsync(a => a.Id == used, ct);
}
