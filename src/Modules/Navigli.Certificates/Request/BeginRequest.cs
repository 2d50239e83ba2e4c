using Navigli.Certificates.Rules;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>Shows what can be asked for and begins a request.</summary>
internal sealed class BeginRequest(
    CurrentCaller caller, IPersonalRights rights, SubjectAccess subjects, CertificateGate gate, RequestRules rules, Journeys journeys)
{
    /// <summary>The first page, for one person at a time: only that person's record is read.</summary>
    public async Task<Result<CatalogueView>> ShowAsync(Guid? personId, CancellationToken ct)
    {
        if (caller.Value.PersonId is not { } self)
            return new CatalogueView { People = [], Offers = [], Drafts = [] };
        var people = await rights.ReachableAsync(self, ct);
        if (people.FirstOrDefault(p => p.PersonId == (personId ?? self)) is not { } selected)
            return CertificatesErrors.PersonNotFound;
        var reached = await subjects.ReachAsync(selected, ct);
        if (!reached.Succeeded)
            return reached.Error;
        var drafts = await journeys.UnfinishedAsync(RequestJourney.Journey, ct);
        return new CatalogueView
        {
            People = people,
            Selected = selected,
            Offers = [.. RequestRules.Types.Select(code => new Offer(rules.Type(code), gate.Refusals(code, reached.Value.Record, reached.Value.Right.Kind)))],
            Drafts = [.. drafts.Select(d => Open(d, people))],
        };
    }

    /// <summary>Begins a request for a person and a type, unless a rule forbids it.</summary>
    /// <returns>The draft's id.</returns>
    public async Task<Result<Guid>> StartAsync(string? typeCode, Guid personId, CancellationToken ct)
    {
        if (typeCode is null || !RequestRules.Types.Contains(typeCode, StringComparer.Ordinal))
            return CertificatesErrors.TypeUnknown;
        var reached = await subjects.ReachAsync(personId, ct);
        if (!reached.Succeeded)
            return reached.Error;
        var refusals = gate.Refusals(typeCode, reached.Value.Record, reached.Value.Right.Kind);
        if (refusals.Count > 0)
            return refusals.Select(r => r.ToError()).ToList();
        return await journeys.StartAsync(RequestJourney.Journey, new RequestAnswers { TypeCode = typeCode, PersonId = personId }, ct);
    }

    private OpenDraft Open(DraftOf<RequestAnswers> draft, IReadOnlyList<ReachablePerson> people)
    {
        var person = people.FirstOrDefault(p => p.PersonId == draft.Answers.PersonId);
        return new(draft.Id, draft.Answers.TypeCode is { } type ? rules.Type(type).Label.ToString() : null, person is null ? null : $"{person.GivenName} {person.FamilyName}");
    }
}
