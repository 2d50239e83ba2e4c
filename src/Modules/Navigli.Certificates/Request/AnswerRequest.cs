using Navigli.Certificates.Rules;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.City;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>The use a citizen declared, as the form posts it.</summary>
internal sealed record DeclaredUse
{
    public StampChoice? Stamp { get; init; }

    public string? ExemptionCode { get; init; }

    public string? ExemptionReason { get; init; }
}

/// <summary>The steps of a request: what each shows, and what it saves.</summary>
internal sealed class AnswerRequest(
    CurrentCaller caller, IPersonalRights rights, SubjectAccess subjects, CertificateGate gate, RequestRules rules, Journeys journeys,
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
            Types = [.. RequestRules.Types.Select(rules.Type)],
            People = caller.Value.PersonId is { } self ? await rights.ReachableAsync(self, ct) : [],
        };
    }

    /// <summary>Saves step 1, unless a rule forbids the certificate.</summary>
    public async Task<Result<Done>> SaveWhatAsync(Guid draftId, int version, string? typeCode, Guid? personId, CancellationToken ct)
    {
        if (typeCode is null || !RequestRules.Types.Contains(typeCode, StringComparer.Ordinal))
            return CertificatesErrors.TypeUnknown.For(nameof(RequestAnswers.TypeCode));
        if (personId is not { } person)
            return CertificatesErrors.PersonNotFound.For(nameof(RequestAnswers.PersonId));
        var reached = await subjects.ReachAsync(person, ct);
        if (!reached.Succeeded)
            return reached.Error.For(nameof(RequestAnswers.PersonId));
        var refusals = gate.Refusals(typeCode, reached.Value.Record, reached.Value.Right.Kind);
        if (refusals.Count > 0)
            return refusals.Select(r => r.ToError()).ToList();
        return await SaveAsync(draftId, version, old => new RequestAnswers
        {
            TypeCode = typeCode,
            PersonId = person,
            Stamp = old.Stamp,
            ExemptionCode = old.ExemptionCode,
            ExemptionReason = old.ExemptionReason,
        }, ct);
    }

    /// <summary>Step 2: for which use. Shows the refusal instead where a rule has come in the way since step 1.</summary>
    public async Task<Result<UseView>> UseAsync(Guid draftId, CancellationToken ct)
    {
        var found = await journeys.FindOpenAsync(draftId, ct);
        if (!found.Succeeded)
            return found.Error;
        var draft = found.Value;
        if (draft.Answers is not { TypeCode: { } type, PersonId: { } personId })
            return CertificatesErrors.Unfinished;
        var reached = await subjects.ReachAsync(personId, ct);
        if (!reached.Succeeded)
            return reached.Error;
        var (record, right) = (reached.Value.Record, reached.Value.Right);
        // The card identifies who asks, so it is the caller's, never the other person's.
        var own = right.Kind == RightKind.Self ? record : await subjects.OwnAsync(ct);
        return new UseView
        {
            Draft = draft.Id,
            Version = draft.Version,
            Answers = draft.Answers,
            TypeLabel = rules.Type(type).Label.ToString(),
            PersonName = $"{record.Person.GivenName} {record.Person.FamilyName}",
            Right = right.Kind,
            Refusals = gate.Refusals(type, record, right.Kind),
            Exemptions = rules.Exemptions,
            StampDutyCents = rules.Amount(TariffCodes.StampDuty, TariffChannels.Counter) ?? 0,
            StampedFeeCents = rules.Amount(TariffCodes.SecretariatFeeStamped, TariffChannels.Counter) ?? 0,
            FeeCents = rules.Amount(TariffCodes.SecretariatFeeExempt, TariffChannels.Online) ?? 0,
            IdentityCardNumber = own?.IdentityCardNumber,
            IdentityCardIssuedOn = own?.IdentityCardIssuedOn,
            ValidUntil = rules.ValidUntil(type, city.Calendar.Today(clock)),
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
        SaveAsync(draftId, version, old => With(old, use), ct);

    private async Task<Result<Done>> SaveAsync(Guid draftId, int version, Func<RequestAnswers, RequestAnswers> change, CancellationToken ct)
    {
        var found = await journeys.FindOpenAsync(draftId, ct);
        if (!found.Succeeded)
            return found.Error;
        var saved = await journeys.SaveAsync(RequestJourney.Journey, draftId, version, change(found.Value.Answers), ct);
        return saved.Succeeded ? default(Done) : saved.Error;
    }

    private static RequestAnswers With(RequestAnswers old, DeclaredUse use) => new()
    {
        TypeCode = old.TypeCode,
        PersonId = old.PersonId,
        Stamp = use.Stamp,
        ExemptionCode = use.ExemptionCode,
        ExemptionReason = use.ExemptionReason is { Length: > CertificatesErrors.LongestReason } long_ ? long_[..(CertificatesErrors.LongestReason + 1)] : use.ExemptionReason,
    };
}
