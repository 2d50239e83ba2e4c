using Navigli.Platform.Acts;

namespace Navigli.Privacy;

/// <summary>What this module writes.</summary>
internal static class PrivacyActs
{
    public static readonly ActType Ask = new("privacy.ask", "Files a person's request about a reading of their record with the data-protection officer (GDPR art. 38(4)).");

    public static readonly ActType Extend = new("privacy.extend", "Extends the term of a request by two months, with the reason told to the person (GDPR art. 12(3)).");

    public static readonly ActType Answer = new("privacy.answer", "Answers and closes a request about a reading.");

    public static readonly ActType Examine = new("privacy.examine", "Notes that the data-protection officer examined a reading without a reason (GDPR art. 39(1)(b)).");
}
