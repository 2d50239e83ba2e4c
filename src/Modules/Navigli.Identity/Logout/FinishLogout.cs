using Microsoft.EntityFrameworkCore;
using Navigli.Identity.Providers;
using Navigli.Identity.Saml;
using Navigli.Identity.SignIn;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Identity.Logout;

/// <summary>Takes the identity provider's answer to a logout that began here, and says where the browser is told of it.</summary>
internal sealed class FinishLogout(CityDb db, ActFactory acts, Federations federations, IdentityProviders providers, TimeProvider clock)
{
    /// <summary>A local path; null when the answer is to nothing that was asked, or is not as the rules want it.</summary>
    public async Task<string?> RunAsync(InboundMessage message, CancellationToken ct)
    {
        if (LogoutReader.Issuer(message) is not { } issuer
            || await providers.ByEntityIdAsync(IdentityScheme.Spid, issuer, ct) is not { } provider
            || new LogoutReader(federations.For(provider.Scheme), clock).ReadResponse(message, provider) is not (var requestId, var result)
            || await db.Set<PendingLogout>().SingleOrDefaultAsync(l => l.Id == requestId && l.IdentityProvider == issuer, ct) is not { } pending
            || pending.ExpiresAt <= clock.UtcInstant())
            return null;
        db.Remove(pending);
        await db.CommitAsync(acts.System(IdentityActs.AnswerLogout, "identity.sign-out"), ct);
        return $"{pending.ReturnTo}?esito={SignedOutOutcome.Of(result)}";
    }
}

/// <summary>How the page after signing out is told of the identity provider's session.</summary>
internal static class SignedOutOutcome
{
    public const string Everywhere = "ovunque";
    public const string Partial = "parziale";
    public const string Unconfirmed = "non-confermata";

    public static string Of(LogoutResult result) => result switch
    {
        LogoutResult.Everywhere => Everywhere,
        LogoutResult.Partial => Partial,
        _ => Unconfirmed,
    };
}
