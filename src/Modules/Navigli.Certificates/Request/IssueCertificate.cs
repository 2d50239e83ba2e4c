using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Cases;
using Navigli.Certificates.Certifiers;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>Issues what a citizen's draft asks for: once, however often it is confirmed.</summary>
internal sealed class IssueCertificate(
    CityDb db, CurrentCaller caller, ActFactory acts, Journeys journeys, RequestCheck check, CertifierDesk desk, OpenCase cases, CarryOut carryOut, TimeProvider clock)
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
            return await carryOut.OnceSealedAsync(outcome, clock, ct);
        if (found.Value.Version != version)
            return DraftErrors.Stale;
        var checkedRequest = await check.RunAsync(found.Value.Answers, ct);
        if (!checkedRequest.Succeeded)
            return checkedRequest.Errors.ToList();

        OpenedCase opened;
        try
        {
            opened = await CommitAsync(draftId, checkedRequest.Value, ct);
        }
        catch (DbUpdateException e)
        {
            // A second confirmation came at the same time: its transaction took no number, and the first one's outcome is the outcome.
            db.ChangeTracker.Clear();
            if (await journeys.FindAsync(RequestJourney.Journey, draftId, ct) is { Succeeded: true, Value.OutcomeId: { } first })
                return await carryOut.OnceSealedAsync(first, clock, ct);
            if (e is DbUpdateConcurrencyException)
                return DraftErrors.Stale;
            throw;
        }

        await carryOut.CompleteAsync(opened, Readings.OfCertificate(CertificatesPurposes.Issue, caller.Value, opened.Certificate, opened.Snapshot), ct);
        return opened.Case.Id;
    }

    private async Task<OpenedCase> CommitAsync(Guid draftId, CheckedRequest request, CancellationToken ct)
    {
        var certifier = desk.Of(request.Selection);
        var behalf = request.Right == RightKind.Self ? (Guid?)null : request.Record.Person.PersonId;
        var act = acts.Citizen(certifier == Certifier.Anpr ? CertificatesActs.Ask : CertificatesActs.Issue, behalf);
        var requester = certifier == Certifier.Anpr && behalf is not null ? await cases.RequesterAsync(ct) : null;
        return await carryOut.CommitAsync(act, RequestJourney.Journey.Code, new CaseRequest(draftId, certifier, request, requester), static _ => { }, ct);
    }
}
