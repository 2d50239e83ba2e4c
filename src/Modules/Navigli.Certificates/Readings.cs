using Navigli.Certificates.Paper;
using Navigli.Contracts.Identity;
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
        Stated(snapshot, certificate, purpose, Caller.Anonymous, ReaderKind.ThirdParty, reason: null);

    /// <summary>The same where an officer reads it, for the reason that the officer stated.</summary>
    public static IReadOnlyList<AccessEntry> OfOffice(AccessPurpose purpose, Caller reader, IssuedCertificate certificate, PaperSnapshot snapshot, string? reason) =>
        Stated(snapshot, certificate, purpose, reader, ReaderKind.Office, reason);

    private static List<AccessEntry> Stated(PaperSnapshot snapshot, IssuedCertificate certificate, AccessPurpose purpose, Caller reader, ReaderKind kind, string? reason) =>
        [.. snapshot.Stated.Select(person => new AccessEntry
        {
            Subject = person,
            What = CertificatesPurposes.What(certificate.TypeCode),
            Purpose = purpose,
            Reader = reader,
            Kind = kind,
            CaseReference = certificate.Protocol,
            Reason = reason,
        })];

    /// <summary>Of everybody but the subject, a certificate tells by the right of the family whose certificate it is.</summary>
    private static RightKind RightOver(Guid person, IssuedCertificate certificate) =>
        person == certificate.PersonId && certificate.Right is { } right and not RightKind.Self ? right : RightKind.Family;
}
