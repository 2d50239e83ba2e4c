using Navigli.Platform.Results;

namespace Navigli.Certificates;

internal sealed class CertificatesErrors : ErrorCatalogue<CertificatesTexts>
{
    public const int LongestReason = 256;

    /// <summary>Said alike of who does not exist and of who is not the caller's to ask for, so that nobody learns which.</summary>
    public static Error PersonNotFound { get; } = NotFound("certificates.person-not-found");

    public static Error NotFoundHere { get; } = NotFound("certificates.not-found");

    public static Error TypeUnknown { get; } = Invalid("certificates.type-unknown");

    public static Error DayMissing { get; } = Invalid("certificates.day-missing");

    public static Error DayNotOver { get; } = Invalid("certificates.day-not-over");

    /// <summary>D.P.R. 223/1989, art. 35: certificates of past situations are issued on a reasoned request.</summary>
    public static Error PastReasonMissing { get; } = Invalid("certificates.past-reason-missing");

    public static Error PastReasonTooLong { get; } = Invalid("certificates.past-reason-too-long");

    /// <summary>A self-certification is signed by the person it is about, by a parent or by a guardian (D.P.R. 445/2000, art. 5).</summary>
    public static Error NotToDeclare { get; } = Conflict("certificates.not-to-declare");

    /// <summary>Not among what D.P.R. 445/2000, art. 46 lets a person declare.</summary>
    public static Error NotDeclarable { get; } = Conflict("certificates.not-declarable");

    public static Error StampMissing { get; } = Invalid("certificates.stamp-missing");

    public static Error StampedAtCounter { get; } = Conflict("certificates.stamped-at-counter");

    public static Error FeeDue { get; } = Conflict("certificates.fee-due");

    /// <summary>D.P.R. 642/1972: stamp duty is due unless a use that the law exempts is declared (trap T5 of the sources).</summary>
    public static Error ExemptionMissing { get; } = Invalid("certificates.exemption-missing");

    public static Error ExemptionUnknown { get; } = Invalid("certificates.exemption-unknown");

    public static Error Unfinished { get; } = Conflict("certificates.unfinished");

    /// <summary>The request was confirmed; its argument is the certificate, and the pages go there.</summary>
    public static Error AlreadyIssued { get; } = Conflict("certificates.already-issued");

    /// <summary>The certificate is issued; its sealed file is made when a trust service answers again.</summary>
    public static Error SealUnavailable { get; } = Unavailable("certificates.seal-unavailable");

    public static Error NotToBeShared { get; } = Conflict("certificates.not-to-be-shared");

    public static Error LinkTermUnknown { get; } = Invalid("certificates.link-term-unknown");

    public static Error AddressWrong { get; } = Invalid("certificates.address-wrong");

    public static Error MailUnavailable { get; } = Unavailable("certificates.mail-unavailable");

    public static Error TooManyMessages { get; } = Conflict("certificates.too-many-messages");

    public static Error TooManyLinks { get; } = Conflict("certificates.too-many-links");

    /// <summary>The form was made for something else, or was used for something else already.</summary>
    public static Error FormStale { get; } = Conflict("certificates.form-stale");

    public static Error LinkUnknown { get; } = NotFound("certificates.link-unknown");

    public static Error LinkEnded { get; } = NotFound("certificates.link-ended");

    public static Error LinkWithdrawn { get; } = NotFound("certificates.link-withdrawn");

    public static Error LinkVoided { get; } = NotFound("certificates.link-voided");

    public static Error CodeMalformed { get; } = Invalid("certificates.code-malformed");

    public static Error CodeUnknown { get; } = NotFound("certificates.code-unknown");

    public static Error ProofRefused { get; } = Invalid("certificates.proof-refused");

    /// <summary>Signed with a key that the city has withdrawn; the register still knows the code, if the city issued it.</summary>
    public static Error ProofKeyRevoked { get; } = Invalid("certificates.proof-key-revoked");

    public static Error PaperMissing { get; } = Invalid("certificates.paper-missing").For("Paper.File");

    public static Error PaperTooLarge { get; } = Invalid("certificates.paper-too-large").For("Paper.File");

    public static Error PaperNotPdf { get; } = Invalid("certificates.paper-not-pdf").For("Paper.File");

