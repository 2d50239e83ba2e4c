using Navigli.Platform.Results;

namespace Navigli.Privacy;

/// <summary>Expected failures of this module.</summary>
internal sealed class PrivacyErrors : ErrorCatalogue<PrivacyTexts>
{
    public static readonly Error NotInRegistry = NotFound("privacy.not-in-registry");

    public static readonly Error NotYours = Forbidden("privacy.not-yours");

    public static readonly Error NoSuchLine = NotFound("privacy.no-such-line");

    public static readonly Error NoSuchQuestion = NotFound("privacy.no-such-question");

    public static readonly Error MessageTooLong = Invalid("privacy.message-too-long");

    public static readonly Error TextMissing = Invalid("privacy.text-missing");

    public static readonly Error TextTooLong = Invalid("privacy.text-too-long");

    public static readonly Error AlreadyAnswered = Conflict("privacy.already-answered");

    public static readonly Error AlreadyExtended = Conflict("privacy.already-extended");

    public static readonly Error TermOver = Conflict("privacy.term-over");

    public static readonly Error NoSuchNotice = NotFound("privacy.no-such-notice");

    public static readonly Error NoSuchExport = NotFound("privacy.no-such-export");

    public static readonly Error TooManyExports = Conflict("privacy.too-many-exports");

    public static readonly Error NothingChosen = Invalid("privacy.nothing-chosen");

    public static readonly Error NoSuchErasure = NotFound("privacy.no-such-erasure");

    public static readonly Error AlreadyExamined = Conflict("privacy.already-examined");
}
