using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Cases;
using Navigli.Certificates.Certifiers;
using Navigli.Certificates.Paper;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Request;

/// <summary>
/// Issues what a draft asks for: once, however often it is confirmed. Case, outcome of the draft and, where the city certifies, number, register's
/// row and statements commit together; the sealed file follows, and is made again from the statements where it got lost. Where ANPR certifies, it
/// is asked once the case is committed.
/// </summary>
internal sealed class IssueCertificate(
    CityDb db, CurrentCaller caller, ActFactory acts, Journeys journeys, RequestCheck check, CertifierDesk desk, OpenCase cases, AskAnpr anpr, PaperStore papers,
    AccessLedger ledger, TimeProvider clock)
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
            return await OnceSealedAsync(outcome, ct);
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
                return await OnceSealedAsync(first, ct);
            if (e is DbUpdateConcurrencyException)
                return DraftErrors.Stale;
            throw;
        }

        await ledger.RecordAsync(Readings.OfCertificate(CertificatesPurposes.Issue, caller.Value, opened.Certificate, opened.Snapshot), ct);
        if (opened.Pending is { } order)
            // The question is the case's, not the browser's: whoever closes the page finds the answer at the case.
            await anpr.AskAsync(opened.Case, order, CancellationToken.None);
        else
            // A full disk, or a trust service that is down, must not undo what is issued: the file is made at the first download.
            await papers.StoreAsync(opened.Certificate, opened.Snapshot, ct);
        return opened.Case.Id;
    }

    private async Task<OpenedCase> CommitAsync(Guid draftId, CheckedRequest request, CancellationToken ct)
    {
        IReadOnlyList<string> types = [.. request.Selection.Types.Select(t => t.Code)];
        var certifier = desk.Of(types);
        var behalf = request.Right.Kind == RightKind.Self ? (Guid?)null : request.Record.Person.PersonId;
        var act = acts.Citizen(certifier == Certifier.Anpr ? CertificatesActs.Ask : CertificatesActs.Issue, behalf);
        var requester = certifier == Certifier.Anpr && behalf is not null ? await cases.RequesterAsync(ct) : null;
        OpenedCase? opened = null;
        await db.CommitAsync(
            act,
            async inner =>
            {
                opened = await cases.OpenAsync(act, new CaseRequest(draftId, certifier, types, request, requester), inner);
                if (await journeys.ConfirmAsync(RequestJourney.Journey.Code, draftId, opened.Case.Id, inner) is { Succeeded: false })
                    throw new DbUpdateConcurrencyException("The draft expired while it was being confirmed");
            },
            ct);
        return opened!;
    }

    /// <summary>A second click comes while the first is still sealing: it waits a little, so as not to say that the document is missing.</summary>
    private async Task<Guid> OnceSealedAsync(Guid certificate, CancellationToken ct)
    {
        for (var looks = 0; looks < 20 && await db.Certificates.AnyAsync(c => c.Id == certificate && c.FileId == null, ct); looks++)
            await Task.Delay(TimeSpan.FromMilliseconds(100), clock, ct);
        return certificate;
    }
}
