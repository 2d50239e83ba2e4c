using Navigli.Certificates.Cases;
using Navigli.Contracts.Deadlines;
using Navigli.Contracts.Folder;

namespace Navigli.Certificates.Entries;

/// <summary>Tells the folder of cases and certificates, with the pending changes that they are.</summary>
internal sealed class CertificateEntries(IFolder folder, IDeadlines deadlines)
{
    public async Task PutAsync(CertificateCase @case, CancellationToken ct)
    {
        if (RequestEntries.Of(@case) is { } entry)
            await folder.PutAsync(entry, ct);
    }

    public async Task PutAsync(IssuedCertificate certificate, CancellationToken ct)
    {
        if (ValidityFacts.Of(certificate) is { } fact)
            await deadlines.PutAsync(ValidityFacts.Name, fact, ct);
    }

    public Task SettleAsync(IssuedCertificate certificate, CancellationToken ct) => deadlines.SettleAsync(ValidityFacts.Name, certificate.Id, ct);
}
