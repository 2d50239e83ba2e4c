using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Navigli.Certificates.Counter;
using Navigli.Certificates.Request;
using Navigli.Contracts.Residents;

namespace Navigli.Certificates.Api;

/// <summary>Whoever asks at the counter.</summary>
[Description("Whoever asks, identified by the officer (D.P.R. 223/1989, art. 33; D.P.R. 445/2000, art. 35).")]
internal sealed record RequesterMessage
{
    [Description("In which quality: the person of the certificate, who has a right by the registry, who brings a delegation, anybody else (residence and family alone).")]
    public required RequesterKind Kind { get; init; }

    [Description("Codice fiscale, of who has a right by the registry.")]
    [MaxLength(16), RegularExpression("^[0-9A-Za-z]{11,16}$")]
    public string? TaxCode { get; init; }

    [Description("Family name, of everybody but the person of the certificate.")]
    [MaxLength(CounterRules.LongestName)]
    public string? FamilyName { get; init; }

    [Description("Given name, of everybody but the person of the certificate.")]
    [MaxLength(CounterRules.LongestName)]
    public string? GivenName { get; init; }

    [Description("Date or number of the delegation that is kept on file.")]
    [MaxLength(CounterRules.LongestName)]
    public string? Delegation { get; init; }

    [Description("Document by which whoever asks was identified.")]
    public required IdentityDocument DocumentKind { get; init; }

    [Description("Number of that document.")]
    [MinLength(3), MaxLength(CounterRules.LongestDocument)]
    public required string DocumentNumber { get; init; }
}

/// <summary>A request for a certificate, on behalf of whoever asks at the counter.</summary>
[Description("A request for a certificate, on behalf of whoever asks at the counter.")]
internal sealed record CertificateRequest
{
    public const int LongestCaseReference = 50;

    [Description("Codice fiscale of the person whom the certificate is about.")]
    [MaxLength(16), RegularExpression("^[0-9A-Za-z]{11,16}$")]
    public required string TaxCode { get; init; }

    [Description("Why the record is read; the person reads it in the access ledger.")]
    [MinLength(CounterRules.ShortestReason), MaxLength(CertificatesErrors.LongestReason)]
    public required string Reason { get; init; }

    [Description("Number of the case or of the request for which the record is read.")]
    [MaxLength(LongestCaseReference)]
    public string? CaseReference { get; init; }

    [Description("Code of a certificate type (ANPR table 13), or several joined by + in any order.")]
    [MaxLength(60), RegularExpression(@"^[0-9]{1,2}(\+[0-9]{1,2})*$")]
    public required string Type { get; init; }

    [Description("The day of which a certificate of the past speaks.")]
    public DateOnly? OnDate { get; init; }

    [Description("Why a certificate of the past is asked for (D.P.R. 223/1989, art. 35).")]
    [MaxLength(CertificatesErrors.LongestReason)]
    public string? PastReason { get; init; }

    public required RequesterMessage Requester { get; init; }

    [Description("Code of the destination of use, which decides stamp duty and warning: see certificate-types.")]
    [MaxLength(20), RegularExpression("^[0-9a-z-]+$")]
    public required string Use { get; init; }

    [Description("The reason for exemption from stamp duty, where the use asks for one.")]
    [MaxLength(CertificatesErrors.LongestReason)]
    public string? ExemptionReason { get; init; }

    [Description("Identification number of the paper stamp, where stamp duty is due: 14 digits. Each stamp pays once.")]
    [MaxLength(20), RegularExpression("^[0-9 .-]+$")]
    public string? StampSerial { get; init; }

    [Description("Edition: IT, or the code of another in which the city makes its certificates. IT where absent.")]
    [MaxLength(10), RegularExpression("^[A-Z-]+$")]
    public string? Language { get; init; }

    [Description("Why rules that an officer may pass over are passed over; without it they refuse the certificate.")]
    [MinLength(CounterRules.ShortestReason), MaxLength(CertificatesErrors.LongestReason)]
    public string? ForceReason { get; init; }

    public CounterAnswers Answers(FoundRecord record) => new CounterForm
    {
        TypeCode = Type,
        PastReason = PastReason,
        Requester = Requester.Kind.ToString(),
        CodiceFiscale = Requester.TaxCode,
        FamilyName = Requester.FamilyName,
        GivenName = Requester.GivenName,
        Document = Requester.DocumentKind.ToString(),
        DocumentNumber = Requester.DocumentNumber,
        Delegation = Requester.Delegation,
        Stamp = (string.IsNullOrWhiteSpace(StampSerial) ? StampChoice.Exempt : StampChoice.Stamped).ToString(),
        Destination = Use,
        ExemptionReason = ExemptionReason,
        StampSerial = StampSerial,
        Language = Language,
        OnDate = OnDate is { } day ? Design.TypedDate.Format(day) : null,
    }.Over(new CounterAnswers { LookUpId = record.LookUpId, PersonId = record.PersonId });
}

/// <summary>A search in the register.</summary>
[Description("What finds an entry of the register, and why it is looked for.")]
internal sealed record SearchMessage
{
    [Description("Protocol or verification code, as printed.")]
    [MaxLength(64)]
    public required string Number { get; init; }

    [Description("Why the entry is opened; the persons whom the certificate names read it in the access ledger.")]
    [MinLength(CounterRules.ShortestReason), MaxLength(CertificatesErrors.LongestReason)]
    public required string Reason { get; init; }
}

/// <summary>Why a certificate is voided.</summary>
[Description("Why a certificate is voided.")]
internal sealed record VoidMessage
{
    [Description("The reason, which the register keeps.")]
    [MinLength(CounterRules.ShortestReason), MaxLength(CertificatesErrors.LongestReason)]
    public required string Reason { get; init; }
}

/// <summary>What of a certificate is shown to be verified: one of the two.</summary>
[Description("What of a certificate is shown to be verified: exactly one of the two.")]
internal sealed record VerificationMessage
{
    [Description("The verification code, as printed.")]
    [MaxLength(64)]
    public string? Code { get; init; }

    [Description("What the QR code holds after the # of its address: the signed facts.")]
    [MaxLength(4096)]
    public string? Proof { get; init; }
}
