using Navigli.Certificates.Paper;
using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;

namespace Navigli.Certificates;

/// <summary>The ledger lines of a certificate: one for each person of whom it states something, the reader's own record aside.</summary>
internal static class Readings
{
    public static IReadOnlyList<AccessEntry> OfCertificate(AccessPurpose purpose, Caller reader, IssuedCertificate certificate, PaperSnapshot snapshot) =>
        [.. snapshot.Stated.Where(person => person != reader.PersonId).Select(person => new AccessEntry
        {
            Subject = person,
            What = CertificatesPurposes.What(certificate.TypeCode),
            Purpose = purpose,
            Reader = reader,
            Kind = ReaderKind.Citizen,
            Right = CertificatesPurposes.RightCode(RightOver(person, certificate)),
            CaseReference = certificate.Protocol,
        })];

    /// <summary>The lines of a certificate that is given to whoever has what opens it: who that is, nobody asks.</summary>
    public static IReadOnlyList<AccessEntry> OfHandedOver(AccessPurpose purpose, IssuedCertificate certificate, PaperSnapshot snapshot) =>
        [.. snapshot.Stated.Select(person => new AccessEntry
        {
            Subject = person,
            What = CertificatesPurposes.What(certificate.TypeCode),
            Purpose = purpose,
            Reader = Caller.Anonymous,
            Kind = ReaderKind.ThirdParty,
            CaseReference = certificate.Protocol,
        })];

    /// <summary>Of everybody but the subject, a certificate tells by the right of the family whose certificate it is.</summary>
    private static RightKind RightOver(Guid person, IssuedCertificate certificate) =>
        person == certificate.PersonId && certificate.Right != RightKind.Self ? certificate.Right : RightKind.Family;
}
