using Navigli.Certificates.Rules;
using Navigli.Contracts.Residents;
using Navigli.Platform.City;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>A request that may be issued as things stand now.</summary>
internal sealed record CheckedRequest
{
    public required string TypeCode { get; init; }

    public required PersonalRight Right { get; init; }

    public required CertifiableRecord Record { get; init; }

    public required StampDutyGround Ground { get; init; }

    public DateOnly? ValidUntil { get; init; }
}

/// <summary>The whole check before a summary is shown and before a certificate is issued: right, rules on the record, rules on the request.</summary>
internal sealed class RequestCheck(SubjectAccess subjects, CertificateGate gate, RequestRules rules, CityPack city, TimeProvider clock)
{
    public async Task<Result<CheckedRequest>> RunAsync(RequestAnswers answers, CancellationToken ct)
    {
        if (answers.TypeCode is not { } type || answers.PersonId is not { } person)
            return CertificatesErrors.Unfinished;
        var reached = await subjects.ReachAsync(person, ct);
        if (!reached.Succeeded)
            return reached.Error;
        var (record, right) = (reached.Value.Record, reached.Value.Right);
        var refusals = gate.Refusals(type, record, right.Kind);
        if (refusals.Count > 0)
            return refusals.Select(r => r.ToError()).ToList();
        var ground = rules.Ground(answers);
        if (!ground.Succeeded)
            return ground.Error;
        return new CheckedRequest
        {
            TypeCode = type,
            Right = right,
            Record = record,
            Ground = ground.Value,
            ValidUntil = rules.ValidUntil(type, city.Calendar.Today(clock)),
        };
    }
}
