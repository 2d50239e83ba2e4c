using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Messaging;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Identity.Contacts;

/// <summary>
/// Sends a code to the address or the mobile number that the caller says is theirs. Nothing tells whether anybody else has it, and nothing is changed before the code is typed. One code
/// waits for each account; how many are sent in a day is limited by account and by mailbox, so that the city is no means to fill somebody's.
/// </summary>
internal sealed class SendContactCode(CityDb db, CurrentCaller caller, ActFactory acts, ContactCodes codes, ContactMail mail, ContactText text, IMessages messages, IAccountContacts contacts, TimeProvider clock)
{
    public const int PerAccountPerDay = 8;
    public const int PerMailboxPerDay = 5;

    /// <summary>To an e-mail address.</summary>
    public async Task<Result<Done>> RunAsync(string? typed, CancellationToken ct)
    {
        if (!messages.CanSend)
            return IdentityErrors.ContactNoMail;
        if (EmailAddress.Normalise(typed) is not { } address)
            return IdentityErrors.ContactAddressWrong.For("Email");
        return string.Equals(address, await contacts.EmailAsync(caller.Value.AccountId!.Value, ct), StringComparison.OrdinalIgnoreCase)
            ? IdentityErrors.ContactAddressInUse.For("Email")
            : await SendAsync(MessageChannel.Email, address, ct);
    }

    /// <summary>To a mobile number.</summary>
    public async Task<Result<Done>> TextAsync(string? typed, CancellationToken ct)
    {
        if (!messages.CanText)
            return IdentityErrors.ContactNoTexts;
        if (MobileNumber.Normalise(typed) is not { } number)
            return IdentityErrors.ContactNumberWrong.For("Number");
        var account = caller.Value.AccountId;
        return await db.Accounts.AnyAsync(a => a.Id == account && a.OwnPhone == number, ct)
            ? IdentityErrors.ContactNumberInUse.For("Number")
            : await SendAsync(MessageChannel.Sms, number, ct);
    }

    /// <summary>Sends another code where one waits.</summary>
    public async Task<Result<Done>> AgainAsync(CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        return await db.ContactCodes.AsNoTracking().Where(c => c.AccountId == account).OrderByDescending(c => c.SentAt).FirstOrDefaultAsync(ct) is { UsedAt: null } last
            ? await (last.Channel == MessageChannel.Sms ? TextAsync(last.Address, ct) : RunAsync(last.Address, ct))
            : IdentityErrors.ContactCodeGone;
    }

    private async Task<Result<Done>> SendAsync(MessageChannel channel, string address, CancellationToken ct)
    {
        var account = caller.Value.AccountId!.Value;
        var waiting = await db.ContactCodes.SingleOrDefaultAsync(c => c.Open == account, ct);
        if (await RefusalAsync(account, ContactCode.MailboxOf(address, channel), ct) is { } refusal)
            return refusal;
        waiting?.Close();
        return await CommitAsync(account, channel, address, ct);
    }

    private async Task<Error?> RefusalAsync(Guid account, string mailbox, CancellationToken ct)
    {
        var now = clock.UtcInstant();
        var dayAgo = now.AddDays(-1);
        var sent = await db.ContactCodes.Where(c => c.AccountId == account && c.SentAt > dayAgo).Select(c => c.SentAt).ToListAsync(ct);
        if (sent.Exists(at => at + ContactCode.Pause > now))
            return IdentityErrors.ContactCodeTooSoon;
        return sent.Count >= PerAccountPerDay || await db.ContactCodes.CountAsync(c => c.Mailbox == mailbox && c.SentAt > dayAgo, ct) >= PerMailboxPerDay ? IdentityErrors.ContactCodesMany : null;
    }

    private async Task<Result<Done>> CommitAsync(Guid account, MessageChannel channel, string address, CancellationToken ct)
    {
        var act = acts.Citizen(IdentityActs.SendContactCode);
        var (id, code) = (clock.NewId(), ContactCodes.New());
        try
        {
            await db.CommitAsync(
                act,
                async inner => db.Add(new ContactCode
                {
                    Id = id,
                    AccountId = account,
                    Channel = channel,
                    Address = address,
                    Mailbox = ContactCode.MailboxOf(address, channel),
                    Mark = codes.Mark(id, address, code),
                    MessageId = channel == MessageChannel.Sms ? await text.QueueCodeAsync(address, code, act, inner) : await mail.QueueCodeAsync(address, code, act, inner),
                    SentAt = act.At,
                    ExpiresAt = act.At + ContactCode.Life,
                }.TakePlace()),
                ct);
        }
        catch (DbUpdateException)
        {
            // Two forms at once: the unique place of the account let one through.
            db.ChangeTracker.Clear();
            if (await db.ContactCodes.AnyAsync(c => c.Open == account, ct))
                return IdentityErrors.ContactCodeTooSoon;
            throw;
        }

        return default(Done);
    }
}
