using Navigli.Certificates.Cases;
using Navigli.Certificates.Certifiers;
using Navigli.Certificates.Entries;
using Navigli.Contracts.Folder;
using Navigli.Contracts.Identity;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>Issues what a citizen's draft asks for: once, however often it is confirmed.</summary>
internal sealed class IssueCertificate(
    CurrentCaller caller, ActFactory acts, Journeys journeys, RequestCheck check, CertifierDesk desk, OpenCase cases, CarryOut carryOut, IFolder folder)
{
    /// <summary>Confirms a draft as the person saw it.</summary>
    /// <param name="draftId">The draft.</param>
    /// <param name="version">The version that the summary showed.</param>
    /// <param name="ct">Cancels what was not yet committed.</param>
    /// <returns>The id of the case, which is that of the certificate once there is one.</returns>
    public async Task<Result<Guid>> RunAsync(Guid draftId, int version, CancellationToken ct)
    {
        var found = await journeys.FindAsync(RequestJourney.Journey, draftId, ct);
        if (!found.Succeeded)
            return found.Error;
        if (found.Value.OutcomeId is { } outcome)
            return await carryOut.OnceSettledAsync(outcome, ct);
        if (found.Value.Version != version)
            return DraftErrors.Stale;
        var checkedRequest = await check.RunAsync(found.Value.Answers, ct);
        if (!checkedRequest.Succeeded)
            return checkedRequest.Errors.ToList();

        return await carryOut.OnceAsync(
            RequestJourney.Journey,
            draftId,
            () => CommitAsync(draftId, checkedRequest.Value, ct),
            opened => Readings.OfCertificate(CertificatesPurposes.Issue, caller.Value, opened.Certificate, opened.Snapshot),
            static () => Task.FromResult<Error?>(null),
            ct);
    }

    private async Task<OpenedCase> CommitAsync(Guid draftId, CheckedRequest request, CancellationToken ct)
    {
        var certifier = desk.Of(request.Selection);
        var behalf = request.Right == RightKind.Self ? (Guid?)null : request.Record.Person.PersonId;
        var act = acts.CitizenFor(certifier == Certifier.Anpr ? CertificatesActs.Ask : CertificatesActs.Issue, new OnBehalf(behalf, request.DelegationId));
        var requester = certifier == Certifier.Anpr && behalf is not null ? await cases.RequesterAsync(ct) : null;
        await folder.SettleAsync(DraftEntries.Kind, DraftEntries.Reference(draftId), ct);
        return await carryOut.CommitAsync(act, RequestJourney.Journey.Code, new CaseRequest(draftId, certifier, request, requester), static _ => { }, ct);
    }
}
