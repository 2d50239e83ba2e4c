using Navigli.Platform.Acts;

namespace Navigli.Certificates;

internal static class CertificatesActs
{
    public static readonly ActType Issue = new(
        "certificates.issue", "A certificate is issued online to a citizen, for oneself or for a person whom the citizen has the right to certify");

    public static readonly ActType StorePaper = new(
        "certificates.store-paper", "The sealed PDF of an issued certificate is put into the file store");
}
