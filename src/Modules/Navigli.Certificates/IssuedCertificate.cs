using Navigli.Certificates.Certifiers;
using Navigli.Contracts.Identity;

namespace Navigli.Certificates;

/// <summary>
/// A certificate in the city's register of certificates. What it states of people is apart, in <see cref="CertificateStatements"/>, so that
/// lists and counts read nobody's record.
/// </summary>
internal sealed class IssuedCertificate
{
    public required Guid Id { get; init; }

    /// <summary>The request it came from; unique, so that confirming twice cannot issue twice.</summary>
    public required Guid DraftId { get; init; }

    /// <summary>The account that asked for it; null at the counter, where who asked is in <see cref="Counter.CounterIssue"/>.</summary>
    public required Guid? AccountId { get; init; }

    /// <summary>Code of the office that issued it at its counter; null online.</summary>
    public string? Office { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Code of a <see cref="Platform.City.CertificateSelection"/>: one type of ANPR table 13, or several joined by "+".</summary>
    public required string TypeCode { get; init; }

    /// <summary>Present given name of the person, for the requester's own list.</summary>
    public required string SubjectName { get; init; }

    /// <summary>Who certified.</summary>
    public required Certifier Certifier { get; init; }

    /// <summary>The certifier's number, as printed: the city's own has year and count, ANPR's is digits alone.</summary>
    public required string Protocol { get; set; }

    /// <summary>Verification code, canonical: see <see cref="VerificationCode"/>.</summary>
    public required string Code { get; init; }

    /// <summary>The right by which it was asked for; null for a third party and for a delegate at the counter.</summary>
    public required RightKind? Right { get; init; }

    /// <summary>The delegation that the right was: who gave it is told of what becomes of the certificate.</summary>
    public Guid? DelegationId { get; init; }

    /// <summary>Destination of use, code of the city pack.</summary>
    public required string UseCode { get; init; }

    /// <summary>Exemption from stamp duty, ANPR table 39; null where the duty was paid.</summary>
    public string? ExemptionCode { get; init; }

    public required int FeeCents { get; init; }

    /// <summary>Edition, code of the city pack.</summary>
    public required string Language { get; init; }

    public required DateTime IssuedAt { get; set; }

    /// <summary>Last day of validity; null where the facts cannot change.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>When it was voided: from then on it counts no more, here and in the published list of revocations, which keeps it for good.</summary>
    public DateTime? VoidedAt { get; set; }

    /// <summary>Why it was voided, in the officer's words.</summary>
    public string? VoidReason { get; set; }

    /// <summary>The sealed PDF once it is stored: the document. The city's is made from the statements, later if it could not be made at once; ANPR's is as received, and there from the first.</summary>
    public Guid? FileId { get; set; }

    /// <summary>SHA-256 of that file: whoever brings it for verification has the very file that was issued, whoever sealed it.</summary>
    public byte[]? FileHash { get; set; }
}

/// <summary>What a certificate states, word for word as on the day of issue.</summary>
internal sealed class CertificateStatements
{
    public required Guid CertificateId { get; init; }

    /// <summary>JSON of <see cref="Paper.PaperSnapshot"/>.</summary>
    public required string Snapshot { get; init; }
}
