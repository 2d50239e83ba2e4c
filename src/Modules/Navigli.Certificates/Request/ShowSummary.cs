using Navigli.Certificates.Paper;
using Navigli.Platform.City;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>The last step of a request, checked as the issue will check it.</summary>
internal sealed class ShowSummary(RequestCheck check, PaperWriter writer, Journeys journeys)
{
    /// <summary>Step 3: everything in one text, before confirming.</summary>
    public async Task<Result<SummaryView>> RunAsync(Guid draftId, CancellationToken ct)
    {
        var found = await journeys.FindOpenAsync(draftId, ct);
        if (!found.Succeeded)
            return found.Error;
        var draft = found.Value;
        var checkedRequest = await check.RunAsync(draft.Answers, ct);
        if (!checkedRequest.Succeeded)
            return checkedRequest.Errors.ToList();
        var request = checkedRequest.Value;
        var use = request.Ground.Use;
        return new SummaryView
        {
            Draft = draft.Id,
            Version = draft.Version,
            Answers = draft.Answers,
            TypeLabel = request.Selection.Label.ToString(),
            Person = request.Record.Person,
            Right = request.Right!.Value,
            Use = request.Ground.Reason ?? use.Label.ToString(),
            LegalBasis = use.Exemption?.LegalBasis ?? "",
            Warning = new LocalizedText(use.Warning.It, use.Warning.En).ToString(),
            FeeCents = request.Ground.FeeCents,
            Language = request.Language.Label.ToString(),
            Parts = writer.Preview(request.Selection, request.Record, request.OnDate ?? request.Today, request.Language.Code),
            ValidUntil = request.ValidUntil,
        };
    }
}
