using Navigli.Contracts.Identity;

namespace Navigli.Certificates.Drawer;

internal static class Holdings
{
    /// <summary>
    /// The certificates that are somebody's to keep: those the account asked for, and those about the person that the person or the family asked
    /// for. A paper that a third party was given at the counter is the third party's; the person finds it among the accesses.
    /// </summary>
    public static IQueryable<IssuedCertificate> HeldBy(this IQueryable<IssuedCertificate> certificates, Guid? account, Guid? person) =>
        certificates.Where(c => (c.AccountId != null && c.AccountId == account) || (c.PersonId == person && (c.AccountId != null || c.Right == RightKind.Self)));

    /// <summary>By which right a certificate is an account's to see: that by which it asked for it, or its being about that account's person.</summary>
    public static RightKind RightOf(this IssuedCertificate certificate, Guid? account) =>
        certificate.AccountId == account ? certificate.Right ?? RightKind.Self : RightKind.Self;
}
