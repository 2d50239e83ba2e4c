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

    /// <summary>The same of one rule, where it was put off until a day or is not any more.</summary>
    public async Task PutAsync(DeadlineRule rule, DatedFact fact, DateOnly today, DateOnly? snoozedUntil, CancellationToken ct)
    {
        await PutAsync(DeadlineEntries.DateKind, entries.Date(rule, fact, today, snoozedUntil));
        await PutAsync(DeadlineEntries.StepKind, entries.Notice(rule, fact, today, snoozedUntil));

        Task PutAsync(string kind, FolderEntry? entry) =>
            entry is null ? folder.SettleAsync(kind, DeadlineEntries.Reference(rule.Code, fact.Reference), ct) : folder.PutAsync(entry, ct);
    }
}
