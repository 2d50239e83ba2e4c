using Navigli.Certificates.Rules;
using Navigli.Certificates.SelfCertification;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>Shows what can be asked for and begins a request.</summary>
internal sealed class BeginRequest(
    CurrentCaller caller, IPersonalRights rights, SubjectAccess subjects, CertificateGate gate, RequestRules rules, Journeys journeys,
    CityPack city, TimeProvider clock)
{
    /// <summary>The first page, for one person at a time: only that person's record is read, and of it what these certificates need.</summary>
    /// <param name="personId">For whom; the caller unless it is said.</param>
    /// <param name="selections">Which certificates are shown.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<CatalogueView>> ShowAsync(Guid? personId, IReadOnlyList<CertificateSelection> selections, CancellationToken ct)
    {
        if (caller.Value.PersonId is not { } self)
            return new CatalogueView { People = [], Offers = [], Drafts = [] };
        var people = await rights.ReachableAsync(self, ct);
        if (people.FirstOrDefault(p => p.PersonId == (personId ?? self)) is not { } selected)
            return CertificatesErrors.PersonNotFound;
        var reached = await subjects.ReachAsync(selected, selections, ct);
        if (!reached.Succeeded)
            return reached.Error;
        var today = city.Calendar.Today(clock);
        var drafts = await journeys.UnfinishedAsync(RequestJourney.Journey, ct);
        var signs = DeclarationRules.MaySign(reached.Value, today);
        return new CatalogueView
        {
            People = people,
            Selected = selected,
            Offers = [.. selections.Select(s => new Offer(s, gate.Refusals(reached.Value.Ask(s, today)), signs && DeclarationRules.Covers(s) && DeclarationRules.Knows(reached.Value.Record, s, today)))],
            Drafts = [.. drafts.Select(d => Open(d, people))],
        };
    }

    /// <summary>Begins a request for a person and a certificate, unless a rule forbids it.</summary>
    public async Task<Result<Begun>> StartAsync(string? typeCode, Guid personId, CancellationToken ct)
    {
        if (rules.Select(typeCode) is not { Online: true } selection)
            return CertificatesErrors.TypeUnknown;
        var reached = await subjects.ReachAsync(personId, [selection], ct);
        if (!reached.Succeeded)
            return reached.Error;
        var refusals = gate.Refusals(reached.Value.Ask(selection, city.Calendar.Today(clock)));
        if (refusals.Count > 0)
            return refusals.Select(r => r.ToError()).ToList();
        var draft = await journeys.StartAsync(RequestJourney.Journey, new RequestAnswers { TypeCode = selection.Code, PersonId = personId }, ct);
        return new Begun(draft, selection.OnDate || selection.PastSituation);
    }

    private OpenDraft Open(DraftOf<RequestAnswers> draft, IReadOnlyList<ReachablePerson> people)
    {
        var person = people.FirstOrDefault(p => p.PersonId == draft.Answers.PersonId);
        return new(draft.Id, rules.Select(draft.Answers.TypeCode)?.Label.ToString(), person is null ? null : $"{person.GivenName} {person.FamilyName}");
    }
}
