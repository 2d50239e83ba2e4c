using Microsoft.Extensions.Localization;
using Navigli.Contracts.Deadlines;
using Navigli.Platform.Data;

namespace Navigli.Identity.Delegations;

/// <summary>The last day of the delegations that were accepted, for who gave them: what the rules of deadlines are told of them.</summary>
internal sealed class GivenEnds(IStringLocalizer<IdentityTexts> texts) : IDatedFacts
{
    public const string Name = "identity.delegation-given";

    public string Kind => Name;

    public IQueryable<DatedFact> Facts(CityDb db) => db.Delegations
        .Where(d => d.State == DelegationState.Accepted)
        .Select(d => new DatedFact { Reference = d.Id, SubjectId = d.GiverPersonId, AccountId = d.GiverAccountId, On = d.LastDay, Number = d.Number });

    public string? Say(string? code, string? number) => texts["Delegation.Number", number!];
}

/// <summary>The same for who helps by them.</summary>
internal sealed class HadEnds(IStringLocalizer<IdentityTexts> texts) : IDatedFacts
{
    public const string Name = "identity.delegation-had";

    public string Kind => Name;

    public IQueryable<DatedFact> Facts(CityDb db) => db.Delegations
        .Where(d => d.State == DelegationState.Accepted)
        .Select(d => new DatedFact { Reference = d.Id, SubjectId = d.HelperPersonId!.Value, AccountId = d.HelperAccountId, On = d.LastDay, Number = d.Number });

    public string? Say(string? code, string? number) => texts["Delegation.Number", number!];
}

/// <summary>Tells at once that a delegation has an end, or has come to it before.</summary>
internal sealed class DelegationEnds(IDeadlines deadlines)
{
    /// <summary>With the pending changes of the delegation's act.</summary>
    public async Task PutAsync(Delegation row, CancellationToken ct)
    {
        if (row is { State: DelegationState.Accepted, HelperPersonId: { } helper })
        {
            var fact = new DatedFact { Reference = row.Id, SubjectId = row.GiverPersonId, AccountId = row.GiverAccountId, On = row.LastDay, Number = row.Number };
            await deadlines.PutAsync(GivenEnds.Name, fact, ct);
            await deadlines.PutAsync(HadEnds.Name, fact with { SubjectId = helper, AccountId = row.HelperAccountId }, ct);
            return;
        }

        await deadlines.SettleAsync(GivenEnds.Name, row.Id, ct);
        await deadlines.SettleAsync(HadEnds.Name, row.Id, ct);
    }
}
