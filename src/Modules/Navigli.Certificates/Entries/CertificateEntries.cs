using Navigli.Certificates.Cases;
using Navigli.Contracts.Folder;

namespace Navigli.Certificates.Entries;

/// <summary>Tells the folder of cases and certificates, with the pending changes that they are.</summary>
internal sealed class CertificateEntries(IFolder folder, ExpiryEntries expiries)
{
    public async Task PutAsync(CertificateCase @case, CancellationToken ct)
    {
        if (RequestEntries.Of(@case) is { } entry)
            await folder.PutAsync(entry, ct);
    }

    public async Task PutAsync(IssuedCertificate certificate, CancellationToken ct)
    {
        if (expiries.Of(certificate) is { } entry)
            await folder.PutAsync(entry, ct);
    }

    public Task SettleAsync(IssuedCertificate certificate, CancellationToken ct) => folder.SettleAsync(ExpiryEntries.Kind, ExpiryEntries.Reference(certificate.Id), ct);
}
