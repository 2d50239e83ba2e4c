using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Counter;
using Navigli.Certificates.Rules;
using Navigli.Contracts;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Api;

/// <summary>
/// Issues at the counter what a program asks for: the same look-up, draft, checks and issue as the officer's pages. The key stands for one draft, and
/// the draft becomes one certificate.
/// </summary>
internal sealed class IssueByApi(
    CityDb db, CurrentCaller caller, ActFactory acts, Journeys journeys, IOpenedRecords records, RequestRules rules, CounterCheck check, IssueAtCounter issue,
    OpenEntries entries, TimeProvider clock)
{
    /// <summary>Carries out the request of a key, or tells what became of it.</summary>
    /// <returns>The id of the case, which is that of the certificate; opened to the caller.</returns>
    public async Task<Result<Guid>> RunAsync(string key, ReadOnlyMemory<byte> body, CertificateRequest asked, CancellationToken ct)
    {
        var hash = SHA256.HashData(body.Span);
        var request = await FindAsync(key, ct) is { } known ? known : await BindAsync(key, hash, asked, ct);
        if (!request.Succeeded)
            return request.Errors.ToList();
        if (!request.Value.BodyHash.AsSpan().SequenceEqual(hash))
            return CertificatesErrors.KeyUsed;
        var draft = await journeys.FindAsync(CounterJourney.Journey, request.Value.DraftId, ct);
        if (!draft.Succeeded)
            return CertificatesErrors.KeyLapsed;
        var issued = await issue.RunAsync(draft.Value.Id, draft.Value.Version, asked.ForceReason, ct);
        if (issued.Succeeded)
            await entries.OpenAsync(issued.Value, Why(asked), ct);
        else if (issued.Error.Code == CertificatesErrors.RecordNotOpen.Code)
            return CertificatesErrors.KeyLapsed;
        else if (issued.Error.Code == CertificatesErrors.ForceReasonMissing.Code && string.IsNullOrWhiteSpace(asked.ForceReason))
            return await RefusalsAsync(draft.Value.Answers, ct);
        return issued;
    }

    /// <summary>The page shows the rules and asks for a reason; a program that gave none is told the rules.</summary>
    private async Task<Result<Guid>> RefusalsAsync(CounterAnswers answers, CancellationToken ct)
    {
        var request = await check.RunAsync(answers, ct);
        return request.Succeeded ? request.Value.Refusals.Select(r => r.ToError()).ToList() : request.Errors.ToList();
    }

    private async Task<Result<ApiRequest>?> FindAsync(string key, CancellationToken ct)
    {
        var account = caller.Value.AccountId!.Value;
        return await db.ApiRequests.AsNoTracking().SingleOrDefaultAsync(r => r.AccountId == account && r.Key == key, ct) is { } found ? (Result<ApiRequest>?)found : null;
    }

    private async Task<Result<ApiRequest>> BindAsync(string key, byte[] hash, CertificateRequest asked, CancellationToken ct)
    {
        var subject = Subject(asked);
        if (!subject.Succeeded)
            return subject.Errors.ToList();
        if (await records.OpenAsync(subject.Value, asked.Reason.Trim(), asked.CaseReference?.Trim(), ct) is not { } found)
            return CertificatesErrors.SubjectUnknown.For(nameof(CertificateRequest.TaxCode));
        var request = new ApiRequest
        {
            AccountId = caller.Value.AccountId!.Value,
            Key = key,
            BodyHash = hash,
            DraftId = await journeys.StartAsync(CounterJourney.Journey, asked.Answers(found), ct),
            ReceivedAt = clock.UtcInstant(),
        };
        db.ApiRequests.Add(request);
        try
        {
            await db.CommitAsync(acts.Office(CertificatesActs.BindKey, Role.RegistryOfficer, found.PersonId, Why(asked)), ct);
            return request;
        }
        catch (DbUpdateException)
        {
            // The same key came twice at once: the first one's draft is the draft, and this one is forgotten.
            db.ChangeTracker.Clear();
            if (await FindAsync(key, ct) is { } first)
                return first;
            throw;
        }
    }

    /// <summary>Whom the certificate is about, or everything that the pages would not have let through before there is a draft.</summary>
    private Result<CodiceFiscale> Subject(CertificateRequest asked)
    {
        List<Error> errors = [];
        if (!CodiceFiscale.TryParse(asked.TaxCode, out var code))
            errors.Add(CertificatesErrors.SubjectCodeWrong.For(nameof(CertificateRequest.TaxCode)));
        if (asked.Reason.Trim().Length < CounterRules.ShortestReason)
            errors.Add(CertificatesErrors.OfficeReasonMissing.With(CounterRules.ShortestReason).For(nameof(CertificateRequest.Reason)));
        else if (asked.Reason.Trim().Length > CertificatesErrors.LongestReason)
            errors.Add(CertificatesErrors.ReasonTooLong.With(CertificatesErrors.LongestReason).For(nameof(CertificateRequest.Reason)));
        if (asked.CaseReference?.Trim().Length > CertificateRequest.LongestCaseReference)
            errors.Add(CertificatesErrors.CaseReferenceTooLong.With(CertificateRequest.LongestCaseReference).For(nameof(CertificateRequest.CaseReference)));
        if (rules.Select(asked.Type) is null)
            errors.Add(CertificatesErrors.TypeUnknown.For(nameof(CounterForm.TypeCode)));
        if (asked.Language is not null && rules.Languages.All(l => l.Code != asked.Language))
            errors.Add(CertificatesErrors.LanguageUnknown.For(nameof(CertificateRequest.Language)));
        return errors.Count > 0 ? errors : code;
    }

    private static string Why(CertificateRequest asked) => string.Join(" · ", new[] { asked.CaseReference?.Trim(), asked.Reason.Trim() }.Where(part => !string.IsNullOrEmpty(part)));
}
