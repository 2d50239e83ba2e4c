using Navigli.Certificates.Outcome;
using Navigli.Platform.Access;
using Navigli.Platform.Acts;
using Navigli.Platform.Data;
using Navigli.Platform.Results;

namespace Navigli.Certificates.Register;

/// <summary>Gives the stored file of the entry that the officer has open, to be printed once more: the same document under the same number, and nothing to pay again.</summary>
internal sealed class ReprintCertificate(CityDb db, ActFactory acts, EntryPaper papers)
{
    public async Task<Result<CertificateFile>> RunAsync(Guid draftId, CancellationToken ct)
    {
        var read = await papers.ReadAsync(draftId, static certificate => certificate.VoidedAt is null ? null : CertificatesErrors.AlreadyVoided, ct);
        if (!read.Succeeded)
            return read.Error;
        var (certificate, file, reason) = read.Value;
        await db.CommitAsync(acts.Office(CertificatesActs.Reprint, Role.RegistryOfficer, certificate.PersonId, $"{certificate.Protocol} · {reason}"), ct);
        return file;
    }
}
