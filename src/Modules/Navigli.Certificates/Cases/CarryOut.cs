using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Entries;
using Navigli.Certificates.Paper;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Cases;

/// <summary>
/// The one way in which a request that passed every rule becomes a certificate, online and at the counter. Case, outcome of the draft and, where the
/// city certifies, number, register's row and statements commit together; the ledger's lines and the sealed file follow.
/// </summary>
internal sealed class CarryOut(CityDb db, Journeys journeys, OpenCase cases, AskAnpr anpr, PaperStore papers, CertificateEntries entries, AccessLedger ledger, TimeProvider clock)
{
    /// <summary>Opens the case and confirms its draft.</summary>
    /// <param name="act">The act, already in the name of whoever does it.</param>
    /// <param name="journey">Code of the draft's journey.</param>
    /// <param name="request">What is certified.</param>
    /// <param name="also">What else belongs to the same commit.</param>
    /// <param name="ct">Cancels what was not yet committed.</param>
    /// <exception cref="DbUpdateException">A second confirmation came at the same time, or what must be unique is not.</exception>
    public async Task<OpenedCase> CommitAsync(Act act, string journey, CaseRequest request, Action<OpenedCase> also, CancellationToken ct)
    {
        OpenedCase? opened = null;
        await db.CommitAsync(
            act,
            async inner =>
            {
                opened = await cases.OpenAsync(act, request, inner);
                also(opened);
                await entries.PutAsync(opened.Case, inner);
                if (opened.Pending is null)
                    await entries.PutAsync(opened.Certificate, inner);
                if (await journeys.ConfirmAsync(journey, request.DraftId, opened.Case.Id, inner) is { Succeeded: false })
                    throw new DbUpdateConcurrencyException("The draft expired while it was being confirmed");
            },
            ct);
        return opened!;
    }

    /// <summary>Commits once, however many confirmations of the draft meet; then writes the ledger, and asks ANPR or makes the file.</summary>
    /// <param name="journey">The draft's journey.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="commit">Makes the one commit, by <see cref="CommitAsync"/>.</param>
    /// <param name="lines">What the ledger is told of what was issued.</param>
    /// <param name="explain">Why the commit broke, where it was not another confirmation; null when there is no telling.</param>
    /// <param name="ct">Cancels what was not yet committed.</param>
    /// <returns>The id of the case.</returns>
    public async Task<Result<Guid>> OnceAsync<TAnswers>(
        Journey<TAnswers> journey, Guid draftId, Func<Task<OpenedCase>> commit, Func<OpenedCase, IReadOnlyList<AccessEntry>> lines, Func<Task<Error?>> explain, CancellationToken ct)
        where TAnswers : class, new()
    {
        OpenedCase opened;
        try
        {
            opened = await commit();
        }
        catch (DbUpdateException e)
        {
            // A second confirmation came at the same time: its transaction took no number, and the first one's outcome is the outcome.
            db.ChangeTracker.Clear();
            if (await journeys.FindAsync(journey, draftId, ct) is { Succeeded: true, Value.OutcomeId: { } first })
                return await OnceSettledAsync(first, ct);
            if (e is DbUpdateConcurrencyException)
                return DraftErrors.Stale;
            if (await explain() is { } reason)
                return reason;
            throw;
        }

        await ledger.RecordAsync(lines(opened), ct);
        if (opened.Pending is { } order)
            // The question is the case's, not the browser's: whoever closes the page finds the answer at the case.
            await anpr.AskAsync(opened.Case, order, CancellationToken.None);
        else
            // A full disk, or a trust service that is down, must not undo what is issued: the file is made at the first download.
            await papers.StoreAsync(opened.Certificate, opened.Snapshot, ct);
        return opened.Case.Id;
    }

    /// <summary>
    /// A second click comes while the first still asks ANPR or seals: it waits a little, so as not to say of what is about to be there that it is missing.
    /// </summary>
    public async Task<Guid> OnceSettledAsync(Guid id, CancellationToken ct)
    {
        for (var looks = 0; looks < 50 && await IsUnderWayAsync(id, ct); looks++)
            await Task.Delay(TimeSpan.FromMilliseconds(100), clock, ct);
        return id;
    }

    private Task<bool> IsUnderWayAsync(Guid id, CancellationToken ct) => db.Cases.AnyAsync(
        c => c.Id == id && (c.State == CaseState.Asked || (c.State == CaseState.Issued && db.Set<IssuedCertificate>().Any(issued => issued.Id == id && issued.FileId == null))), ct);
}
