using Navigli.Certificates.Paper;
using Navigli.Certificates.Rules;
using Navigli.Platform.City;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>The last step of a request, checked as the issue will check it.</summary>
internal sealed class ShowSummary(RequestCheck check, RequestRules rules, Journeys journeys, CityPack city)
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
        var warning = PaperWriter.Warning(city.CertificateTexts, request.Ground.Exemption.Code);
        return new SummaryView
        {
            Draft = draft.Id,
            Version = draft.Version,
            Answers = draft.Answers,
            TypeLabel = rules.Type(request.TypeCode).Label.ToString(),
            Person = request.Record.Person,
            Right = request.Right.Kind,
            Use = request.Ground.Reason ?? request.Ground.Exemption.Use.ToString(),
            LegalBasis = request.Ground.Exemption.LegalBasis,
            Warning = new LocalizedText(warning.It, warning.En).ToString(),
            FeeCents = request.Ground.FeeCents,
            AddressLine = $"{request.Record.Address!.Line}, {request.Record.Address.Comune}",
            Household = request.TypeCode == CertificateTypeCodes.Family
                ? [.. request.Record.Household.Select(m => $"{m.Person.GivenName} {m.Person.FamilyName}")]
                : [],
            ValidUntil = request.ValidUntil,
        };
    }
}