    public static Error PaperUnsealed { get; } = Invalid("certificates.paper-unsealed");

    /// <summary>Sealed, and neither with the city's key nor a file that the city handed out.</summary>
    public static Error PaperOfAnother { get; } = Invalid("certificates.paper-of-another");

    public static Error PaperAltered { get; } = Invalid("certificates.paper-altered");

    /// <summary>Sealed with the city's key, and not in its register.</summary>
    public static Error PaperUnknown { get; } = NotFound("certificates.paper-unknown");

    /// <summary>A rule forbids the certificate: what it says, and who can clear it, are its arguments.</summary>
    public static Error Blocked { get; } = Conflict("certificates.blocked");

    /// <summary>A rule on the request itself, which the requester can correct.</summary>
    public static Error RuleOnRequest { get; } = Invalid("certificates.rule-on-request");

    /// <summary>The officer's look-up is over, or did not find this person.</summary>
    public static Error RecordNotOpen { get; } = NotFound("certificates.record-not-open");

    public static Error EntryNotOpen { get; } = NotFound("certificates.entry-not-open");

    public static Error RequesterMissing { get; } = Invalid("certificates.requester-missing");

    public static Error RequesterNameMissing { get; } = Invalid("certificates.requester-name-missing");

    public static Error RequesterCodeWrong { get; } = Invalid("certificates.requester-code-wrong");

    public static Error RequesterIsSubject { get; } = Invalid("certificates.requester-is-subject");

    public static Error NoRightFound { get; } = Invalid("certificates.no-right-found");

    public static Error DelegationMissing { get; } = Invalid("certificates.delegation-missing");

    /// <summary>D.P.R. 223/1989, art. 33: certificates of residence and of family are given to anybody who asks.</summary>
    public static Error NotForAnybody { get; } = Invalid("certificates.not-for-anybody");

    public static Error DocumentMissing { get; } = Invalid("certificates.document-missing");

    public static Error DocumentNumberWrong { get; } = Invalid("certificates.document-number-wrong");

    public static Error StampNotDue { get; } = Invalid("certificates.stamp-not-due");

    public static Error StampSerialWrong { get; } = Invalid("certificates.stamp-serial-wrong");

    /// <summary>A paper stamp pays once.</summary>
    public static Error StampUsed { get; } = Conflict("certificates.stamp-used");

    public static Error ForceReasonMissing { get; } = Invalid("certificates.force-reason-missing");

    public static Error ReasonTooLong { get; } = Invalid("certificates.reason-too-long");

    public static Error OfficeReasonMissing { get; } = Invalid("certificates.office-reason-missing");

    public static Error NumberMissing { get; } = Invalid("certificates.number-missing");

    public static Error NotInRegister { get; } = NotFound("certificates.not-in-register");

    /// <summary>The paper states an address that is protected now.</summary>
    public static Error PaperHidden { get; } = Conflict("certificates.paper-hidden");

    public static Error AlreadyVoided { get; } = Conflict("certificates.already-voided");

    /// <summary>The registry has nobody with that code.</summary>
    public static Error SubjectUnknown { get; } = NotFound("certificates.subject-unknown");

    public static Error SubjectCodeWrong { get; } = Invalid("certificates.subject-code-wrong");

    public static Error CaseReferenceTooLong { get; } = Invalid("certificates.case-reference-too-long");

    public static Error LanguageUnknown { get; } = Invalid("certificates.language-unknown");

    /// <summary>The idempotency key came before with another body.</summary>
    public static Error KeyUsed { get; } = Invalid("certificates.key-used");

    /// <summary>The request of an idempotency key was not carried out, and its look-up is over: nothing was issued.</summary>
    public static Error KeyLapsed { get; } = Conflict("certificates.key-lapsed");

    /// <summary>ANPR has not answered, or has refused.</summary>
    public static Error NotIssuedYet { get; } = Conflict("certificates.not-issued-yet");

    /// <summary>A verification by API shows a code or a proof, one of the two.</summary>
    public static Error OneOfTwo { get; } = Invalid("certificates.one-of-two");

    /// <summary>The certificate that a confirmed request became, where that is the failure.</summary>
    public static Guid? IssuedAs(Error error) => error.Code == AlreadyIssued.Code ? (Guid)error.Args[0] : null;
}
