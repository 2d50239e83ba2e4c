using Microsoft.EntityFrameworkCore;
using Navigli.Contracts.Deadlines;
using Navigli.Contracts.Identity;
using Navigli.Deadlines.Rules;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Deadlines.Calendar;

/// <summary>Whose dates are asked for: an account, the person behind it, and whom that person may act for today.</summary>
internal sealed record Onlooker(Guid AccountId, Guid? PersonId, IReadOnlyList<ReachablePerson> People);

/// <summary>One date of somebody's calendar.</summary>
/// <param name="Rule">The rule that says it.</param>
/// <param name="On">The legal date, or the date for all.</param>
/// <param name="Fact">The fact it comes from; null for a date that is the same for all.</param>
internal sealed record DeadlineDate(DeadlineRule Rule, DateOnly On, DatedFact? Fact);

/// <summary>Everything with a date that concerns somebody, asked of the modules as they know it now: no night need have passed. Who asks writes the ledger.</summary>
internal sealed class DeadlineDates(CityDb db, RuleBook book, CityPack city, TimeProvider clock)
{
    // From the year in which a child turns six, for ten years.
    private const int SchoolFrom = 6;
    private const int SchoolTo = 16;

    public async Task<List<DeadlineDate>> OfAsync(Onlooker who, CancellationToken ct)
    {
        var today = city.Calendar.Today(clock);
        List<DeadlineDate> dates = [];
        HashSet<string> own = [];
        foreach (var kind in book.Kinds)
        {
            var facts = await FactsAsync(kind, who, ct);
            if (facts.Exists(f => f.SubjectId == who.PersonId))
                own.Add(kind.Kind);
            foreach (var fact in facts)
                dates.AddRange(book.Of(kind.Kind).Select(r => new DeadlineDate(r, r.LegalDate(fact.On), fact)).Where(d => d.On.AddDays(d.Rule.ShownAfter) >= today));
        }

        foreach (var rule in book.OfCalendar.Where(r => r.UnlessFact is null || !own.Contains(r.UnlessFact)))
            dates.AddRange(rule.Between(today, today.AddYears(1), city.Calendar).Where(on => Concerns(rule, who, on)).Select(on => new DeadlineDate(rule, on, null)));

        return [.. dates.OrderBy(d => d.On).ThenBy(d => d.Rule.Code, StringComparer.Ordinal).ThenBy(d => d.Fact?.Reference)];
    }

    /// <summary>One's own doing while its right stands, and the records that may be read today.</summary>
    private async Task<List<DatedFact>> FactsAsync(IDatedFacts kind, Onlooker who, CancellationToken ct)
    {
        var readable = who.People.Where(p => p.May(PersonalAction.Read)).Select(p => p.PersonId).ToArray();
        var own = await kind.Facts(db).Where(f => f.AccountId == who.AccountId).ToListAsync(ct);
        var recorded = await kind.Facts(db).Where(f => f.AccountId == null && readable.Contains(f.SubjectId)).ToListAsync(ct);
        return [.. own.Where(f => f.SubjectId == who.PersonId || who.People.Any(p => p.PersonId == f.SubjectId && p.May(f.Needs))), .. recorded];
    }

    private static bool Concerns(DeadlineRule rule, Onlooker who, DateOnly on) =>
        rule.For == DeadlineAudience.Everybody || who.People.Any(p => p.May(PersonalAction.Read) && on.Year - p.BirthDate.Year is >= SchoolFrom and <= SchoolTo);
}
