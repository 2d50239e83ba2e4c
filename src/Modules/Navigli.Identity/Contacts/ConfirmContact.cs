using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Messaging;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Contacts;

/// <summary>
/// Takes the address or the number for which the caller types the right code; the one before and the new one are told, and a change of the one is told by the other too. Also what ends it: no
/// code wanted any more, or no contact of one's own.
/// </summary>
internal sealed class ConfirmContact(CityDb db, CurrentCaller caller, ActFactory acts, ContactCodes codes, ContactMail mail, ContactText text, TimeProvider clock)
{
    /// <summary>Takes what the code confirms.</summary>
    /// <returns>What that was.</returns>
    public async Task<Result<MessageChannel>> RunAsync(string? typed, CancellationToken ct)
    {
        var (id, now) = (caller.Value.AccountId!.Value, clock.UtcInstant());
        if (await db.ContactCodes.SingleOrDefaultAsync(c => c.Open == id, ct) is not { } row || !row.Waits(now))
            return IdentityErrors.ContactCodeGone;
        if (ContactCodes.Read(typed) is not { } code)
            return IdentityErrors.ContactCodeShape.For("Code");
        if (!codes.Fits(row, code))
        {
            row.Miss();
            return await CommitAsync(acts.Citizen(IdentityActs.MissContactCode), static _ => Task.CompletedTask, ct) is { } raced
                ? raced
                : row.TriesLeft == 0 ? IdentityErrors.ContactCodeSpent : IdentityErrors.ContactCodeWrong.For("Code").With(row.TriesLeft);
        }

        var account = await db.Accounts.SingleAsync(a => a.Id == id, ct);
        row.Use(now);
        var act = acts.Citizen(row.Channel == MessageChannel.Sms ? IdentityActs.ConfirmPhone : IdentityActs.ConfirmContact);
        var tell = row.Channel == MessageChannel.Sms ? TakePhone(account, row.Address, act) : TakeEmail(account, row.Address, act);
        return await CommitAsync(act, tell, ct) is { } lost ? lost : row.Channel;
    }

    /// <summary>No code is waited for any more.</summary>
    public async Task CancelAsync(CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        if (await db.ContactCodes.SingleOrDefaultAsync(c => c.Open == account, ct) is not { } row)
            return;
        row.Close();
        await CommitAsync(acts.Citizen(IdentityActs.CancelContactCode), static _ => Task.CompletedTask, ct);
    }

    /// <summary>Back to the address of the digital identity. Withdrawn twice it is withdrawn once.</summary>
    public async Task WithdrawAsync(CancellationToken ct)
    {
        var id = caller.Value.AccountId;
        if (await db.Accounts.SingleAsync(a => a.Id == id, ct) is not { OwnEmail: not null } account)
            return;
        var act = acts.Citizen(IdentityActs.WithdrawContact);
        await db.CommitAsync(act, TakeEmail(account, null, act), ct);
    }

    /// <summary>No number any more: what it is told last is that.</summary>
    public async Task WithdrawPhoneAsync(CancellationToken ct)
    {
        var id = caller.Value.AccountId;
        if (await db.Accounts.SingleAsync(a => a.Id == id, ct) is not { OwnPhone: not null } account)
            return;
        var act = acts.Citizen(IdentityActs.WithdrawPhone);
        await db.CommitAsync(act, TakePhone(account, null, act), ct);
    }

    private Func<CancellationToken, Task> TakeEmail(Account account, string? own, Act act)
    {
        var before = account.Reachable;
        (account.OwnEmail, account.OwnEmailVerifiedAt) = (own, own is null ? null : act.At);
        return async ct =>
        {
            await mail.QueueChangeAsync(new ContactChange(before, account.Reachable), act, ct);
            await text.QueueAsync(SecurityNotice.EmailChanged, account.Id, account.OwnPhone, act, ct);
        };
    }

    private Func<CancellationToken, Task> TakePhone(Account account, string? own, Act act)
    {
        var before = account.OwnPhone;
        (account.OwnPhone, account.OwnPhoneVerifiedAt) = (own, own is null ? null : act.At);
        return async ct =>
        {
            await mail.QueuePhoneAsync(account.Reachable, act, ct);
            await text.QueueAsync(SecurityNotice.PhoneChanged, account.Id, before, act, ct);
        };
    }

    /// <summary>Null where it was done.</summary>
    private async Task<Error?> CommitAsync(Act act, Func<CancellationToken, Task> work, CancellationToken ct)
    {
        try
        {
            await db.CommitAsync(act, work, ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another try counted meanwhile; this one is answered with nothing, right or wrong.
            db.ChangeTracker.Clear();
            return IdentityErrors.ContactCodeBusy;
        }
    }
}
