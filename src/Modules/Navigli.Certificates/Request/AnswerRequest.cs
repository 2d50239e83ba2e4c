using Navigli.Certificates.Rules;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>The use a citizen declared, as the form posts it.</summary>
internal sealed record DeclaredUse
{
    public StampChoice? Stamp { get; init; }

    public string? Destination { get; init; }

    public string? ExemptionReason { get; init; }

    public string? Language { get; init; }
}

/// <summary>What and for whom, as the form posts it.</summary>
internal sealed record ChosenCertificate
{
    /// <summary>Codes of types.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    public Guid? PersonId { get; init; }

    public DateOnly? OnDate { get; init; }

    public string? PastReason { get; init; }
}

/// <summary>The steps of a request: what each shows, and what it saves.</summary>
internal sealed class AnswerRequest(
    CurrentCaller caller, IPersonalRights rights, SubjectAccess subjects, CertificateGate gate, RequestRules rules, Journeys journeys, RequestDrafts drafts,
    CityPack city, TimeProvider clock)
{
    /// <summary>Step 1: what and for whom.</summary>
    public async Task<Result<WhatView>> WhatAsync(Guid draftId, CancellationToken ct)
    {
        var found = await journeys.FindOpenAsync(draftId, ct);
        if (!found.Succeeded)
            return found.Error;
        var draft = found.Value;
        return new WhatView
        {
            Draft = draft.Id,
            Version = draft.Version,
            Answers = draft.Answers,
            Types = rules.Types,
            Chosen = [.. rules.Select(draft.Answers.TypeCode)?.Types.Select(t => t.Code) ?? []],
            People = caller.Value.PersonId is { } self ? [.. (await rights.ReachableAsync(self, ct)).Where(p => p.May(PersonalAction.Certify))] : [],
        };
    }

    /// <summary>Saves step 1, unless a rule forbids the certificate.</summary>
    public async Task<Result<Done>> SaveWhatAsync(Guid draftId, int version, ChosenCertificate chosen, CancellationToken ct)
    {
        if (city.Vocabulary.Certificates.Select(chosen.Types) is not { Online: true } selection)
            return CertificatesErrors.TypeUnknown.For(nameof(ChosenCertificate.Types));
        if (chosen.PersonId is not { } person)
            return CertificatesErrors.PersonNotFound.For(nameof(RequestAnswers.PersonId));
        var reached = await subjects.ReachAsync(person, [selection], ct);
        if (!reached.Succeeded)
            return reached.Error.For(nameof(RequestAnswers.PersonId));
        var answers = new RequestAnswers { TypeCode = selection.Code, PersonId = person, OnDate = chosen.OnDate, PastReason = chosen.PastReason };
        var missing = rules.Past(selection, answers);
        if (missing.Count > 0)
            return missing.ToList();
        var refusals = gate.Refusals(reached.Value.Ask(selection, city.Calendar.Today(clock), selection.OnDate ? chosen.OnDate : null));
        if (refusals.Count > 0)
            return refusals.Select(r => r.ToError()).ToList();
        return await drafts.SaveAsync(
            draftId,
            version,
            old => old with { TypeCode = answers.TypeCode, PersonId = answers.PersonId, OnDate = answers.OnDate, PastReason = answers.PastReason },
            ct);
    }

    /// <summary>Step 2: for which use. Shows the refusal instead where a rule has come in the way since step 1.</summary>
    public async Task<Result<UseView>> UseAsync(Guid draftId, CancellationToken ct)
    {
        var found = await journeys.FindOpenAsync(draftId, ct);
        if (!found.Succeeded)
            return found.Error;
        var draft = found.Value;
        if (rules.Select(draft.Answers.TypeCode) is not { } selection || draft.Answers.PersonId is not { } personId || rules.Past(selection, draft.Answers).Count > 0)
            return CertificatesErrors.Unfinished;
        var reached = await subjects.ReachAsync(personId, [selection], ct);
        if (!reached.Succeeded)
            return reached.Error;
        var (record, right) = (reached.Value.Record, reached.Value.Right);
        // The card identifies who asks, so it is the caller's, never the other person's.
        var today = city.Calendar.Today(clock);
        var own = right.Kind == RightKind.Self ? record : await subjects.OwnAsync(ct);
        return new UseView
        {
            Draft = draft.Id,
            Version = draft.Version,
            Answers = draft.Answers,
            TypeLabel = selection.Label.ToString(),
            PersonName = $"{record.Person.GivenName} {record.Person.FamilyName}",
            Right = right.Kind,
            Refusals = gate.Refusals(reached.Value.Ask(selection, today, draft.Answers.OnDate)),
            Uses = rules.Uses,
            Languages = rules.Languages,
            StampDutyCents = rules.Amount(TariffCodes.StampDuty, TariffChannels.Counter) ?? 0,
            StampedFeeCents = rules.Amount(TariffCodes.SecretariatFeeStamped, TariffChannels.Counter) ?? 0,
            FeeCents = rules.Amount(TariffCodes.SecretariatFeeExempt, TariffChannels.Online) ?? 0,
            IdentityCardNumber = own?.IdentityCardNumber,
            IdentityCardIssuedOn = own?.IdentityCardIssuedOn,
            ValidUntil = rules.ValidUntil(selection, today),
        };
    }

    /// <summary>Saves step 2 if it is in order.</summary>
    public async Task<Result<Done>> SaveUseAsync(Guid draftId, int version, DeclaredUse use, CancellationToken ct)
    {
        var ground = rules.Ground(With(new RequestAnswers(), use));
        return ground.Succeeded ? await KeepUseAsync(draftId, version, use, ct) : ground.Error;
    }

    /// <summary>Saves step 2 as it is, to go on later or elsewhere.</summary>
    public Task<Result<Done>> KeepUseAsync(Guid draftId, int version, DeclaredUse use, CancellationToken ct) =>
        drafts.SaveAsync(draftId, version, old => With(old, use), ct);

    private static RequestAnswers With(RequestAnswers old, DeclaredUse use) => old with
    {
        Stamp = use.Stamp,
        Destination = use.Destination,
        Language = use.Language,
        ExemptionReason = use.ExemptionReason is { Length: > CertificatesErrors.LongestReason } long_ ? long_[..(CertificatesErrors.LongestReason + 1)] : use.ExemptionReason,
    };
}
