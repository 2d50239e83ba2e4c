using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Messaging;
using Navigli.Deadlines.Notices;
using Navigli.Deadlines.Rules;
using Navigli.Design;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Deadlines.Nightly;

/// <summary>What a chunk of e-mails came to.</summary>
/// <param name="Any">Whether somebody was waiting.</param>
/// <param name="Messages">How many messages were queued.</param>
internal sealed record Told(bool Any, int Messages);

/// <summary>
/// One e-mail for each of the next accounts that wait, with all their steps. It names nobody, and its subject says only that something is due: who looks over a
/// shoulder learns nothing. Adds to the pending changes of the act.
/// </summary>
internal sealed class TellPeople(
    CityDb db, RuleBook book, IMessages messages, IAccountContacts contacts, CityPack city, IStringLocalizer<DeadlinesTexts> texts, IOptions<DeadlinesOptions> options, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>Days for which a message may wait for a mail server that is down.</summary>
    private const int MayWait = 2;

    public async Task<Told> RunAsync(Act act, CancellationToken ct)
    {
        var next = await db.ToldSteps.Where(t => t.QueuedAt == null).Select(t => t.AccountId).Distinct().OrderBy(a => a).Take(AtOnce).ToListAsync(ct);
        if (next.Count == 0)
            return new Told(Any: false, 0);
        var waiting = await db.ToldSteps.Where(t => t.QueuedAt == null && next.Contains(t.AccountId)).ToListAsync(ct);
        var addresses = (await contacts.OfAccountsAsync(next, ct)).ToDictionary(c => c.AccountId, c => EmailAddress.Normalise(c.Email));
        var choices = await db.MailChoices.AsNoTracking().Where(c => next.Contains(c.AccountId)).ToDictionaryAsync(c => c.AccountId, ct);
        var queued = 0;
        foreach (var steps in waiting.GroupBy(t => t.AccountId))
        {
            // Who has said no since the steps were noted, or has no address any more, is not written to.
            var choice = choices.GetValueOrDefault(steps.Key);
            if (addresses.GetValueOrDefault(steps.Key) is { } address && choice is null or { Language: not null } && messages.CanSend)
            {
                var language = Spoken.Language(choice?.Language ?? city.Identity.DefaultLanguage);
                if (await messages.QueueAsync(Compose((steps.Key, address), language, [.. steps.OrderBy(s => s.LegalDate)], act.At), ct) is { } fact)
                    act.Raise(fact);
                queued++;
            }

            foreach (var step in steps)
                step.QueuedAt = act.At;
        }

        return new Told(Any: true, queued);
    }

    private Message Compose((Guid Account, string Address) to, SiteLanguage language, IReadOnlyList<ToldStep> steps, DateTime at)
    {
        using var scope = new CultureScope(language.Culture);
        var say = new Say(language, clock);
        var lines = steps.Select(s => (Rule: book.Find(s.Rule), s.LegalDate, s.IsForAnother)).Where(s => s.Rule is not null).Distinct()
            .Select(s => texts[s.IsForAnother ? "Mail.Line.OnBehalf" : "Mail.Line", s.Rule!.Title, say.Weekday(s.LegalDate), say.Distance(s.LegalDate)].Value).ToList();
        return new Message
        {
            Kind = ChooseMail.MailKind,
            RecipientId = to.Account,
            To = to.Address,
            Language = language.Code,
            Subject = texts["Mail.Subject", city.Identity.FormalName],
            Paragraphs = [texts["Mail.Intro"], .. lines, texts["Mail.Where"]],
            Link = new MessageLink(new Uri(options.Value.Portal!, language.PathPrefix + DeadlinesPaths.Calendar), texts["Mail.Open"]),
            Why = texts["Mail.Why", city.Identity.FormalName],
            SendBefore = at.AddDays(MayWait),
        };
    }
}
