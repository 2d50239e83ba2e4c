using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Identity.Log;
using Navigli.Identity.Saml;
using Navigli.Identity.Sessions;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.SignIn;

/// <summary>The new session's token, for the cookie, and where the person was going.</summary>
internal sealed record SignedIn(string Token, string ReturnTo);

/// <summary>Turns a checked answer into a session, for the browser that asked and for no other.</summary>
internal sealed class CompleteSignIn(
    CityDb db, IResidentDirectory residents, OpeningLines lines, SignInOrigin origin, ExchangeLog log, IDataProtectionProvider protection, IOptions<IdentityOptions> options, TimeProvider clock)
{
    public async Task<Result<SignedIn>> RunAsync(string code, string? browserSecret, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var hash = OneTimeSecret.Hash(code);
        if (await db.SignInAttempts.SingleOrDefaultAsync(a => a.CodeHash == hash, ct) is not { } attempt || attempt.ExpiresAt <= now)
            return IdentityErrors.SignInGone;
        if (browserSecret is null || !CryptographicOperations.FixedTimeEquals(attempt.BrowserHash, OneTimeSecret.Hash(browserSecret)))
            return IdentityErrors.OtherBrowser;
        var identity = JsonSerializer.Deserialize<DigitalIdentity>(protection.CreateProtector(ReceiveAnswer.Purpose).Unprotect(attempt.Take()!))!;
        var known = await AccountsOf(identity).SingleOrDefaultAsync(ct);
        var account = known ?? Open(identity, now);
        var person = account.CodiceFiscale is { } registered ? await residents.FindPersonAsync(CodiceFiscale.Parse(registered), ct) : null;
        var token = OneTimeSecret.New();
        var session = Begin(identity, account, token, now, person);
        Update(account, identity, now);
        db.Add(session);
        await log.OpenedAsync(attempt, account.Id, session.Id, ct);
        var act = Act(account, session, now);
        try
        {
            await db.CommitAsync(act, ct);
        }
        catch (DbUpdateException e)
        {
            // Two tabs at once: the other took the answer, or made the account first. Nothing was written here, and signing in again works.
            db.ChangeTracker.Clear();
            if (e is DbUpdateConcurrencyException || (known is null && await AccountsOf(identity).AnyAsync(ct)))
                return IdentityErrors.SignInGone;
            throw;
        }

        await lines.WriteAsync(act.By, ct);
        return new SignedIn(token, attempt.ReturnTo);
    }

    // The same codice fiscale is the same account whatever the identity; without one, the eIDAS identifier says who it is.
    private IQueryable<Account> AccountsOf(DigitalIdentity identity) => identity.CodiceFiscale is { } codiceFiscale
        ? db.Accounts.Where(a => a.CodiceFiscale == codiceFiscale)
        : db.Accounts.Where(a => a.EidasIdentifier == identity.EidasIdentifier);

    private Account Open(DigitalIdentity identity, DateTime now)
    {
        var account = new Account
        {
            Id = clock.NewId(),
            CodiceFiscale = identity.CodiceFiscale,
            EidasIdentifier = identity.EidasIdentifier,
            GivenName = identity.GivenName,
            FamilyName = identity.FamilyName,
            DateOfBirth = identity.DateOfBirth,
            CreatedAt = now,
        };
        db.Add(account);
        return account;
    }

    private static void Update(Account account, DigitalIdentity identity, DateTime now)
    {
        (account.GivenName, account.FamilyName, account.DateOfBirth) = (identity.GivenName, identity.FamilyName, identity.DateOfBirth);
        account.Email = identity.Email ?? account.Email;
        account.LastSignInAt = now;
    }

    private Session Begin(DigitalIdentity identity, Account account, string token, DateTime now, Guid? person) => new()
    {
        Id = clock.NewId(),
        AccountId = account.Id,
        TokenHash = OneTimeSecret.Hash(token),
        PersonId = person,
        Scheme = identity.Scheme,
        Level = identity.Level,
        IdentityProvider = identity.IdentityProvider,
        NameId = identity.NameId,
        NameQualifier = identity.NameQualifier,
        SessionIndex = identity.SessionIndex,
        Browser = origin.Device.Browser,
        System = origin.Device.System,
        Network = origin.Network,
        FromCityNetwork = origin.FromCityNetwork,
        StartedAt = now,
        LastVisitAt = account.LastSignInAt,
        ExpiresAt = now + options.Value.AbsoluteLimit,
    };

    private Act Act(Account account, Session session, DateTime now) => new()
    {
        Id = clock.NewId(),
        Type = IdentityActs.SignIn,
        By = new Caller { AccountId = account.Id, SessionId = session.Id, PersonId = session.PersonId },
        Role = Role.Citizen,
        At = now,
    };
}
