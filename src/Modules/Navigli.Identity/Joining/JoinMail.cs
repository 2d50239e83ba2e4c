using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Messaging;
using Navigli.Platform.Acts;
using Navigli.Platform.City;

namespace Navigli.Identity.Joining;

/// <summary>
/// Tells of a decision by e-mail, in the language in which it was asked: the account that asked, and the account that was joined, whose holder may know
/// nothing of it. Neither name nor code is in the message.
/// </summary>
internal sealed class JoinMail(IMessages messages, IAccountContacts contacts, CityPack city, IStringLocalizer<IdentityTexts> texts, IOptions<IdentityOptions> options)
{
    private static readonly TimeSpan Worth = TimeSpan.FromDays(7);

    /// <summary>Adds the messages to the act; nothing where nobody has an address, or the city sends no mail.</summary>
    public async Task QueueAsync(IdentityJoin join, Act act, CancellationToken ct)
    {
        if (!messages.CanSend)
            return;
        HashSet<string> addresses = new(StringComparer.OrdinalIgnoreCase);
        foreach (var account in new[] { join.AccountId, join.JoinedAccountId }.OfType<Guid>())
        {
            if (EmailAddress.Normalise(await contacts.EmailAsync(account, ct)) is { } address && addresses.Add(address) && await messages.QueueAsync(Word(join, address, account, act.At), ct) is { } queued)
                act.Raise(queued);
        }
    }

    // The officer's page may be in another language than the person's.
    private Message Word(IdentityJoin join, string to, Guid recipient, DateTime now)
    {
        using var scope = new CultureScope(new(join.Language));
        return new Message
        {
            Kind = "identity.join",
            RecipientId = recipient,
            To = to,
            Language = join.Language,
            Subject = texts["Join.Mail.Subject", join.Number],
            Paragraphs = [texts[$"Join.Mail.{join.State}", city.Identity.FormalName], texts["Join.Mail.Unexpected"]],
            Link = new MessageLink(new Uri(options.Value.Address!, (join.Language == "en" ? "/en" : "") + IdentityPaths.Identities), texts["Join.Mail.Open"]),
            Why = texts["Join.Mail.Why"],
            SendBefore = now + Worth,
        };
    }
}
