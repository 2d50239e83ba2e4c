using Navigli.Certificates.Rules;
using Navigli.Certificates.SelfCertification;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>Shows what can be asked for and begins a request.</summary>
internal sealed class BeginRequest(
    CurrentCaller caller, IPersonalRights rights, SubjectAccess subjects, CertificateGate gate, RequestRules rules, Journeys journeys, RequestDrafts drafts,
    CityPack city, TimeProvider clock)
{
    /// <summary>
    /// The first page, for one person: what nearly everybody asks for and may have. The record is read only where it may forbid something; for the others
    /// that is for when a certificate is chosen, so that having a look leaves no trace in anybody's record.
    /// </summary>
    /// <param name="personId">For whom; the caller unless it is said.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<CatalogueView>> MostAskedAsync(Guid? personId, CancellationToken ct)
    {
        var chosen = await SelectAsync(personId, ct);
        if (!chosen.Succeeded || chosen.Value is not { Selected: { } selected } view)
            return chosen;
        var unfinished = await journeys.UnfinishedAsync(RequestJourney.Journey, ct);
        var offers = selected.MayBeRefused
            ? await CheckAsync(selected, rules.MostAsked, ct)
            : rules.MostAsked.Select(s => new Offer(s, [], DeclarationRules.Covers(s) && selected.May(PersonalAction.Sign))).ToList();
        return offers.Succeeded ? view with { Offers = offers.Value, Drafts = [.. unfinished.Select(d => Open(d, view.People))] } : offers.Error;
    }

    /// <summary>All the others, many of which do not apply to one: those that the record forbids are told apart.</summary>
    public async Task<Result<CatalogueView>> OthersAsync(Guid? personId, CancellationToken ct)
    {
        var chosen = await SelectAsync(personId, ct);
        if (!chosen.Succeeded || chosen.Value is not { Selected: { } selected } view)
            return chosen;
        var offers = await CheckAsync(selected, rules.Others, ct);
        return offers.Succeeded ? view with { Offers = offers.Value } : offers.Error;
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
        var draft = await drafts.StartAsync(new RequestAnswers { TypeCode = selection.Code, PersonId = personId }, ct);
        return new Begun(draft, selection.OnDate || selection.PastSituation);
    }

    private async Task<Result<CatalogueView>> SelectAsync(Guid? personId, CancellationToken ct)
    {
        if (caller.Value.PersonId is not { } self)
            return new CatalogueView { People = [] };
        List<ReachablePerson> people = [.. (await rights.RecentlyReachableAsync(self, ct)).People.Where(p => p.May(PersonalAction.Certify))];
        return people.Find(p => p.PersonId == (personId ?? self)) is { } selected
            ? new CatalogueView { People = people, Selected = selected }
            : CertificatesErrors.PersonNotFound;
    }

    /// <summary>Reads the record of one person, of it what these certificates need, and asks the gate.</summary>
    private async Task<Result<List<Offer>>> CheckAsync(ReachablePerson selected, IReadOnlyList<CertificateSelection> selections, CancellationToken ct)
    {
        var reached = await subjects.ReachAsync(selected.PersonId, selections, ct);
        if (!reached.Succeeded)
            return reached.Error;
        var today = city.Calendar.Today(clock);
        var signs = reached.Value.Right.Allows(PersonalAction.Sign);
        return selections
            .Select(s => new Offer(s, gate.Refusals(reached.Value.Ask(s, today)), signs && DeclarationRules.Covers(s) && DeclarationRules.Knows(reached.Value.Record, s, today)))
            .ToList();
    }

    private OpenDraft Open(DraftOf<RequestAnswers> draft, IReadOnlyList<ReachablePerson> people)
    {
        var person = people.FirstOrDefault(p => p.PersonId == draft.Answers.PersonId);
        return new(draft.Id, rules.Select(draft.Answers.TypeCode)?.Label.ToString(), person is null ? null : $"{person.GivenName} {person.FamilyName}");
    }
}
