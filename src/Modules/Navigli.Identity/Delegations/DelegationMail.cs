using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Messaging;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Identity.Delegations;

/// <summary>Tells both sides of a delegation by e-mail, where they have an address: whoever gave or accepted nothing learns it there. No name and no code is in it.</summary>
internal sealed class DelegationMail(CityDb db, IMessages messages, IAccountContacts contacts, IStringLocalizer<IdentityTexts> texts, IOptions<IdentityOptions> options)
{
    private static readonly TimeSpan Worth = TimeSpan.FromDays(7);

    /// <summary>Adds the messages to the act. That it was refused is told to nobody: who asked would learn that somebody is there.</summary>
    public async Task QueueAsync(Delegation delegation, Act act, CancellationToken ct)
    {
        if (!messages.CanSend || delegation.State == DelegationState.Refused)
            return;
        var (giver, code) = (delegation.GiverAccountId, delegation.HelperCodiceFiscale);
        var accounts = await db.Accounts.Where(a => a.Id == giver || a.CodiceFiscale == code).Select(a => a.Id).ToListAsync(ct);
        // Two people of one mailbox read it once, as who gives.
        foreach (var contact in (await contacts.OfAccountsAsync(accounts, ct)).OrderBy(c => c.AccountId != giver).DistinctBy(c => c.Email, StringComparer.OrdinalIgnoreCase))
        {
            if (EmailAddress.Normalise(contact.Email) is { } address && await messages.QueueAsync(Word(delegation, address, contact.AccountId, act), ct) is { } queued)
                act.Raise(queued);
        }
    }

    private Message Word(Delegation delegation, string to, Guid recipient, Act act)
    {
        using var scope = new CultureScope(new(delegation.Language));
        return new Message
        {
            Kind = "identity.delegation",
            // Asking is limited, so that nobody is written to all day.
            AccountId = delegation.State == DelegationState.Asked ? act.By.AccountId : null,
            RecipientId = recipient,
            To = to,
            Language = delegation.Language,
            Subject = texts["Delegation.Mail.Subject", delegation.Number],
            Paragraphs = [texts[$"Delegation.Mail.{delegation.State}.{(recipient == delegation.GiverAccountId ? DelegationSide.Giver : DelegationSide.Helper)}"], texts["Delegation.Mail.Unexpected"]],
            Link = new MessageLink(new Uri(options.Value.Address!, (delegation.Language == "en" ? "/en" : "") + IdentityPaths.Delegations), texts["Delegation.Mail.Open"]),
            Why = texts["Delegation.Mail.Why"],
            SendBefore = act.At + Worth,
        };
    }
}
