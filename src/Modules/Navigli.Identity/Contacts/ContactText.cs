using Microsoft.Extensions.Localization;
using Navigli.Contracts.Messaging;
using Navigli.Platform.Acts;
using Navigli.Platform.City;

namespace Navigli.Identity.Contacts;

/// <summary>What is told by SMS beside e-mail, because whoever has somebody's mailbox would hide it.</summary>
internal enum SecurityNotice
{
    /// <summary>E-mails go to another address from now on.</summary>
    EmailChanged,

    /// <summary>Text messages go to another number from now on, or to none; told to the one before.</summary>
    PhoneChanged,

    /// <summary>A delegation was asked for in the person's name.</summary>
    DelegationAsked,
}

/// <summary>
/// Text messages: the code that confirms a number, and notices of security. One segment each, so nothing in them is longer than the city's name makes it; no link, since a text that asks to
/// tap is what swindlers send; no name, and no address.
/// </summary>
internal sealed class ContactText(IMessages messages, CityPack city, IStringLocalizer<IdentityTexts> texts)
{
    /// <summary>A notice that comes a day late is not believed.</summary>
    private static readonly TimeSpan Worth = TimeSpan.FromDays(1);

    /// <summary>Adds the code to the act.</summary>
    /// <returns>The message's id.</returns>
    public async Task<Guid> QueueCodeAsync(string to, string code, Act act, CancellationToken ct)
    {
        var queued = await messages.QueueTextAsync(Word(ContactKinds.PhoneCode, act.By.AccountId!.Value, to, Code(code), act.At + ContactCode.Life), ct);
        act.Raise(queued);
        return queued.MessageId;
    }

    /// <summary>Adds a notice to the act, where the account has a number; in the language of the request.</summary>
    public async Task QueueAsync(SecurityNotice notice, Guid account, string? phone, Act act, CancellationToken ct)
    {
        if (phone is not null && messages.CanText)
            act.Raise(await messages.QueueTextAsync(Word(ContactKinds.SecurityText, account, phone, Of(notice), act.At + Worth), ct));
    }

    private string Code(string code) => texts["Contact.Text.Code", city.Identity.FormalName, code, ContactCode.Life.TotalMinutes];

    private string Of(SecurityNotice notice) => texts[$"Contact.Text.{notice}", city.Identity.FormalName, city.Identity.Contacts.Phone];

    private static TextMessage Word(string kind, Guid account, string to, string text, DateTime before) => new() { Kind = kind, RecipientId = account, To = to, Text = GsmAlphabet.Plain(text), SendBefore = before };
}
