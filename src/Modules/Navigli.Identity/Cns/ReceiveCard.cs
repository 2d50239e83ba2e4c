using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Navigli.Identity.Saml;
using Navigli.Identity.SignIn;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Cns;

/// <summary>
/// Takes the card that was shown for an attempt and gives a one-time code, as <see cref="ReceiveAnswer"/> does for SAML. Whether it was shown in the browser
/// that began is decided when the code comes back with that browser's cookie.
/// </summary>
internal sealed partial class ReceiveCard(
    CityDb db, ActFactory acts, CardJudge judge, IDataProtectionProvider protection, IOptions<IdentityOptions> options, CityPack city, TimeProvider clock, ILogger<ReceiveCard> logger)
{
    public async Task<Result<string>> RunAsync(string? request, Result<X509Certificate2> shown, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        if (!shown.Succeeded)
            return Refused(shown.Error);
        using var certificate = shown.Value;
        if (!Guid.TryParseExact(request, "N", out var id)
            || await db.SignInAttempts.SingleOrDefaultAsync(a => a.Id == id && a.Scheme == IdentityScheme.Cns, ct) is not { AnsweredAt: null } attempt
            || attempt.ExpiresAt <= now)
            return IdentityErrors.SignInGone;
        var judged = judge.Judge(certificate);
        if (!judged.Succeeded)
            return Refused(judged.Error);
        var code = OneTimeSecret.New();
        var identity = JsonSerializer.Serialize(Identity(judged.Value, certificate));
        attempt.Answered(OneTimeSecret.Hash(code), protection.CreateProtector(ReceiveAnswer.Purpose).Protect(identity), now);
        try
        {
            await db.CommitAsync(acts.System(IdentityActs.AnswerSignIn, "identity.sign-in"), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The page was loaded twice at once: the other has the code.
            return IdentityErrors.SignInGone;
        }

        return code;
    }

    private DigitalIdentity Identity(CardSubject subject, X509Certificate2 certificate)
    {
        var print = Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));
        return new DigitalIdentity
        {
            Scheme = IdentityScheme.Cns,
            CodiceFiscale = subject.CodiceFiscale.Value,
            // A card need not say the name; the code stands for it until an identity that does is used.
            GivenName = subject.GivenName ?? "",
            FamilyName = subject.FamilyName ?? subject.CodiceFiscale.Value,
            DateOfBirth = subject.CodiceFiscale.BirthDateAsOf(city.Calendar.Today(clock))!.Value,
            Level = (SpidLevel)options.Value.Cns.Level,
            IdentityProvider = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
            NameId = print,
            AssertionId = print,
        };
    }

    private Error Refused(Error error)
    {
        LogRefused(error.Code);
        return error;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "CNS refused: {Code}")]
    private partial void LogRefused(string code);
}
