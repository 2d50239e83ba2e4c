using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Drawer;
using Navigli.Certificates.Paper;
using Navigli.Certificates.Rules;
using Navigli.Contracts.Privacy;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;

namespace Navigli.Certificates.OwnData;

/// <summary>The stored files of the certificates about a person that are the person's to keep, for the copy of one's own data.</summary>
internal sealed class OwnPapers(CityDb db, PaperStore papers, AccessLedger ledger, RequestRules rules, IResidentDirectory directory)
{
    /// <summary>The files, and whether some are left out since they state an address that is protected now.</summary>
    public async Task<(IReadOnlyList<DataDocument> Documents, bool Hidden)> OfAsync(DataSubject subject, CancellationToken ct)
    {
        if (subject.PersonId is not { } person)
            return ([], false);
        var held = await db.Certificates.AsNoTracking().HeldBy(subject.AccountId, person).Where(c => c.PersonId == person && c.FileId != null)
            .Join(db.CertificateStatements, c => c.Id, s => s.CertificateId, (c, s) => new { Certificate = c, s.Snapshot }).OrderBy(h => h.Certificate.IssuedAt).ToListAsync(ct);
        var isProtected = held.Count > 0 && await directory.IsAddressProtectedAsync(person, ct);
        var given = held.FindAll(h => !(isProtected && StatesAddress(h.Certificate)));
        var reader = new Caller { AccountId = subject.AccountId, PersonId = person };
        await ledger.RecordAsync([.. given.SelectMany(h => Readings.OfCertificate(CertificatesPurposes.Copy, reader, h.Certificate, PaperStore.Deserialize(h.Snapshot)))], ct);
        return (given.ConvertAll(h => new DataDocument($"certificato-{h.Certificate.Protocol.Replace('/', '-')}.pdf", async token => await papers.ReadStoredAsync(h.Certificate.FileId!.Value, token))), given.Count < held.Count);
    }

    private bool StatesAddress(IssuedCertificate certificate) =>
        rules.Select(certificate.TypeCode) is not { } selection || Statements.Of(selection).Any(s => s.StatesAddress);
}
