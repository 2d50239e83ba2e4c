using Navigli.Platform.Results;

namespace Navigli.Records;

/// <summary>Expected failures of this module.</summary>
internal sealed class RecordsErrors : ErrorCatalogue<RecordsTexts>
{
    /// <summary>Said alike of somebody whom the caller may not read for and of nobody at all.</summary>
    public static readonly Error NoRight = Forbidden("records.no-right");

    public static readonly Error NotInRegistry = Forbidden("records.not-in-registry");

    public static readonly Error NoCorrections = NotFound("records.no-corrections");

    public static readonly Error NoSuchCorrection = NotFound("records.no-such-correction");

    public static readonly Error DatumMissing = Invalid("records.datum-missing");

    public static readonly Error TextMissing = Invalid("records.text-missing");

    public static readonly Error TextTooLong = Invalid("records.text-too-long");
}
