using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Deadlines;
using Navigli.Contracts.Folder;
using Navigli.Deadlines.Rules;
using Navigli.Platform.Data;

namespace Navigli.Deadlines.Nightly;

/// <summary>Takes out of the folder what stands there and would not be put there today: the fact is gone, or its date, or the rule. Adds to the pending changes.</summary>
internal sealed class ClearEntries(CityDb db, RuleBook book, DeadlineEntries entries, IFolder folder)
{
    public async Task RunAsync(string kind, IReadOnlyCollection<string> references, DateOnly today, CancellationToken ct)
    {
        var standing = references.Select(r => (Reference: r, Of: DeadlineEntries.Parse(r))).ToList();
        var still = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ofRule in standing.Where(s => s.Of is not null).GroupBy(s => s.Of!.Value.Rule, StringComparer.Ordinal))
        {
            if (book.Find(ofRule.Key) is not { } rule || book.KindOf(rule) is not { } facts)
                continue;
            var ids = ofRule.Select(s => s.Of!.Value.Fact).ToList();
            foreach (var fact in await facts.Facts(db).Where(f => ids.Contains(f.Reference)).ToListAsync(ct))
            {
                if (IsShown(kind, rule, fact, today))
                    still.Add(DeadlineEntries.Reference(rule.Code, fact.Reference));
            }
        }

        await folder.SettleManyAsync(kind, [.. references.Where(r => !still.Contains(r))], ct);
    }

    // Whether it was put off changes when it is seen, not whether it stands.
    private bool IsShown(string kind, Platform.City.DeadlineRule rule, DatedFact fact, DateOnly today) =>
        (kind == DeadlineEntries.DateKind ? entries.Date(rule, fact, today, null) : entries.Notice(rule, fact, today, null)) is not null;
}
