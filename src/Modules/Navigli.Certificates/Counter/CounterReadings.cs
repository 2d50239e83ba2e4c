using Navigli.Contracts.Residents;
using Navigli.Platform.Access;
using Navigli.Platform.Ledger;

namespace Navigli.Certificates.Counter;

/// <summary>The ledger's lines of an officer who looks whether a certificate can be issued: the record tells of the household and of the couple too.</summary>
internal static class CounterReadings
{
    public static List<AccessEntry> OfRecord(Caller reader, OpenedRecord opened, CertifiableRecord record)
    {
        var others = record.Household.Select(m => m.Person.PersonId)
            .Concat(record.Events.Select(e => e.Partner?.PersonId).OfType<Guid>())
            .Distinct().Where(id => id != opened.PersonId);
        return [Line(reader, opened, opened.PersonId, CertificatesPurposes.WhatCertifiability), .. others.Select(id => Line(reader, opened, id, CertificatesPurposes.WhatHousehold))];
    }

    public static AccessEntry Line(Caller reader, OpenedRecord opened, Guid subject, string what) => new()
    {
        Subject = subject,
        What = what,
        Purpose = CertificatesPurposes.Counter,
        Reader = reader,
        Kind = ReaderKind.Office,
        Reason = opened.Reason,
        CaseReference = opened.CaseReference,
    };
}
