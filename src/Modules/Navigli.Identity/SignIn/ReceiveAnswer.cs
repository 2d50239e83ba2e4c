using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Navigli.Design;
using Navigli.Identity.Log;
using Navigli.Identity.Providers;
using Navigli.Identity.Saml;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.SignIn;

/// <summary>
/// Takes the provider's post, which comes from another site and so without our cookies, and gives a one-time code. Whether the answer
/// belongs to this browser is decided when the code comes back with the cookie (<see cref="CompleteSignIn"/>).
/// </summary>
internal sealed partial class ReceiveAnswer(
    CityDb db, ActFactory acts, Federations federations, IdentityProviders providers, AssertionReplays replays, ExchangeLog log, IDataProtectionProvider protection,
    IOptions<IdentityOptions> options, TimeProvider clock, ILogger<ReceiveAnswer> logger)
{
    public const string Purpose = "Navigli.Identity.SignInAnswer";

    public async Task<Result<string>> RunAsync(Federation arrivedAt, string samlResponse, string relayState, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        if (!Guid.TryParseExact(relayState, "N", out var id)
            || await LoggedAttempt.FindAsync(db, id, ct) is not ({ AnsweredAt: null } attempt, var page)
            || attempt.ExpiresAt <= now
            || Federations.Of(attempt.Scheme) != arrivedAt)
            return IdentityErrors.SignInGone;
        if (await providers.ByEntityIdAsync(attempt.Scheme, attempt.IdentityProvider, ct) is not { } provider)
            return IdentityErrors.UnknownProvider;
        var expected = new ExpectedResponse
        {
            RequestId = attempt.RequestId,
            RequestedAt = attempt.RequestedAt,
            IdentityProvider = provider,
            Level = attempt.Level,
            Use = attempt.Purpose is null ? null : options.Value.Staff.ProfessionalUse,
        };
        var outcome = await new ResponseValidator(federations.For(attempt.Scheme), replays, clock).ValidateAsync(samlResponse, expected, ct);
        if (outcome.Identity is not { } identity)
            return await RefuseAsync(page, provider, samlResponse, outcome.Refusal!, ct);
        if (page is not null)
            log.Answered(page, samlResponse, outcome);
        var code = OneTimeSecret.New();
        attempt.Answered(OneTimeSecret.Hash(code), protection.CreateProtector(Purpose).Protect(JsonSerializer.Serialize(identity)), now);
        try
        {
            await db.CommitAsync(acts.System(IdentityActs.AnswerSignIn, "identity.sign-in"), ct);
            return code;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await replays.WasUsedAsync(ct))
                throw;
            return await RefuseAsync((await LoggedAttempt.FindAsync(db, id, ct))?.Page, provider, samlResponse, SamlRefusal.Replayed, ct);
        }
    }

    /// <summary>The language in which the person began, since the address that providers post to has none: that of the page to go on with.</summary>
    public async Task<SiteLanguage> LanguageAsync(string relayState, CancellationToken ct)
    {
        var returnTo = Guid.TryParseExact(relayState, "N", out var id) ? await db.SignInAttempts.AsNoTracking().Where(a => a.Id == id).Select(a => a.ReturnTo).SingleOrDefaultAsync(ct) : null;
        return returnTo is not null && (returnTo + "/").StartsWith(SiteLanguage.English.PathPrefix + "/", StringComparison.Ordinal) ? SiteLanguage.English : SiteLanguage.Italian;
    }

    private async Task<Error> RefuseAsync(SamlExchange? page, IdentityProvider provider, string samlResponse, SamlRefusal refusal, CancellationToken ct)
    {
        if (page is not null)
            log.Answered(page, samlResponse, refusal);
        await db.CommitAsync(acts.System(IdentityActs.RefuseAnswer, "identity.sign-in"), ct);
        LogRefused(refusal.Code, provider.EntityId);
        return IdentityErrors.Of(refusal);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "SAML response refused: {Code} from {Provider}")]
    private partial void LogRefused(string code, string provider);
}
