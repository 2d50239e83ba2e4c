using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Outcome;
using Navigli.Certificates.Paper;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Register;

/// <summary>The stored file of the entry that an officer has open, and why it is open.</summary>
internal sealed record OpenedPaper(IssuedCertificate Certificate, CertificateFile File, string Reason);

/// <summary>Reads the file of an entry for whoever has it open, and writes the ledger; a paper with a protected address is kept back.</summary>
internal sealed class EntryPaper(CityDb db, CurrentCaller caller, Journeys journeys, PaperStore papers, ProtectedPapers hidden, AccessLedger ledger)
{
    /// <summary>Reads it, once nothing stands in the way.</summary>
    /// <param name="draftId">The opening.</param>
    /// <param name="refuse">What else keeps this certificate's file back; null where nothing does.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<OpenedPaper>> ReadAsync(Guid draftId, Func<IssuedCertificate, Error?> refuse, CancellationToken ct)
    {
        if (await journeys.FindAsync(RegisterJourney.Journey, draftId, ct) is not { Succeeded: true, Value.Answers: var opened })
            return CertificatesErrors.EntryNotOpen;
        var found = await db.Certificates.Where(c => c.Id == opened.CertificateId)
            .Join(db.CertificateStatements, c => c.Id, s => s.CertificateId, (c, s) => new { Certificate = c, s.Snapshot }).SingleOrDefaultAsync(ct);
        if (found is null)
            return CertificatesErrors.NotIssuedYet;
        if (refuse(found.Certificate) is { } refused)
            return refused;
        if (await hidden.IsHiddenAsync(found.Certificate, ct))
            return CertificatesErrors.PaperHidden;
        var snapshot = PaperStore.Deserialize(found.Snapshot);
        await ledger.RecordAsync(Readings.OfOffice(CertificatesPurposes.Register, caller.Value, found.Certificate, snapshot, opened.Reason), ct);
        var read = await papers.ReadAsync(found.Certificate, snapshot, ct);
        return read.Succeeded ? new OpenedPaper(found.Certificate, CertificateFile.Of(found.Certificate, read.Value), opened.Reason ?? "") : read.Error;
    }
}
