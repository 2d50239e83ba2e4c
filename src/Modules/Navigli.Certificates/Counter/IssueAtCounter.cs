using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Cases;
using Navigli.Certificates.Certifiers;
using Navigli.Certificates.Rules;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Counter;

/// <summary>Issues at the counter what an officer's draft asks for: once, however often it is confirmed, and with each paper stamp once.</summary>
internal sealed class IssueAtCounter(
    CityDb db, CurrentCaller caller, ActFactory acts, Journeys journeys, CounterCheck check, CertifierDesk desk, CarryOut carryOut)
{
    /// <summary>Confirms a draft as the officer saw it.</summary>
    /// <param name="draftId">The draft.</param>
    /// <param name="version">The version that the summary showed.</param>
    /// <param name="forceReason">Why rules that let themselves be forced are passed over; ignored where none stands in the way.</param>
    /// <param name="ct">Cancels what was not yet committed.</param>
    /// <returns>The id of the case.</returns>
    public async Task<Result<Guid>> RunAsync(Guid draftId, int version, string? forceReason, CancellationToken ct)
    {
        var found = await journeys.FindAsync(CounterJourney.Journey, draftId, ct);
        if (!found.Succeeded)
            return found.Error;
        if (found.Value.OutcomeId is { } outcome)
            return await carryOut.OnceSettledAsync(outcome, ct);
        if (found.Value.Version != version)
            return DraftErrors.Stale;
        var request = await check.RunAsync(found.Value.Answers, ct);
        if (!request.Succeeded)
            return request.Errors.ToList();
        if (!request.Value.IsPossible)
            return request.Value.Refusals.Where(r => !r.CanBeForced).Select(r => r.ToError()).ToList();
        var force = Force(request.Value, forceReason);
        if (!force.Succeeded)
            return force.Error;

        return await carryOut.OnceAsync(
            CounterJourney.Journey,
            draftId,
            () => CommitAsync(draftId, request.Value, force.Value, ct),
            opened => Readings.OfOffice(CertificatesPurposes.Counter, caller.Value, opened.Certificate, opened.Snapshot, request.Value.Opened.Reason),
            () => StampUsedAsync(request.Value.Request.Ground.StampSerial, ct),
            ct);
    }

    /// <summary>Two officers, one stamp: the second's insertion breaks on the first's.</summary>
    private async Task<Error?> StampUsedAsync(string? serial, CancellationToken ct) =>
        serial is not null && await db.CounterIssues.AnyAsync(i => i.StampSerial == serial, ct) ? CertificatesErrors.StampUsed : null;

    private static Result<string> Force(CheckedAtCounter request, string? typed)
    {
        if (request.Refusals.Count == 0)
            return "";
        var reason = typed?.Trim() ?? "";
        return reason.Length switch
        {
            < CounterRules.ShortestReason => CertificatesErrors.ForceReasonMissing.For(nameof(CounterIssue.ForceReason)).With(CounterRules.ShortestReason),
            > CertificatesErrors.LongestReason => CertificatesErrors.ReasonTooLong.For(nameof(CounterIssue.ForceReason)).With(CertificatesErrors.LongestReason),
            _ => reason,
        };
    }

    private async Task<OpenedCase> CommitAsync(Guid draftId, CheckedAtCounter checkedRequest, string force, CancellationToken ct)
    {
        var (request, requester) = (checkedRequest.Request, checkedRequest.Requester);
        var forced = force.Length == 0 ? null : string.Join(',', checkedRequest.Refusals.Select(r => r.RuleId));
        var why = string.Join(" · ", new[] { checkedRequest.Opened.CaseReference, checkedRequest.Opened.Reason, forced, forced is null ? null : force }.OfType<string>());
        await GiveBackAsync(request.Ground.StampSerial, ct);
        return await carryOut.CommitAsync(
            acts.OfficeFor(CertificatesActs.IssueAtCounter, Role.RegistryOfficer, new OnBehalf(request.Record.Person.PersonId, request.DelegationId), why),
            CounterJourney.Journey.Code,
            new CaseRequest(draftId, desk.Of(request.Selection), request, requester.ToAnpr()) 
            {
                Office = caller.Value.Office ?? "",
                // ANPR is told of its own rules alone.
                IsForced = checkedRequest.Refusals.Any(r => r.RuleId != CertificateGate.ProtectedAddress),
            },
            opened => db.CounterIssues.Add(new CounterIssue
            {
                CaseId = opened.Case.Id,
                OfficerAccountId = caller.Value.AccountId!.Value,
                Requester = requester.Kind,
                RequesterName = requester.Kind == RequesterKind.Subject
                    ? $"{request.Record.Person.GivenName} {request.Record.Person.FamilyName}"
                    : $"{requester.GivenName} {requester.FamilyName}",
                Document = requester.Document,
                DocumentNumber = requester.DocumentNumber,
                Delegation = requester.Delegation,
                StampSerial = request.Ground.StampSerial,
                ForcedRules = forced,
                ForceReason = forced is null ? null : force,
            }),
            ct);
    }

    /// <summary>A stamp that was shown for a certificate which ANPR then refused has paid for nothing: it is free for the next.</summary>
    private async Task GiveBackAsync(string? serial, CancellationToken ct)
    {
        if (serial is null)
            return;
        var refused = await db.CounterIssues.Join(db.Cases, i => i.CaseId, c => c.Id, (i, c) => new { Issue = i, c.State })
            .Where(row => row.Issue.StampSerial == serial && row.State == CaseState.Refused).Select(row => row.Issue).SingleOrDefaultAsync(ct);
        refused?.StampSerial = null;
    }
}
