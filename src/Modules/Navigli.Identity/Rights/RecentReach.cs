using Navigli.Contracts.Identity;
using Navigli.Platform.Data;

namespace Navigli.Identity.Rights;

/// <summary>Who asks, and on which day: tomorrow a child may be of age.</summary>
internal sealed record ReachAsked(Guid Reader, DateOnly Today);

/// <summary>Whom a person may act for, for showing names to choose from. Whatever shows a record or does something reads it anew.</summary>
internal sealed class RecentReach(TimeProvider clock) : RecentAnswers<ReachAsked, IReadOnlyList<ReachablePerson>>(clock)
{
    protected override DateTime? Until(IReadOnlyList<ReachablePerson> answer) => DateTime.MaxValue;
}
