using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Deadlines;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Messaging;
using Navigli.Deadlines.Notices;
using Navigli.Deadlines.Rules;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Time;

namespace Navigli.Deadlines.Nightly;

/// <summary>One chunk of facts: their entries in the folder, and who is to be told by e-mail of a step that has just begun. Adds to the pending changes.</summary>
internal sealed class EvaluateFacts(
    CityDb db, RuleBook book, DeadlineEntries entries, IFolder folder, IEntitledReaders readers, IAccountContacts contacts, IMessages messages, TimeProvider clock)
{
    /// <summary>Days for which a step that nobody was told of is still told: a week without a night is made good, an account opened later waits for the next step.</summary>
    private const int StillTold = 7;

    public async Task RunAsync(IDatedFacts kind, IReadOnlyCollection<DatedFact> facts, DateOnly today, CancellationToken ct)
    {
        var references = facts.Select(f => f.Reference).ToList();
        var snoozed = await db.Snoozes.AsNoTracking().Where(s => references.Contains(s.Reference)).ToDictionaryAsync(s => (s.Rule, s.Reference), s => s.Until, ct);
        List<FolderEntry> dates = [], notices = [];
        List<Due> due = [];
        foreach (var (rule, fact) in facts.SelectMany(f => book.Of(kind.Kind).Select(r => (r, f))))
        {
            var until = snoozed.TryGetValue((rule.Code, fact.Reference), out var day) ? day : (DateOnly?)null;
            if (entries.Date(rule, fact, today, until) is { } date)
                dates.Add(date);
            if (entries.Notice(rule, fact, today, until) is { } notice)
                notices.Add(notice);
            var legal = rule.LegalDate(fact.On);
            if (DeadlineEntries.StepOn(rule, legal, today, until) is { } step && step.Began <= today && step.Began > today.AddDays(-StillTold))
                due.Add(new Due(rule, fact, legal, step.Days));
        }

        await folder.PutManyAsync(DeadlineEntries.DateKind, dates, ct);
        await folder.PutManyAsync(DeadlineEntries.StepKind, notices, ct);
        if (due.Count > 0 && messages.CanSend)
            await NoteAsync(due, ct);
    }

    private async Task NoteAsync(List<Due> due, CancellationToken ct)
    {
        var told = await RecipientsAsync(due, ct);
        var accounts = told.Select(t => t.Account).Distinct().ToList();
        var silent = (await db.MailChoices.Where(c => accounts.Contains(c.AccountId) && c.Language == null).Select(c => c.AccountId).ToListAsync(ct)).ToHashSet();
        var references = due.Select(d => d.Fact.Reference).Distinct().ToList();
        var already = (await db.ToldSteps.Where(t => accounts.Contains(t.AccountId) && references.Contains(t.Reference)).Select(t => new { t.AccountId, t.Rule, t.Reference, t.LegalDate, t.Days }).ToListAsync(ct))
            .Select(t => (t.AccountId, t.Rule, t.Reference, t.LegalDate, t.Days)).ToHashSet();
        foreach (var (account, what, isForAnother) in told.Where(t => !silent.Contains(t.Account) && already.Add((t.Account, t.What.Rule.Code, t.What.Fact.Reference, t.What.Legal, t.What.Days))))
        {
            db.ToldSteps.Add(new ToldStep
            {
                Id = clock.NewId(),
                AccountId = account,
                SubjectId = what.Fact.SubjectId,
                IsForAnother = isForAnother,
                Rule = what.Rule.Code,
                Reference = what.Fact.Reference,
                LegalDate = what.Legal,
                Days = what.Days,
                NotedAt = clock.UtcInstant(),
            });
        }
    }

    /// <summary>Those with an account and an address: whose own doing it is, else whoever may read the record today.</summary>
    private async Task<List<(Guid Account, Due What, bool IsForAnother)>> RecipientsAsync(List<Due> due, CancellationToken ct)
    {
        var owned = await contacts.OfAccountsAsync([.. due.Select(d => d.Fact.AccountId).OfType<Guid>().Distinct()], ct);
        var recorded = await readers.OfAsync([.. due.Where(d => d.Fact.AccountId is null).Select(d => d.Fact.SubjectId).Distinct()], ct);
        var people = await contacts.OfPeopleAsync([.. recorded.Select(r => r.CodiceFiscale).Distinct(StringComparer.Ordinal)], ct);
        var byAccount = owned.ToDictionary(c => c.AccountId);
        var byCode = people.ToDictionary(c => c.CodiceFiscale!, StringComparer.Ordinal);
        var bySubject = recorded.ToLookup(r => r.SubjectId, r => (Contact: byCode.GetValueOrDefault(r.CodiceFiscale), IsForAnother: !r.IsSubject));
        return
        [
            .. due.SelectMany(d => d.Fact.AccountId is { } account ? [(byAccount.GetValueOrDefault(account), false)] : bySubject[d.Fact.SubjectId], (d, to) => (to.Contact, What: d, to.IsForAnother))
                .Where(t => EmailAddress.Normalise(t.Contact?.Email) is not null).Select(t => (t.Contact!.AccountId, t.What, t.IsForAnother)),
        ];
    }

    private sealed record Due(DeadlineRule Rule, DatedFact Fact, DateOnly Legal, int Days);
}
