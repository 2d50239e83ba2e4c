using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Residents;
using Navigli.Identity.Sessions;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Joining.Office;

/// <summary>A request as the officer sees it, the identity on one side and the registry on the other.</summary>
internal sealed record JoinCase(JoinView Join, RegistryIdentity? Record, JoinDifference Differences, bool IsOwn);

/// <summary>The officer looks at a request, joins, rejects, or separates what was joined. Nobody does so for themselves.</summary>
internal sealed class DecideJoin(
    CityDb db, CurrentCaller caller, ActFactory acts, RegistrySide registry, EidasSessions eidas, JoinMail mail, RecentSessions recent, TimeProvider clock)
{
    public async Task<Result<JoinCase>> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await db.IdentityJoins.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, ct) is not { } join)
            return IdentityErrors.JoinGone;
        var (view, own) = (JoinView.Of(join), await IsOwnAsync(join, ct));
        // What is over gives no ground to read anybody's record again; one's own is not decided here.
        var record = own || join.Standing is null ? null : await registry.ReadAsync(view, ct);
        return new JoinCase(view, record, record is null ? JoinDifference.None : RegistrySide.Compare(view, record), own);
    }

    /// <summary>Joins; where the two sides differ the note says why they are the same person all the same.</summary>
    public async Task<Result<Done>> JoinAsync(Guid id, string? note, CancellationToken ct)
    {
        if (note?.Trim().Length > IdentityJoin.ReasonLength)
            return IdentityErrors.ReasonMissing.For("Note");
        var found = await FindAsync(id, JoinState.Pending, ct);
        if (!found.Succeeded)
            return found.Error;
        var join = found.Value;
        if (await registry.ReadAsync(JoinView.Of(join), ct) is not { } record)
            return IdentityErrors.JoinNotRegistered;
        if (record.DiedOn is not null)
            return IdentityErrors.JoinNotLiving;
        var why = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        if (why is null && RegistrySide.Compare(JoinView.Of(join), record) != JoinDifference.None)
            return IdentityErrors.JoinDifferenceUnexplained.For("Note");

        var decision = Decide(why);
        var account = await AccountAsync(join, record, ct);
        join.Join(account.Id, decision);
        await eidas.EndAsync(join.AccountId, decision.At, ct);
        return await CommitAsync(IdentityActs.ApproveJoin, join, record.PersonId, ct);
    }

    public async Task<Result<Done>> RejectAsync(Guid id, string? reason, CancellationToken ct)
    {
        if (ReasonOf(reason) is not { } why)
            return IdentityErrors.ReasonMissing.For("Reason");
        var found = await FindAsync(id, JoinState.Pending, ct);
        if (!found.Succeeded)
            return found.Error;
        found.Value.Reject(Decide(why));
        return await CommitAsync(IdentityActs.RejectJoin, found.Value, person: null, ct);
    }

    /// <summary>Undoes a joining: the identity leads to its own account again, and what it opened ends.</summary>
    public async Task<Result<Done>> SeparateAsync(Guid id, string? reason, CancellationToken ct)
    {
        if (ReasonOf(reason) is not { } why)
            return IdentityErrors.ReasonMissing.For("Reason");
        var found = await FindAsync(id, JoinState.Joined, ct);
        if (!found.Succeeded)
            return found.Error;
        var (join, decision) = (found.Value, Decide(why));
        join.Separate(decision);
        await eidas.EndAsync(join.JoinedAccountId!.Value, decision.At, ct);
        return await CommitAsync(IdentityActs.SeparateJoin, join, person: null, ct);
    }

    private async Task<Result<IdentityJoin>> FindAsync(Guid id, JoinState wanted, CancellationToken ct)
    {
        if (await db.IdentityJoins.SingleOrDefaultAsync(j => j.Id == id, ct) is not { } join)
            return IdentityErrors.JoinGone;
        if (await IsOwnAsync(join, ct))
            return IdentityErrors.JoinOwn;
        return join.State == wanted ? join : wanted == JoinState.Pending ? IdentityErrors.JoinDecided : IdentityErrors.JoinNotStanding;
    }

    // Whoever asks, whoever is claimed to be, and whoever the account belongs to.
    private async Task<bool> IsOwnAsync(IdentityJoin join, CancellationToken ct)
    {
        var me = caller.Value.AccountId;
        return me == join.AccountId || me == join.JoinedAccountId || await db.Accounts.AnyAsync(a => a.Id == me && a.CodiceFiscale == join.CodiceFiscale, ct);
    }

    // The same codice fiscale is the same account, made now for whom the portal has never seen; the registry's present code is the one that SPID and CIE state.
    private async Task<Account> AccountAsync(IdentityJoin join, RegistryIdentity person, CancellationToken ct)
    {
        var code = person.CodiceFiscale.IsEmpty ? join.CodiceFiscale : person.CodiceFiscale.Value;
        if (await db.Accounts.SingleOrDefaultAsync(a => a.CodiceFiscale == code, ct) is { } known)
            return known;
        var account = new Account
        {
            Id = clock.NewId(),
            CodiceFiscale = code,
            GivenName = person.GivenName,
            FamilyName = person.FamilyName,
            DateOfBirth = person.BirthDate,
            CreatedAt = clock.UtcInstant(),
        };
        db.Add(account);
        return account;
    }

    private Decision Decide(string? reason) => new(caller.Value.AccountId!.Value, reason, clock.UtcInstant());

    private async Task<Result<Done>> CommitAsync(ActType type, IdentityJoin join, Guid? person, CancellationToken ct)
    {
        var act = acts.Office(type, Role.RegistryOfficer, person, join.Number);
        try
        {
            await mail.QueueAsync(join, act, ct);
            await db.CommitAsync(act, ct);
        }
        catch (DbUpdateException)
        {
            // Withdrawn, decided or used meanwhile, or the person has just signed in for the first time: nothing was written, and the page tells what is so now.
            db.ChangeTracker.Clear();
            return IdentityErrors.JoinChanged;
        }

        recent.Forget();
        return default(Done);
    }

    private static string? ReasonOf(string? typed) => typed?.Trim() is { Length: > 0 and <= IdentityJoin.ReasonLength } reason ? reason : null;
}
