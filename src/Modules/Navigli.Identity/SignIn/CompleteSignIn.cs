using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Navigli.Contracts;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Identity.Delegations;
using Navigli.Identity.Joining;
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
    CityDb db, IResidentDirectory residents, OpeningLines lines, WaitingRequests requests, SignInOrigin origin, ISignInNotice notice, IDataProtectionProvider protection, IOptions<IdentityOptions> options,
    TimeProvider clock)
{
    private static readonly Func<CityDb, string, CancellationToken, Task<List<Account>>> ByCodiceFiscale =
        CompiledQuery.Rows<string, Account>((db, codiceFiscale) => db.Set<Account>().Where(a => a.CodiceFiscale == codiceFiscale));

    private static readonly Func<CityDb, string, CancellationToken, Task<List<Account>>> ByEidasIdentifier =
        CompiledQuery.Rows<string, Account>((db, identifier) => db.Set<Account>().Where(a => a.EidasIdentifier == identifier));

    public async Task<Result<SignedIn>> RunAsync(string code, string? browserSecret, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        if (await LoggedAttempt.FindAsync(db, code, ct) is not var (attempt, page) || attempt.ExpiresAt <= now)
            return IdentityErrors.SignInGone;
        if (browserSecret is null || !CryptographicOperations.FixedTimeEquals(attempt.BrowserHash, OneTimeSecret.Hash(browserSecret)))
            return IdentityErrors.OtherBrowser;
        var identity = JsonSerializer.Deserialize<DigitalIdentity>(protection.CreateProtector(ReceiveAnswer.Purpose).Unprotect(attempt.Take()!))!;
        var join = identity.EidasIdentifier is { } eidas ? await db.IdentityJoins.SingleOrDefaultAsync(j => j.Standing == eidas && j.JoinedAccountId != null, ct) : null;
        // Counted as a change of the joining, so that a session and the separation of its identity cannot pass each other by.
        join?.Use(now);
        var known = await FindAccountAsync(identity, join, ct);
        var account = known ?? Open(identity, now);
        var person = account.CodiceFiscale is { } registered ? await residents.FindPersonAsync(CodiceFiscale.Parse(registered), ct) : null;
        var token = OneTimeSecret.New();
        var session = Begin(identity, account, token, now, person, await notice.GiveAsync(account.Id, now, ct), attempt.Purpose);
        account.LastSignInAt = now;
        // A card may not say the name, or have it in capitals.
        if (join is null && identity.Scheme is not IdentityScheme.Cns)
            Update(account, identity, now);
        db.Add(session);
        if (known is null)
            await requests.PutAsync(account, ct);
        page?.Opened(account.Id, session.Id);
        var act = Act(account, session, now);
        try
        {
            await db.CommitAsync(act, ct);
        }
        catch (DbUpdateException e)
        {
            // Two tabs at once: the other took the answer, or made the account first. Nothing was written here, and signing in again works.
            db.ChangeTracker.Clear();
            if (e is DbUpdateConcurrencyException || (known is null && await FindAccountAsync(identity, join, ct) is not null))
                return IdentityErrors.SignInGone;
            throw;
        }

        await lines.WriteAsync(act.By, ct);
        return new SignedIn(token, attempt.ReturnTo);
    }

    // The same codice fiscale is the same account whatever the identity; without one, the joining of the eIDAS identifier says which, or the identifier who it is.
    private async Task<Account?> FindAccountAsync(DigitalIdentity identity, IdentityJoin? join, CancellationToken ct) => (identity.CodiceFiscale, join?.JoinedAccountId) switch
    {
        ({ } codiceFiscale, _) => (await ByCodiceFiscale(db, codiceFiscale, ct)).SingleOrDefault(),
        (_, { } joined) => await db.Accounts.SingleOrDefaultAsync(a => a.Id == joined, ct),
        _ => (await ByEidasIdentifier(db, identity.EidasIdentifier!, ct)).SingleOrDefault(),
    };

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

    // A joined identity opens the account and does not rename it: names there are those of the registry's country.
    private static void Update(Account account, DigitalIdentity identity, DateTime now)
    {
        (account.GivenName, account.FamilyName, account.DateOfBirth) = (identity.GivenName, identity.FamilyName, identity.DateOfBirth);
        if (identity.Email is { } stated)
            (account.Email, account.EmailScheme, account.EmailStatedAt) = (stated, identity.Scheme, now);
    }

    private Session Begin(DigitalIdentity identity, Account account, string token, DateTime now, Guid? person, int? noticeVersion, SpidPurpose? purpose) => new()
    {
        Id = clock.NewId(),
        AccountId = account.Id,
        TokenHash = OneTimeSecret.Hash(token),
        PersonId = person,
        Scheme = identity.Scheme,
        Level = identity.Level,
        Purpose = purpose,
        IdentityProvider = identity.IdentityProvider,
        NameId = identity.NameId,
        NameQualifier = identity.NameQualifier,
        SessionIndex = identity.SessionIndex,
        Browser = origin.Device.Browser,
        System = origin.Device.System,
        Network = origin.Network,
        FromCityNetwork = origin.FromCityNetwork,
        NoticeVersion = noticeVersion,
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
