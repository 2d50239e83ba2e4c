using Microsoft.EntityFrameworkCore;
using Navigli.Identity.Sessions;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Joining;

/// <summary>The identities that open the caller's account, and the requests to join one.</summary>
internal sealed record OwnIdentitiesView
{
    /// <summary>The account's own eIDAS identifier; null where the account is of a codice fiscale.</summary>
    public string? EidasIdentifier { get; init; }

    /// <summary>Whether the caller may ask to join now.</summary>
    public required bool MayAsk { get; init; }

    /// <summary>Newest first: those of this account, and those that lead to it.</summary>
    public required IReadOnlyList<JoinView> Joins { get; init; }
}

/// <summary>Whether the session that asked is still there.</summary>
internal enum AfterSeparation
{
    StillSignedIn,
    SignedOut,
}

/// <summary>The caller's own joined identities, and their ends. Nobody else's can be named: each query is for the caller's account.</summary>
internal sealed class OwnIdentities(CityDb db, CurrentCaller caller, ActFactory acts, EidasSessions eidas, RecentSessions recent, TimeProvider clock)
{
    private const int Most = 50;

    public async Task<OwnIdentitiesView> ShowAsync(CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        var own = await db.Accounts.Where(a => a.Id == account).Select(a => new { a.CodiceFiscale, a.EidasIdentifier }).SingleAsync(ct);
        var joins = await Own().AsNoTracking().OrderByDescending(j => j.AskedAt).Take(Most).ToListAsync(ct);
        return new OwnIdentitiesView
        {
            EidasIdentifier = own.CodiceFiscale is null ? own.EidasIdentifier : null,
            MayAsk = own is { CodiceFiscale: null, EidasIdentifier: not null } && joins.All(j => j.Standing is null),
            Joins = [.. joins.Select(JoinView.Of)],
        };
    }

    public async Task<Result<JoinView>> FindAsync(Guid id, CancellationToken ct) =>
        await Own().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, ct) is { } join ? JoinView.Of(join) : IdentityErrors.JoinGone;

    /// <summary>Takes the request back while nobody has decided.</summary>
    public async Task<Result<Done>> WithdrawAsync(Guid id, CancellationToken ct)
    {
        if (await Own().SingleOrDefaultAsync(j => j.Id == id, ct) is not { } join)
            return IdentityErrors.JoinGone;
        if (join.State != JoinState.Pending)
            return IdentityErrors.JoinDecided;
        join.Withdraw(Now());
        return await CommitAsync(IdentityActs.WithdrawJoin, ct) ? default(Done) : IdentityErrors.JoinDecided;
    }

    /// <summary>The identity goes back to the account that it had; what it opened here ends, this session too where it is one of those.</summary>
    public async Task<Result<AfterSeparation>> SeparateAsync(Guid id, CancellationToken ct)
    {
        if (await Own().SingleOrDefaultAsync(j => j.Id == id, ct) is not { } join)
            return IdentityErrors.JoinGone;
        if (join is not { State: JoinState.Joined, JoinedAccountId: { } account })
            return IdentityErrors.JoinNotStanding;
        var decision = Now();
        join.Separate(decision);
        var ended = await eidas.EndAsync(account, decision.At, ct);
        if (!await CommitAsync(IdentityActs.SeparateJoin, ct))
            return IdentityErrors.JoinChanged;
        recent.Forget();
        return ended.Any(s => s.Id == caller.Value.SessionId) ? AfterSeparation.SignedOut : AfterSeparation.StillSignedIn;
    }

    private IQueryable<IdentityJoin> Own()
    {
        var account = caller.Value.AccountId;
        return db.IdentityJoins.Where(j => j.AccountId == account || j.JoinedAccountId == account);
    }

    private Decision Now() => new(caller.Value.AccountId!.Value, null, clock.UtcInstant());

    private async Task<bool> CommitAsync(ActType type, CancellationToken ct)
    {
        try
        {
            await db.CommitAsync(acts.Citizen(type), ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
