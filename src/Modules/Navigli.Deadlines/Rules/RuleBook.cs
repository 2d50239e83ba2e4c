using Navigli.Contracts.Deadlines;
using Navigli.Platform.City;
using Navigli.Platform.Data;

namespace Navigli.Deadlines.Rules;

/// <summary>The rules of the city pack with the kinds of facts that modules publish.</summary>
internal sealed class RuleBook(CityPack city, IEnumerable<IDatedFacts> published)
{
    private readonly Dictionary<string, IDatedFacts> kinds = published.ToDictionary(f => f.Kind, StringComparer.Ordinal);
    private readonly ILookup<string, DeadlineRule> byKind = city.Deadlines.Rules.Where(r => r.Fact is not null).ToLookup(r => r.Fact!, StringComparer.Ordinal);

    /// <summary>The kinds that a rule names, in a stable order.</summary>
    public IReadOnlyList<IDatedFacts> Kinds => [.. kinds.Values.Where(k => byKind.Contains(k.Kind)).OrderBy(k => k.Kind, StringComparer.Ordinal)];

    /// <summary>The rules whose dates are the same for all.</summary>
    public IEnumerable<DeadlineRule> OfCalendar => city.Deadlines.Rules.Where(r => r.Fact is null);

    /// <summary>Rules that name a kind which no module publishes: they would never tell anybody anything, or never leave a date out.</summary>
    public IEnumerable<string> Unbound => city.Deadlines.Rules.Where(r => (r.Fact ?? r.UnlessFact) is { } fact && !kinds.ContainsKey(fact)).Select(r => $"{r.Code} ({r.Fact ?? r.UnlessFact})");

    public DeadlineRule? Find(string code) => city.Deadlines.Find(code);

    public IDatedFacts? KindOf(DeadlineRule rule) => rule.Fact is { } fact ? kinds.GetValueOrDefault(fact) : null;

    public IEnumerable<DeadlineRule> Of(string kind) => byKind[kind];

    /// <summary>The dates of a kind that any of its rules looks at on a day.</summary>
    public (DateOnly From, DateOnly To) Reach(string kind, DateOnly today) =>
        (byKind[kind].Min(r => today.AddDays(-r.ShownAfter - r.LegalOffset)), byKind[kind].Max(r => today.AddDays(r.Ladder[0] - r.LegalOffset)));

    /// <summary>The facts of a kind within reach, by their date.</summary>
    public IQueryable<DatedFact> Within(IDatedFacts kind, CityDb db, DateOnly today)
    {
        var (from, to) = Reach(kind.Kind, today);
        return kind.Facts(db).Where(f => f.On >= from && f.On <= to);
    }
}
