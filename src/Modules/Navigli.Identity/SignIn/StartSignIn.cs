using Microsoft.Extensions.Options;
using Navigli.Identity.Saml;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.SignIn;

internal sealed record StartSignInInput
{
    /// <summary>As <see cref="IdentityProviders.KeyOf"/> names it.</summary>
    public required string Provider { get; init; }

    public required SpidLevel Level { get; init; }

    /// <summary>Local path, checked.</summary>
    public required string ReturnTo { get; init; }
}

/// <summary>What the browser is sent away with, and the secret for its cookie.</summary>
internal sealed record SignInDeparture(SamlDispatch Message, string BrowserSecret);

internal sealed class StartSignIn(CityDb db, ActFactory acts, Federations federations, IdentityProviders providers, IOptions<IdentityOptions> options, TimeProvider clock)
{
    public async Task<Result<SignInDeparture>> RunAsync(StartSignInInput input, CancellationToken ct)
    {
        if (await providers.ByKeyAsync(input.Provider, ct) is not { } provider)
            return IdentityErrors.UnknownProvider;
        var now = clock.UtcInstant();
        var terms = new AuthnRequestTerms
        {
            Id = AuthnRequestTerms.NewId(),
            IdentityProvider = provider,
            Level = input.Level,
            IssuedAt = now,
            AgeLimit = options.Value.AgeLimit,
        };
        var secret = OneTimeSecret.New();
        var attempt = new SignInAttempt
        {
            Id = clock.NewId(),
            RequestId = terms.Id,
            Scheme = provider.Scheme,
            IdentityProvider = provider.EntityId,
            Level = input.Level,
            BrowserHash = OneTimeSecret.Hash(secret),
            ReturnTo = input.ReturnTo,
            RequestedAt = now,
            ExpiresAt = now + options.Value.SignInLimit,
        };
        db.Add(attempt);
        await db.CommitAsync(acts.System(IdentityActs.BeginSignIn, "identity.sign-in"), ct);
        return new SignInDeparture(Depart(terms, attempt.Id.ToString("N")), secret);
    }

    private SamlDispatch Depart(AuthnRequestTerms terms, string relayState)
    {
        var self = federations.For(terms.IdentityProvider.Scheme);
        return terms.IdentityProvider.PostSignOn is not null
            ? SamlDispatch.ByPost(self, AuthnRequest.Build(self, terms, terms.IdentityProvider.PostSignOn), SamlDirection.Request, relayState)
            : SamlDispatch.ByRedirect(self, AuthnRequest.Build(self, terms, terms.IdentityProvider.RedirectSignOn), SamlDirection.Request, relayState);
    }
}
