using Navigli.Certificates.Rules;
using Navigli.Contracts.Identity;
using Navigli.Contracts.Residents;
using Navigli.Platform.City;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>A request that may be issued as things stand now.</summary>
internal sealed record CheckedRequest
{
    public required CertificateSelection Selection { get; init; }

    /// <summary>The right by which it is asked for; null for a third party and for a delegate at the counter.</summary>
    public required RightKind? Right { get; init; }

    /// <summary>The delegation that the right is.</summary>
    public Guid? DelegationId { get; init; }

    public required CertifiableRecord Record { get; init; }

    public required StampDutyGround Ground { get; init; }

    public required CertificateLanguage Language { get; init; }

    public required DateOnly Today { get; init; }

    public DateOnly? OnDate { get; init; }

    public string? PastReason { get; init; }

    public DateOnly? ValidUntil { get; init; }
}

/// <summary>The whole check before a summary is shown and before a certificate is issued: right, rules on the record, rules on the request.</summary>
internal sealed class RequestCheck(SubjectAccess subjects, CertificateGate gate, RequestRules rules, CityPack city, TimeProvider clock)
{
    public async Task<Result<CheckedRequest>> RunAsync(RequestAnswers answers, CancellationToken ct)
    {
        if (rules.Select(answers.TypeCode) is not { } selection || answers.PersonId is not { } person)
            return CertificatesErrors.Unfinished;
        if (rules.Past(selection, answers).Count > 0)
            return CertificatesErrors.Unfinished;
        var reached = await subjects.ReachAsync(person, [selection], ct);
        if (!reached.Succeeded)
            return reached.Error;
        var refusals = gate.Refusals(reached.Value.Ask(selection, city.Calendar.Today(clock), answers.OnDate));
        if (refusals.Count > 0)
            return refusals.Select(r => r.ToError()).ToList();
        var ground = rules.Ground(answers);
        if (!ground.Succeeded)
            return ground.Error;
        var today = city.Calendar.Today(clock);
        return new CheckedRequest
        {
            Selection = selection,
            Right = reached.Value.Right.Kind,
            DelegationId = reached.Value.Right.DelegationId,
            Record = reached.Value.Record,
            Ground = ground.Value,
            Language = rules.Language(answers.Language),
            Today = today,
            OnDate = selection.OnDate ? answers.OnDate : null,
            PastReason = selection.PastSituation ? answers.PastReason!.Trim() : null,
            ValidUntil = rules.ValidUntil(selection, today),
        };
    }
}
