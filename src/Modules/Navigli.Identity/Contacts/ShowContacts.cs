using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Messaging;
using Navigli.Design;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Identity.Contacts;

/// <summary>A code that may be typed, or that was closed by too many wrong ones or its time.</summary>
public sealed record WaitingCodeView
{
    public required MessageChannel Channel { get; init; }

    /// <summary>The address; the number, grouped for reading.</summary>
    public required string Address { get; init; }

    public required DateTime ExpiresAt { get; init; }

    /// <summary>Whether it may be typed now.</summary>
    public required bool Waits { get; init; }

    /// <summary>Whether whoever was to deliver it says that there is no such address or number.</summary>
    public required bool IsRefused { get; init; }
}

/// <summary>How the city reaches whoever is signed in.</summary>
public sealed record ContactsView(ContactAddress? Own, ContactAddress? Stated, PhoneView? Phone, WaitingCodeView? Code)
{
    public required bool CanSend { get; init; }

    public required bool CanText { get; init; }
}

/// <summary>A number of one's own.</summary>
/// <param name="Number">Grouped for reading.</param>
/// <param name="Source">Where it comes from and since when.</param>
public sealed record PhoneView(string Number, string Source);

/// <summary>Shows the caller's own addresses, each with where it comes from.</summary>
internal sealed class ShowContacts(CityDb db, CurrentCaller caller, IMessages messages, IStringLocalizer<IdentityTexts> texts, Say say, TimeProvider clock) : IOwnAddress
{
    public async Task<ContactsView> RunAsync(CancellationToken ct)
    {
        var account = await OwnAsync(ct);
        var phone = account is { OwnPhone: { } number, OwnPhoneVerifiedAt: { } at } ? new PhoneView(MobileNumber.Show(number), texts["Contact.From.Own", say.DateAndTime(at)]) : null;
        return new ContactsView(Verified(account), Stated(account), phone, await CodeAsync(ct)) { CanSend = messages.CanSend, CanText = messages.CanText };
    }

    public async Task<ContactAddress?> FindAsync(CancellationToken ct)
    {
        var account = await OwnAsync(ct);
        return Verified(account) ?? Stated(account);
    }

    /// <summary>The code that was sent last; null where it was used, or its time is long over.</summary>
    public async Task<WaitingCodeView?> CodeAsync(CancellationToken ct)
    {
        var (id, now) = (caller.Value.AccountId, clock.UtcInstant());
        var since = now.AddHours(-1);
        if (await db.ContactCodes.AsNoTracking().Where(c => c.AccountId == id && c.SentAt > since).OrderByDescending(c => c.SentAt).FirstOrDefaultAsync(ct) is not { UsedAt: null } last)
            return null;
        return new WaitingCodeView
        {
            Channel = last.Channel,
            Address = last.Channel == MessageChannel.Sms ? MobileNumber.Show(last.Address) : last.Address,
            ExpiresAt = last.ExpiresAt,
            Waits = last.Waits(now),
            IsRefused = (await messages.StatesAsync([last.MessageId], ct)).GetValueOrDefault(last.MessageId) == MessageState.Refused,
        };
    }

    private async Task<Account> OwnAsync(CancellationToken ct)
    {
        var id = caller.Value.AccountId;
        return await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, ct);
    }

    private ContactAddress? Verified(Account account) =>
        account is { OwnEmail: { } own, OwnEmailVerifiedAt: { } at } ? new(own, texts["Contact.From.Own", say.DateAndTime(at)]) : null;

    private ContactAddress? Stated(Account account) => account switch
    {
        { Email: { } stated, EmailScheme: { } scheme, EmailStatedAt: { } at } => new(stated, texts[$"Contact.From.{scheme}", say.DateAndTime(at)]),
        { Email: { } known } => new(known, texts["Contact.From"]),
        _ => null,
    };
}
