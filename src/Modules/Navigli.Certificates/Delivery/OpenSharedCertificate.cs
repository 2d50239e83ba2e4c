using Microsoft.EntityFrameworkCore;
using Navigli.Certificates.Outcome;
using Navigli.Certificates.Paper;
using Navigli.Platform.Acts;
using Navigli.Platform.City;
using Navigli.Platform.Data;
using Navigli.Platform.Ledger;
using Navigli.Platform.Results;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Delivery;

/// <summary>
/// Gives a certificate to whoever has a link to it. Looking at the link tells nothing of the certificate and counts for nothing, since chat and mail
/// programs look by themselves; only the download is an opening.
/// </summary>
internal sealed class OpenSharedCertificate(CityDb db, ActFactory acts, AccessLedger ledger, PaperStore papers, CityPack city, TimeProvider clock)
{
    /// <summary>Until when the link opens, UTC.</summary>
    public async Task<Result<DateTime>> ShowAsync(string secret, CancellationToken ct)
    {
        var found = await FindAsync(secret, ct);
        return found.Succeeded ? found.Value.Link.ExpiresAt : found.Error;
    }

    public async Task<Result<CertificateFile>> DownloadAsync(string secret, CancellationToken ct)
    {
        var found = await FindAsync(secret, ct);
        if (!found.Succeeded)
            return found.Error;
        var (link, certificate) = found.Value;
        var snapshot = PaperStore.Deserialize(await db.CertificateStatements.Where(s => s.CertificateId == certificate.Id).Select(s => s.Snapshot).SingleAsync(ct));
        await ledger.RecordAsync(Readings.OfHandedOver(CertificatesPurposes.Share, certificate, snapshot), ct);
        var read = await papers.ReadAsync(certificate, snapshot, ct);
        if (!read.Succeeded)
            return read.Error;
        var act = acts.Citizen(CertificatesActs.OpenLink);
        db.LinkOpenings.Add(new LinkOpening { Id = clock.NewId(), LinkId = link.Id, At = act.At });
        await db.CommitAsync(act, ct);
        return CertificateFile.Of(certificate, read.Value);
    }

    private async Task<Result<(CertificateLink Link, IssuedCertificate Certificate)>> FindAsync(string secret, CancellationToken ct)
    {
        if (!ShareTickets.CanBeSecret(secret))
            return CertificatesErrors.LinkUnknown;
        var hash = ShareTickets.Hash(secret);
        var found = await db.CertificateLinks.Where(l => l.SecretHash == hash).Join(db.Certificates, l => l.CertificateId, c => c.Id, (l, c) => new { Link = l, Certificate = c }).SingleOrDefaultAsync(ct);
        if (found is null)
            return CertificatesErrors.LinkUnknown;
        if (found.Certificate.State(city.Calendar.Today(clock)) is CertificateState.Voided)
            return CertificatesErrors.LinkVoided;
        return found.Link.State(clock.UtcInstant()) switch
        {
            LinkState.Withdrawn => CertificatesErrors.LinkWithdrawn,
            LinkState.Ended => CertificatesErrors.LinkEnded,
            _ => (found.Link, found.Certificate),
        };
    }
}
