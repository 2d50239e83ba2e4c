using System.Linq.Expressions;
using Navigli.Platform.Data;

namespace Navigli.Identity.Delegations;

/// <summary>The delegations that stand, as a branch of the registry's question for ties.</summary>
internal sealed class GivenDelegations : IGivenTies
{
    public Expression<Func<CityDb, Guid, DateOnly, IQueryable<GivenTie>>> Question { get; } = (db, helper, today) => db.Set<Delegation>()
        .Where(d => d.HelperPersonId == helper && d.State == DelegationState.Accepted && d.FirstDay <= today && d.LastDay >= today)
        .Select(d => new GivenTie { SubjectId = d.GiverPersonId, GivenId = d.Id, Number = d.Number, For = d.Services, To = d.LastDay });
}
