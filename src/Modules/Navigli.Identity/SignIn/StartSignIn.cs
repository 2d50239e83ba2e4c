using Microsoft.Extensions.Options;
using Navigli.Identity.Log;
using Navigli.Identity.Providers;
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

    /// <summary>The professional identity that is wanted, where the provider is one of SPID; null for everybody's.</summary>
    public ProfessionalUse? Use { get; init; }
}

/// <summary>What the browser is sent away with, and the secret for its cookie.</summary>
internal sealed record SignInDeparture(SamlDispatch Message, string BrowserSecret);

internal sealed class StartSignIn(
    CityDb db, ActFactory acts, Federations federations, IdentityProviders providers, ExchangeLog log, IOptions<IdentityOptions> options, TimeProvider clock)
{
    public async Task<Result<SignInDeparture>> RunAsync(StartSignInInput input, CancellationToken ct)
    {
        if (await providers.ByKeyAsync(input.Provider, ct) is not { } provider)
            return IdentityErrors.UnknownProvider;
        var now = clock.UtcInstant();
        var use = provider.Scheme is IdentityScheme.Spid ? input.Use : null;
        var terms = new AuthnRequestTerms
        {
            Id = AuthnRequestTerms.NewId(),
            IdentityProvider = provider,
            Level = input.Level,
            IssuedAt = now,
            AgeLimit = options.Value.AgeLimit,
            Use = use,
        };
        var secret = OneTimeSecret.New();
        var attempt = new SignInAttempt
        {
            Id = clock.NewId(),
            RequestId = terms.Id,
            Scheme = provider.Scheme,
            IdentityProvider = provider.EntityId,
            Level = input.Level,
            Purpose = use?.Purpose,
            BrowserHash = OneTimeSecret.Hash(secret),
            ReturnTo = input.ReturnTo,
            RequestedAt = now,
            ExpiresAt = now + options.Value.SignInLimit,
        };
        db.Add(attempt);
        var self = federations.For(provider.Scheme);
        var request = AuthnRequest.Build(self, terms, provider.PostSignOn ?? provider.RedirectSignOn);
        // Signed before it is logged: by POST the signature is in it.
        var message = provider.PostSignOn is null
            ? SamlDispatch.ByRedirect(self, request, SamlDirection.Request, attempt.Id.ToString("N"))
            : SamlDispatch.ByPost(self, request, SamlDirection.Request, attempt.Id.ToString("N"));
        log.Asked(attempt, request.OuterXml);
        await db.CommitAsync(acts.System(IdentityActs.BeginSignIn, "identity.sign-in"), ct);
        return new SignInDeparture(message, secret);
    }
}
