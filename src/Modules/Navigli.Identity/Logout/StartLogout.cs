using Microsoft.EntityFrameworkCore;
using Navigli.Identity.Providers;
using Navigli.Identity.Saml;
using Navigli.Identity.SignIn;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Identity.Logout;

/// <summary>Prepares the logout at the identity provider, where a session is to be closed there: SPID, requests of level 1.</summary>
internal sealed class StartLogout(CityDb db, ActFactory acts, Federations federations, IdentityProviders providers, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>What to send the browser away with; null where nothing is open elsewhere.</summary>
    public async Task<SamlDispatch?> RunAsync(string token, string returnTo, CancellationToken ct)
    {
        var hash = OneTimeSecret.Hash(token);
        var open = await db.Sessions.AsNoTracking()
            .Where(s => s.TokenHash == hash && s.EndedAt == null && s.SessionIndex != null)
            .Select(s => new { s.Scheme, s.IdentityProvider, s.NameId, s.NameQualifier, s.SessionIndex })
            .SingleOrDefaultAsync(ct);
        if (open is null || await providers.ByEntityIdAsync(open.Scheme, open.IdentityProvider, ct) is not { } provider || (provider.PostLogout ?? provider.RedirectLogout) is not { } endpoint)
            return null;
        var now = clock.UtcInstant();
        var terms = new LogoutTerms
        {
            Id = AuthnRequestTerms.NewId(),
            NameId = open.NameId,
            NameQualifier = open.NameQualifier,
            SessionIndex = open.SessionIndex!,
            IssuedAt = now,
        };
        db.Add(new PendingLogout { Id = terms.Id, IdentityProvider = provider.EntityId, ReturnTo = returnTo, ExpiresAt = now + Patience });
        await db.CommitAsync(acts.Citizen(IdentityActs.AskLogout), ct);
        var self = federations.For(open.Scheme);
        var message = LogoutMessages.Request(self, terms, endpoint.Location);
        return provider.PostLogout is null
            ? SamlDispatch.ByRedirect(self, message, SamlDirection.Request, relayState: null)
            : SamlDispatch.ByPost(self, message, SamlDirection.Request, relayState: null);
    }
}
