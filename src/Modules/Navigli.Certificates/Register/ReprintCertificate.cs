using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Outcome;
using Navigli.Certificates.Paper;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Drafts;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Register;

/// <summary>Gives the stored file of the entry that the officer has open, to be printed once more: the same document under the same number, and nothing to pay again.</summary>
internal sealed class ReprintCertificate(CityDb db, CurrentCaller caller, ActFactory acts, Journeys journeys, PaperStore papers, ProtectedPapers hidden, AccessLedger ledger)
{
    public async Task<Result<CertificateFile>> RunAsync(Guid draftId, CancellationToken ct)
    {
        if (await journeys.FindAsync(RegisterJourney.Journey, draftId, ct) is not { Succeeded: true, Value.Answers: var opened })
            return CertificatesErrors.EntryNotOpen;
        var found = await db.Certificates.Where(c => c.Id == opened.CertificateId)
            .Join(db.CertificateStatements, c => c.Id, s => s.CertificateId, (c, s) => new { Certificate = c, s.Snapshot }).SingleOrDefaultAsync(ct);
        if (found is null)
            return CertificatesErrors.EntryNotOpen;
        if (found.Certificate.VoidedAt is not null)
            return CertificatesErrors.AlreadyVoided;
        if (await hidden.IsHiddenAsync(found.Certificate, ct))
            return CertificatesErrors.PaperHidden;
        var snapshot = PaperStore.Deserialize(found.Snapshot);
        await ledger.RecordAsync(Readings.OfOffice(CertificatesPurposes.Register, caller.Value, found.Certificate, snapshot, opened.Reason), ct);
        var read = await papers.ReadAsync(found.Certificate, snapshot, ct);
        if (!read.Succeeded)
            return read.Error;
        await db.CommitAsync(acts.Office(CertificatesActs.Reprint, Role.RegistryOfficer, found.Certificate.PersonId, $"{found.Certificate.Protocol} · {opened.Reason}"), ct);
        return CertificateFile.Of(found.Certificate, read.Value);
    }
}
