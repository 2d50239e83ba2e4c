using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Messaging;
using Navigli.Design;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Outbox;

namespace Navigli.Identity.Delegations;

/// <summary>
/// Tells who gave a delegation of each thing that was done by it: in the folder, and by e-mail. Whatever the module, since every act that rests on a delegation raises the event. The
/// e-mail says for whom it was done and where to read by whom, and names nobody: others may read it.
/// </summary>
internal sealed class TellGiver(
    CityDb db, IFolder folder, IMessages messages, IAccountContacts contacts, ActedWords words, ActFactory acts, IStringLocalizer<IdentityTexts> texts, IOptions<IdentityOptions> options) : IHandleEvent<ActedByDelegation>
{
    public const string MailKind = "identity.acted";

    private static readonly TimeSpan Worth = TimeSpan.FromDays(7);

    public async Task HandleAsync(ActedByDelegation fact, CancellationToken ct)
    {
        if (await db.Delegations.AsNoTracking().SingleOrDefaultAsync(d => d.Id == fact.DelegationId, ct) is not { } delegation)
            return;
        var done = await db.Set<AuditedAct>().AsNoTracking().SingleAsync(a => a.Id == fact.ActId, ct);
        var act = acts.System(IdentityActs.TellGiver, "identity.delegations");
        await db.CommitAsync(
            act,
            async inner =>
            {
                await folder.PutAsync(ActedEntries.Of(done, delegation), inner);
                if (messages.CanSend && EmailAddress.Normalise(await contacts.EmailAsync(delegation.GiverAccountId, inner)) is { } address
                    && await messages.QueueAsync(Word(done, delegation, address), inner) is { } queued)
                    act.Raise(queued);
            },
            ct);
    }

    private Message Word(AuditedAct done, Delegation delegation, string to)
    {
        var language = delegation.Language == SiteLanguage.English.Code ? SiteLanguage.English : SiteLanguage.Italian;
        using var scope = new CultureScope(language.Culture);
        return new Message
        {
            Kind = MailKind,
            Once = done.Id,
            RecipientId = delegation.GiverAccountId,
            To = to,
            Language = language.Code,
            Subject = texts["Delegation.Mail.Subject", delegation.Number],
            Paragraphs = [words.Of(done.Type), texts["Acted.Mail.Who"], texts["Acted.Mail.Unexpected"]],
            Link = new MessageLink(new Uri(options.Value.Address!, language.PathPrefix + IdentityPaths.Delegation(delegation.Id)), texts["Acted.See"]),
            Why = texts["Acted.Mail.Why"],
            SendBefore = done.At + Worth,
        };
    }
}
