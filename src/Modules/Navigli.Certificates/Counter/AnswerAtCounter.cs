using Navigli.Certificates.Paper;
using Navigli.Certificates.Rules;
using Navigli.Contracts.Residents;
using Navigli.Platform.City;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Counter;

/// <summary>The one form of a request at the counter.</summary>
internal sealed record CounterRequestView
{
    public required int Version { get; init; }

    public required CounterAnswers Answers { get; init; }

    public required CertificateSelection Selection { get; init; }

    public required int StampDutyCents { get; init; }

    public required int StampedFeeCents { get; init; }

    public required int ExemptFeeCents { get; init; }
}

/// <summary>What the officer confirms.</summary>
internal sealed record CounterSummaryView
{
    public required int Version { get; init; }

    public required CounterAnswers Answers { get; init; }

    public required CheckedAtCounter Checked { get; init; }

    /// <summary>What the paper will state; empty where a rule stands in the way for good, and where the address is protected.</summary>
    public required IReadOnlyList<PaperPart> Parts { get; init; }

    public CertifiedPerson Person => Checked.Request.Record.Person;
}

/// <summary>The steps of a request at the counter: what each shows, and what it saves.</summary>
internal sealed class AnswerAtCounter(Journeys journeys, CounterCheck check, IOpenedRecords openedRecords, RequestRules rules, PaperWriter writer)
{
    public async Task<Result<CounterRequestView>> ShowAsync(Guid draftId, CancellationToken ct)
    {
        var found = await journeys.FindAtCounterAsync(draftId, ct);
        if (!found.Succeeded)
            return found.Error;
        var answers = found.Value.Answers;
        if (await openedRecords.FindAsync(answers.LookUpId, answers.PersonId, ct) is null)
            return CertificatesErrors.RecordNotOpen;
        return new CounterRequestView
        {
            Version = found.Value.Version,
            Answers = answers,
            Selection = rules.Select(answers.Request.TypeCode) ?? rules.MostAsked[0],
            StampDutyCents = rules.Amount(TariffCodes.StampDuty, TariffChannels.Counter) ?? 0,
            StampedFeeCents = rules.Amount(TariffCodes.SecretariatFeeStamped, TariffChannels.Counter) ?? 0,
            ExemptFeeCents = rules.Amount(TariffCodes.SecretariatFeeExempt, TariffChannels.Counter) ?? 0,
        };
    }

    /// <summary>Saves the form if it is in order. That a rule forbids the certificate is told by the summary, where it can be forced.</summary>
    public async Task<Result<Done>> SaveAsync(Guid draftId, CounterForm form, CancellationToken ct)
    {
        var found = await journeys.FindAtCounterAsync(draftId, ct);
        if (!found.Succeeded)
            return found.Error;
        var answers = form.Over(found.Value.Answers);
        var checkedRequest = await check.RunAsync(answers, ct);
        if (!checkedRequest.Succeeded)
            return checkedRequest.Errors.ToList();
        var saved = await journeys.SaveAsync(CounterJourney.Journey, draftId, form.Version, answers, ct);
        return saved.Succeeded ? default(Done) : saved.Error;
    }

    public async Task<Result<CounterSummaryView>> SummaryAsync(Guid draftId, CancellationToken ct)
    {
        var found = await journeys.FindAtCounterAsync(draftId, ct);
        if (!found.Succeeded)
            return found.Error;
        var checkedRequest = await check.RunAsync(found.Value.Answers, ct);
        if (!checkedRequest.Succeeded)
            return checkedRequest.Errors.ToList();
        var request = checkedRequest.Value.Request;
        return new CounterSummaryView
        {
            Version = found.Value.Version,
            Answers = found.Value.Answers,
            Checked = checkedRequest.Value,
            // A protected address is on the paper, once an officer has answered for it, and nowhere before.
            Parts = checkedRequest.Value.IsPossible && !request.Record.AddressIsProtected ? writer.Preview(request.Selection, request.Record, request.OnDate ?? request.Today, request.Language.Code) : [],
        };
    }
}
