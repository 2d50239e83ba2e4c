using Navigli.Platform.Results;

namespace Navigli.Residents;

internal sealed class ResidentsErrors : ErrorCatalogue<ResidentsTexts>
{
    public static Error NoRight { get; } = Forbidden("residents.no-right");

    public static Error CodiceFiscaleLength { get; } = Invalid("residents.codice-fiscale-length");

    public static Error CodiceFiscaleWrong { get; } = Invalid("residents.codice-fiscale-wrong");

    public static Error SearchEmpty { get; } = Invalid("residents.search-empty");

    public static Error SurnameMissing { get; } = Invalid("residents.surname-missing");

    public static Error GivenNameMissing { get; } = Invalid("residents.given-name-missing");

    public static Error BirthDateMissing { get; } = Invalid("residents.birth-date-missing");

    public static Error BirthDateWrong { get; } = Invalid("residents.birth-date-wrong");

    public static Error BirthDateAhead { get; } = Invalid("residents.birth-date-ahead");

    public static Error PurposeMissing { get; } = Invalid("residents.purpose-missing");

    public static Error ReasonMissing { get; } = Invalid("residents.reason-missing");

    public static Error ReasonTooLong { get; } = Invalid("residents.reason-too-long");

    public static Error CaseReferenceMissing { get; } = Invalid("residents.case-reference-missing");

    public static Error CaseReferenceTooLong { get; } = Invalid("residents.case-reference-too-long");

    public static Error LookUpOver { get; } = NotFound("residents.look-up-over");

    public static Error NotInRegistry { get; } = NotFound("residents.not-in-registry");

    public static Error GradeMissing { get; } = Invalid("residents.grade-missing");

    public static Error CauseMissing { get; } = Invalid("residents.cause-missing");

    public static Error CauseOfNothing { get; } = Invalid("residents.cause-of-nothing");

    public static Error DecisionReasonMissing { get; } = Invalid("residents.decision-reason-missing");

    /// <summary>Interdiction is the court's: its act is recorded or revoked, and the certifiability follows.</summary>
    public static Error CourtDecides { get; } = Conflict("residents.court-decides");

    public static Error CertifiabilityChanged { get; } = Conflict("residents.certifiability-changed");
}
