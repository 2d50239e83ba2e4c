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

    public static Error CodeMalformed { get; } = Invalid("certificates.code-malformed");

    public static Error CodeUnknown { get; } = NotFound("certificates.code-unknown");

    public static Error ProofRefused { get; } = Invalid("certificates.proof-refused");

    /// <summary>Signed with a key that the city has withdrawn; the register still knows the code, if the city issued it.</summary>
    public static Error ProofKeyRevoked { get; } = Invalid("certificates.proof-key-revoked");

    /// <summary>A rule forbids the certificate: what it says, and who can clear it, are its arguments.</summary>
    public static Error Blocked { get; } = Conflict("certificates.blocked");

    /// <summary>A rule on the request itself, which the requester can correct.</summary>
    public static Error RuleOnRequest { get; } = Invalid("certificates.rule-on-request");

    /// <summary>The certificate that a confirmed request became, where that is the failure.</summary>
    public static Guid? IssuedAs(Error error) => error.Code == AlreadyIssued.Code ? (Guid)error.Args[0] : null;
}
