using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Messaging;
using Navigli.Design;
using Navigli.Platform.Acts;
using Navigli.Platform.City;

namespace Navigli.Identity.Contacts;

/// <summary>What changed: the address that messages went to, and the one that they go to. Null where there is none.</summary>
internal sealed record ContactChange(string? Before, string? After);

/// <summary>The e-mail with a code, and those that tell of a change. A code is never in the subject, which phones show while they are locked; an address is in none of them.</summary>
internal sealed class ContactMail(IMessages messages, CityPack city, Site site, IStringLocalizer<IdentityTexts> texts, IOptions<IdentityOptions> options)
{
    private static readonly TimeSpan Worth = TimeSpan.FromDays(7);

    /// <summary>Adds the e-mail with the code to the act.</summary>
    /// <returns>The message's id.</returns>
    public async Task<Guid> QueueCodeAsync(string to, string code, Act act, CancellationToken ct)
    {
        var queued = await messages.QueueAsync(WithCode(to, code, act), ct);
        act.Raise(queued!);
        return queued!.MessageId;
    }

    /// <summary>Adds to the act what the old address and the new one are told.</summary>
    public async Task QueueChangeAsync(ContactChange change, Act act, CancellationToken ct)
    {
        if (!messages.CanSend)
            return;
        foreach (var (to, how) in new[] { (change.Before, "Old"), (change.After, "New") })
        {
            if (EmailAddress.Normalise(to) is { } address && await messages.QueueAsync(OfChange(address, how, act), ct) is { } queued)
                act.Raise(queued);
        }
    }

    /// <summary>Adds to the act what the address is told of a number that was taken or given up: the number would not tell of itself to who has stolen it.</summary>
    public async Task QueuePhoneAsync(string? to, Act act, CancellationToken ct)
    {
        if (messages.CanSend && EmailAddress.Normalise(to) is { } address && await messages.QueueAsync(OfChange(address, "Phone", act), ct) is { } queued)
            act.Raise(queued);
    }

    private Message WithCode(string to, string code, Act act) => new()
    {
        Kind = ContactKinds.Code,
        RecipientId = act.By.AccountId,
        To = to,
        Language = site.Language.Code,
        Subject = texts["Contact.Mail.Code.Subject", city.Identity.FormalName],
        Paragraphs = [texts["Contact.Mail.Code", city.Identity.FormalName], code, texts["Contact.Mail.Code.Use", ContactCode.Life.TotalMinutes], texts["Contact.Mail.Code.Unexpected"]],
        Why = texts["Contact.Mail.Code.Why"],
        SendBefore = act.At + ContactCode.Life,
    };

    private Message OfChange(string to, string what, Act act) => new()
    {
        Kind = ContactKinds.Changed,
        RecipientId = act.By.AccountId,
        To = to,
        Language = site.Language.Code,
        Subject = texts[what == "Phone" ? "Contact.Mail.Phone.Subject" : "Contact.Mail.Subject", city.Identity.FormalName],
        Paragraphs = [texts[$"Contact.Mail.{what}", city.Identity.FormalName], texts["Contact.Mail.Unexpected", city.Identity.Contacts.PhoneLine]],
        Link = new MessageLink(new Uri(options.Value.Address!, site.Language.PathPrefix + IdentityPaths.Contacts), texts["Contact.Mail.Open"]),
        Why = texts["Contact.Mail.Why"],
        SendBefore = act.At + Worth,
    };
}
