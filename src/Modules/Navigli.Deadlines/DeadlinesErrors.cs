using Navigli.Platform.Results;

namespace Navigli.Deadlines;

/// <summary>Expected failures of this module.</summary>
internal sealed class DeadlinesErrors : ErrorCatalogue<DeadlinesTexts>
{
    /// <summary>Said alike of what there is not and of what is somebody else's, a child's included: putting it off would hide it from the others who look after it.</summary>
    public static readonly Error NotFoundHere = NotFound("deadlines.not-found");

    public static readonly Error NotToBeSnoozed = Conflict("deadlines.not-to-be-snoozed");

    public static readonly Error DayMissing = Invalid("deadlines.day-missing");

    public static readonly Error DayTooLate = Invalid("deadlines.day-too-late");

    public static readonly Error ChoiceUnknown = Invalid("deadlines.choice-unknown");
}
