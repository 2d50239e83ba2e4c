using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Privacy;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Results;
using Navigli.Platform.Retention;
using Navigli.Platform.Time;

namespace Navigli.Privacy.Erasure;

/// <summary>A category that may be erased, and how many things of it would go now.</summary>
internal sealed record ErasableCategory(RetentionRule Rule, int Rows);

/// <summary>What somebody may have erased, and what stays with the reason.</summary>
internal sealed record ErasureView(IReadOnlyList<ErasableCategory> Erasable, IReadOnlyList<RetentionRule> Kept);

/// <summary>What an erasure took, and what stays.</summary>
internal sealed record ErasureOutcome(DateTime At, IReadOnlyList<ErasableCategory> Erased, IReadOnlyList<RetentionRule> Kept);

/// <summary>Erases what its person chooses among what need not be kept: one act, all or nothing, with the count of each category.</summary>
internal sealed class OwnErasure(CityDb db, IEnumerable<IErasable> erasable, IEnumerable<IPersonalDataSource> sources, CurrentCaller caller, ActFactory acts, CityPack city, TimeProvider clock)
{
    public async Task<ErasureView> ShowAsync(CancellationToken ct)
    {
        var subject = Subject(clock.UtcInstant());
        List<ErasableCategory> rows = [];
        foreach (var rule in city.Retention.Rules.Where(r => r.Erasure is not null))
        {
            var count = 0;
            foreach (var part in erasable.Where(e => e.Category == rule.Category))
                count += await part.CountAsync(db, subject, ct);
            rows.Add(new ErasableCategory(rule, count));
        }

        return new ErasureView(rows, Kept());
    }

    /// <summary>Erases the chosen categories; the others, and what is not known, stay as they are.</summary>
    /// <returns>Id of the record of it.</returns>
    public async Task<Result<Guid>> RunAsync(IReadOnlyCollection<string> chosen, CancellationToken ct)
    {
        var rules = city.Retention.Rules.Where(r => r.Erasure is not null && chosen.Contains(r.Category, StringComparer.Ordinal)).ToList();
        if (rules.Count == 0)
            return PrivacyErrors.NothingChosen;
        var act = acts.CitizenFor(PrivacyActs.Erase, new OnBehalf(caller.Value.PersonId, null));
        var subject = Subject(act.At);
        var id = clock.NewId();
        await db.CommitAsync(
            act,
            async inner =>
            {
                List<ErasedCategory> erased = [];
                foreach (var rule in rules)
                {
                    var rows = 0;
                    foreach (var part in erasable.Where(e => e.Category == rule.Category))
                        rows += await part.EraseAsync(db, subject, inner);
                    erased.Add(new ErasedCategory(rule.Category, rows));
                }

                db.Add(new ErasureRecord { Id = id, AccountId = subject.AccountId, At = act.At, Categories = JsonSerializer.Serialize(erased) });
            },
            ct);
        return id;
    }

    public async Task<Result<ErasureOutcome>> FindAsync(Guid id, CancellationToken ct)
    {
        var account = caller.Value.AccountId;
        if (await db.Erasures.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.AccountId == account, ct) is not { } record)
            return PrivacyErrors.NoSuchErasure;
        var erased = JsonSerializer.Deserialize<List<ErasedCategory>>(record.Categories)!;
        return new ErasureOutcome(
            record.At,
            [.. city.Retention.Rules.Join(erased, r => r.Category, e => e.Category, (r, e) => new ErasableCategory(r, e.Rows), StringComparer.Ordinal)],
            Kept());
    }

    // What tells nothing of anybody is the officer's to look at.
    private List<RetentionRule> Kept()
    {
        var held = sources.SelectMany(s => s.Tables).Select(t => t.Category).ToHashSet(StringComparer.Ordinal);
        return [.. city.Retention.Rules.Where(r => r.Kept is not null && held.Contains(r.Category))];
    }

    private DataSubject Subject(DateTime at) => new(caller.Value.AccountId!.Value, caller.Value.PersonId, at);
}
