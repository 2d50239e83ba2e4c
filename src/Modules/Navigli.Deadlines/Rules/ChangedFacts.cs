using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Deadlines;
using Navigli.Contracts.Folder;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Deadlines.Rules;

/// <summary>A fact that has just changed, in the act that changed it. Whether an e-mail is due is left to the night.</summary>
internal sealed class ChangedFacts(CityDb db, RuleBook book, DeadlineEntries entries, IFolder folder, CityPack city, TimeProvider clock) : IDeadlines
{
    public async Task PutAsync(string kind, DatedFact fact, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        var snoozed = await db.Snoozes.Where(s => s.Reference == fact.Reference).ToDictionaryAsync(s => s.Rule, s => s.Until, StringComparer.Ordinal, ct);
        foreach (var rule in book.Of(kind))
            await PutAsync(rule, fact, today, snoozed.TryGetValue(rule.Code, out var until) ? until : null, ct);
    }

    public async Task SettleAsync(string kind, Guid reference, CancellationToken ct)
    {
        foreach (var entry in book.Of(kind).Select(rule => DeadlineEntries.Reference(rule.Code, reference)))
        {
            await folder.SettleAsync(DeadlineEntries.DateKind, entry, ct);
            await folder.SettleAsync(DeadlineEntries.StepKind, entry, ct);
        }
    }

    public async Task PutManyAsync(string kind, IReadOnlyCollection<DatedFact> facts, CancellationToken ct)
    {
        if (facts.Count == 0)
            return;
        var today = city.Calendar.Today(clock);
        var references = facts.Select(f => f.Reference).ToList();
        var snoozed = await db.Snoozes.Where(s => references.Contains(s.Reference)).ToDictionaryAsync(s => (s.Rule, s.Reference), s => s.Until, ct);
        foreach (var rule in book.Of(kind))
        {
            await PutManyAsync(DeadlineEntries.DateKind, fact => entries.Date(rule, fact, today, PutOff(fact)));
            await PutManyAsync(DeadlineEntries.StepKind, fact => entries.Notice(rule, fact, today, PutOff(fact)));

            DateOnly? PutOff(DatedFact fact) => snoozed.TryGetValue((rule.Code, fact.Reference), out var until) ? until : null;

            async Task PutManyAsync(string entryKind, Func<DatedFact, FolderEntry?> of)
            {
                var shown = facts.Select(f => (f.Reference, Entry: of(f))).ToLookup(f => f.Entry is not null);
                await folder.PutManyAsync(entryKind, [.. shown[true].Select(f => f.Entry!)], ct);
                await folder.SettleManyAsync(entryKind, [.. shown[false].Select(f => DeadlineEntries.Reference(rule.Code, f.Reference))], ct);
            }
        }
    }

    public async Task SettleManyAsync(string kind, IReadOnlyCollection<Guid> references, CancellationToken ct)
    {
        foreach (var rule in book.Of(kind))
        {
            List<string> over = [.. references.Select(r => DeadlineEntries.Reference(rule.Code, r))];
            await folder.SettleManyAsync(DeadlineEntries.DateKind, over, ct);
            await folder.SettleManyAsync(DeadlineEntries.StepKind, over, ct);
        }
    }

    /// <summary>The same of one rule, where it was put off until a day or is not any more.</summary>
    public async Task PutAsync(DeadlineRule rule, DatedFact fact, DateOnly today, DateOnly? snoozedUntil, CancellationToken ct)
    {
        await PutAsync(DeadlineEntries.DateKind, entries.Date(rule, fact, today, snoozedUntil));
        await PutAsync(DeadlineEntries.StepKind, entries.Notice(rule, fact, today, snoozedUntil));

        Task PutAsync(string kind, FolderEntry? entry) =>
            entry is null ? folder.SettleAsync(kind, DeadlineEntries.Reference(rule.Code, fact.Reference), ct) : folder.PutAsync(entry, ct);
    }
}
