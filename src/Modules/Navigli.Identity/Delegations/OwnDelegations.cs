using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Identity.Rights;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Delegations;

/// <summary>The delegations that the caller has given, was asked for, or has: and what either side may do about them. Nobody else's can be named.</summary>
internal sealed class OwnDelegations(
    CityDb db, CurrentCaller caller, ActFactory acts, IRegistryTies ties, LentActions lent, DelegationWords words, IFolder folder, DelegationEnds ends, DelegationMail mail, ActedWords acted, IPersonalRights rights, CityPack city,
    TimeProvider clock)
{
    private const int Most = 100;
    private const int MostDone = 50;

    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<DelegationView>> ListAsync(CancellationToken ct)
    {
        var rows = await (await OwnAsync(ct)).AsNoTracking().Include(d => d.Giver).Include(d => d.Helper).OrderByDescending(d => d.AskedAt).Take(Most).ToListAsync(ct);
        return rows.ConvertAll(View);
    }

    public async Task<Result<DelegationView>> FindAsync(Guid id, CancellationToken ct) =>
        await (await OwnAsync(ct)).AsNoTracking().Include(d => d.Giver).Include(d => d.Helper).SingleOrDefaultAsync(d => d.Id == id, ct) is { } row ? View(row) with { Done = await DoneAsync(id, ct) } : IdentityErrors.DelegationGone;

    /// <summary>The helper accepts: from its first day on they may act.</summary>
    public async Task<Result<Done>> AcceptAsync(Guid id, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        if (await AskedAsync(id, ct) is not { } row)
            return IdentityErrors.DelegationGone;
        if (!row.Waits(today))
            return row.State == DelegationState.Accepted ? default(Done) : IdentityErrors.DelegationClosed;
        if (caller.Value.PersonId is not { } person)
            return IdentityErrors.DelegationHelperNotRegistered;
        if ((await ties.OfAsync(person, today, ct)).FirstOrDefault(t => t.Kind == TieKind.Self) is not { } self || !Law.IsAble(self, today))
            return IdentityErrors.DelegationHelperNotAble;
        row.Accept(caller.Value.AccountId!.Value, person, clock.UtcInstant());
        return await CommitAsync(IdentityActs.AcceptDelegation, row, ct);
    }

    /// <summary>The helper refuses. Who asked is not told, and reads in time that nobody accepted: a refusal would tell that somebody is there.</summary>
    public async Task<Result<Done>> RefuseAsync(Guid id, CancellationToken ct)
    {
        if (await AskedAsync(id, ct) is not { } row)
            return IdentityErrors.DelegationGone;
        if (!row.Waits(city.Calendar.Today(clock)))
            return row.State == DelegationState.Refused ? default(Done) : IdentityErrors.DelegationClosed;
        row.Refuse(caller.Value.AccountId!.Value, clock.UtcInstant());
        return await CommitAsync(IdentityActs.RefuseDelegation, row, ct);
    }

    /// <summary>Either side ends it, at once: who gave it takes it back or revokes it, the helper renounces. Ended twice it is ended once.</summary>
    public async Task<Result<Done>> EndAsync(Guid id, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        if (await (await OwnAsync(ct)).SingleOrDefaultAsync(d => d.Id == id, ct) is not { } row)
            return IdentityErrors.DelegationGone;
        var side = SideOf(row);
        if (row.EndedAt is not null)
            return default(Done);
        if (row.IsAgreed(today))
            row.End(side == DelegationSide.Giver ? DelegationState.Revoked : DelegationState.Renounced, clock.UtcInstant());
        else if (side == DelegationSide.Giver && (row.Waits(today) || (row.State == DelegationState.Refused && today <= row.AnswerBy)))
            row.End(row.State == DelegationState.Refused ? DelegationState.Refused : DelegationState.Withdrawn, clock.UtcInstant());
        else
            return IdentityErrors.DelegationClosed;
        return await CommitAsync(
            row.State switch { DelegationState.Revoked => IdentityActs.RevokeDelegation, DelegationState.Renounced => IdentityActs.RenounceDelegation, _ => IdentityActs.WithdrawDelegation }, row, ct);
    }

    private async Task<Result<Done>> CommitAsync(ActType type, Delegation row, CancellationToken ct)
    {
        var act = acts.CitizenFor(type, new OnBehalf(row.GiverAccountId == caller.Value.AccountId ? null : row.GiverPersonId, null));
        try
        {
            await db.CommitAsync(
                act,
                async inner =>
                {
                    if (DelegationEntries.Of(row, row.HelperAccountId, city.Calendar) is { } entry)
                        await folder.PutAsync(entry, inner);
                    else
                        await folder.SettleAsync(DelegationEntries.Kind, DelegationEntries.Reference(row.Id), inner);
                    await ends.PutAsync(row, inner);
                    await mail.QueueAsync(row, act, inner);
                },
                ct);
        }
        catch (DbUpdateException)
        {
            // The other side was faster, or this one was pressed twice: what was done first stands, with its entries.
            db.ChangeTracker.Clear();
            if (await db.Delegations.AnyAsync(d => d.Id == row.Id && d.Version >= row.Version, ct))
                return IdentityErrors.DelegationClosed;
            throw;
        }

        rights.ForgetRecent();
        return default(Done);
    }

    /// <summary>One that asks the caller, or that the caller has answered.</summary>
    private async Task<Delegation?> AskedAsync(Guid id, CancellationToken ct) =>
        await (await OwnAsync(ct)).SingleOrDefaultAsync(d => d.Id == id, ct) is { } row && SideOf(row) == DelegationSide.Helper ? row : null;

    private async Task<IQueryable<Delegation>> OwnAsync(CancellationToken ct)
    {
        var (account, today) = (caller.Value.AccountId, city.Calendar.Today(clock));
        var code = await db.Accounts.Where(a => a.Id == account).Select(a => a.CodiceFiscale).SingleOrDefaultAsync(ct);
        return db.Delegations.Where(d => d.GiverAccountId == account || d.HelperAccountId == account
            || (d.HelperCodiceFiscale == code && d.State == DelegationState.Asked && d.AnswerBy >= today));
    }

    private async Task<IReadOnlyList<DoneView>> DoneAsync(Guid id, CancellationToken ct) =>
        (await db.Set<AuditedAct>().AsNoTracking().Where(a => a.DelegationId == id).OrderByDescending(a => a.At).Take(MostDone).Select(a => new { a.At, a.Type }).ToListAsync(ct))
            .ConvertAll(a => new DoneView(a.At, acted.Of(a.Type)));

    private DelegationSide SideOf(Delegation row) => row.GiverAccountId == caller.Value.AccountId ? DelegationSide.Giver : DelegationSide.Helper;

    private DelegationView View(Delegation row)
    {
        var side = SideOf(row);
        return new DelegationView
        {
            Id = row.Id,
            Number = row.Number,
            Side = side,
            Stage = StageOf(row, side, city.Calendar.Today(clock)),
            Other = side == DelegationSide.Helper ? row.Giver!.DisplayName : row is { HelperPersonId: not null, Helper: { } helper } ? helper.DisplayName : row.HelperCodiceFiscale,
            GiverPersonId = row.GiverPersonId,
            Services = [.. lent.Named(row.Services).Select(s => words.Of(s, row.GiverPersonId))],
            FirstDay = row.FirstDay,
            LastDay = row.LastDay,
            AnswerBy = row.AnswerBy,
            AskedAt = row.AskedAt,
            AnsweredAt = side == DelegationSide.Helper || row.HelperPersonId is not null ? row.AnsweredAt : null,
            EndedAt = row.EndedAt,
        };
    }

    private static DelegationStage StageOf(Delegation row, DelegationSide side, DateOnly today) => row.State switch
    {
        DelegationState.Refused when side == DelegationSide.Helper => DelegationStage.Refused,
        DelegationState.Refused when row.EndedAt is not null => DelegationStage.Withdrawn,
        DelegationState.Asked or DelegationState.Refused => today <= row.AnswerBy ? DelegationStage.Waiting : DelegationStage.Lapsed,
        DelegationState.Accepted when row.Stands(today) => DelegationStage.Standing,
        DelegationState.Accepted => today < row.FirstDay ? DelegationStage.ToCome : DelegationStage.Expired,
        DelegationState.Withdrawn => DelegationStage.Withdrawn,
        DelegationState.Revoked => DelegationStage.Revoked,
        _ => DelegationStage.Renounced,
    };
}
