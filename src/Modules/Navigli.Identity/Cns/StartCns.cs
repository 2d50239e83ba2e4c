using Microsoft.Extensions.Options;
using Navigli.Identity.Saml;
using Navigli.Identity.SignIn;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Cns;

/// <summary>The attempt to bring to where the card is asked for, and the secret for the browser's cookie.</summary>
internal sealed record CnsDeparture(Guid Attempt, string BrowserSecret);

/// <summary>Remembers that this browser wants to sign in with a card: the same row that a sign-in by SAML begins with, and bound to the browser in the same way.</summary>
internal sealed class StartCns(CityDb db, ActFactory acts, IOptions<IdentityOptions> options, TimeProvider clock)
{
    /// <summary>What stands in the place of an identity provider.</summary>
    public const string Provider = "cns";

    public async Task<Result<CnsDeparture>> RunAsync(string returnTo, CancellationToken ct)
    {
        if (!options.Value.Cns.IsOffered)
            return IdentityErrors.CnsProxy;
        var now = clock.UtcInstant();
        var secret = OneTimeSecret.New();
        var attempt = new SignInAttempt
        {
            Id = clock.NewId(),
            RequestId = AuthnRequestTerms.NewId(),
            Scheme = IdentityScheme.Cns,
            IdentityProvider = Provider,
            Level = (SpidLevel)options.Value.Cns.Level,
            BrowserHash = OneTimeSecret.Hash(secret),
            ReturnTo = returnTo,
            RequestedAt = now,
            ExpiresAt = now + options.Value.SignInLimit,
        };
        db.Add(attempt);
        await db.CommitAsync(acts.System(IdentityActs.BeginSignIn, "identity.sign-in"), ct);
        return new CnsDeparture(attempt.Id, secret);
    }
}
