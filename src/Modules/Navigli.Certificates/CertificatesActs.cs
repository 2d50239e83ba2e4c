using Navigli.Platform.Acts;

namespace Navigli.Certificates;

internal static class CertificatesActs
{
    public static readonly ActType Issue = new(
        "certificates.issue", "A certificate is issued online to a citizen, for oneself or for a person whom the citizen has the right to certify");

    public static readonly ActType Draft = new("certificates.draft", "A citizen begins a request for a certificate, or goes on with it; the folder offers to finish it");

    public static readonly ActType Share = new(
        "certificates.share", "A citizen makes a link by which whoever has it downloads a certificate of the citizen's, to hand on or to be sent by e-mail");

    public static readonly ActType WithdrawLink = new("certificates.withdraw-link", "A citizen withdraws a link to a certificate before its time is over");

    public static readonly ActType OpenLink = new("certificates.open-link", "Whoever has a link downloads the certificate");

    public static readonly ActType IssueAtCounter = new(
        "certificates.issue-at-counter",
        "A certificate is issued at a registry office to whoever asked and was identified, or ANPR is asked for it; the reason names the rules that the officer forced");

    public static readonly ActType Void = new(
        "certificates.void", "An officer voids an issued certificate for good, with the reason");

    public static readonly ActType Reprint = new(
        "certificates.reprint", "An officer takes the stored file of an issued certificate out of the register to print it once more, with the reason for which the entry was opened");

    public static readonly ActType StorePaper = new(
        "certificates.store-paper", "The sealed PDF of an issued certificate is put into the file store");

    public static readonly ActType Ask = new(
        "certificates.ask", "ANPR is asked for a certificate that a citizen has the right to: the case is opened, or taken to be asked again, before the question leaves");

    public static readonly ActType Answer = new(
        "certificates.answer", "ANPR refuses a certificate, or gives no answer and the case waits");

    public static readonly ActType IssueByAnpr = new(
        "certificates.issue-by-anpr", "A certificate that ANPR issued is registered under its number, with its file as received");

    public static readonly ActType BindKey = new(
        "certificates.bind-key", "A request for a certificate comes by the API: its idempotency key is bound to its body and to a draft, under the reason stated");

    public static readonly ActType OpenByApi = new(
        "certificates.open-by-api", "An entry of the register is opened by the API for half an hour, for the reason stated");
}
