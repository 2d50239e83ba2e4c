using Microsoft.EntityFrameworkCore;
using Navigli.Identity.Providers;
using Navigli.Identity.Saml;
using Navigli.Identity.Sessions;
using Navigli.Identity.SignIn;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Identity.Logout;

/// <summary>Closes the sessions that an identity provider orders closed, and writes the answer it is owed.</summary>
internal sealed class ObeyLogout(CityDb db, ActFactory acts, RecentSessions recent, Federations federations, IdentityProviders providers, TimeProvider clock)
{
    private const int MaxRelayState = 1000;

    /// <summary>The answer; null when the order is not as the rules want it, or there is no address to answer to.</summary>
    public async Task<SamlDispatch?> RunAsync(InboundMessage message, string? relayState, CancellationToken ct)
    {
        if (LogoutReader.Issuer(message) is not { } issuer
            || await providers.ByEntityIdAsync(IdentityScheme.Spid, issuer, ct) is not { } provider
            || (provider.PostLogout ?? provider.RedirectLogout) is not { } endpoint
            || relayState?.Length > MaxRelayState)
            return null;
        var self = federations.For(provider.Scheme);
        if (new LogoutReader(self, clock).ReadRequest(message, provider) is not { } demand)
            return null;
        await CloseAsync(provider, demand, ct);
        var answer = LogoutMessages.Success(self, demand.RequestId, clock.UtcInstant(), endpoint.ResponseLocation);
        return provider.PostLogout is null
            ? SamlDispatch.ByRedirect(self, answer, SamlDirection.Response, relayState)
            : SamlDispatch.ByPost(self, answer, SamlDirection.Response, relayState);
    }

    private async Task CloseAsync(IdentityProvider provider, LogoutDemand demand, CancellationToken ct)
    {
        var open = await db.Sessions
            .Where(s => demand.SessionIndexes.Contains(s.SessionIndex!) && s.NameId == demand.NameId && s.IdentityProvider == provider.EntityId && s.Scheme == provider.Scheme && s.EndedAt == null)
            .ToListAsync(ct);
        if (open.Count == 0)
            return;
        foreach (var session in open)
            session.End(clock.UtcInstant());
        await db.CommitAsync(acts.System(IdentityActs.ObeyLogout, "identity.sign-out"), ct);
        recent.Forget();
    }
}
