using Navigli.Platform.Ledger;

namespace Navigli.Privacy;

/// <summary>Why this module reads what concerns a person.</summary>
internal static class PrivacyPurposes
{
    public const string WhatTimeline = "timeline";

    public const string WhatQuestion = "question";

    /// <summary>A parent or guardian looks at who has read the record of the person in their care.</summary>
    public static readonly AccessPurpose Timeline = new("privacy.timeline", "gdpr-15", typeof(PrivacyTexts));

    /// <summary>The data-protection officer looks at a request and at the reading it is about.</summary>
    public static readonly AccessPurpose Question = new("privacy.question", "gdpr-38-4", typeof(PrivacyTexts));

    public const string WhatCopy = "copy";

    /// <summary>A person has everything that is held on them copied.</summary>
    public static readonly AccessPurpose Copy = new("privacy.copy", "gdpr-15", typeof(PrivacyTexts));

    public const string WhatName = "name";

    /// <summary>The data-protection officer examines a reading, and so learns whose record it was.</summary>
    public static readonly AccessPurpose Examine = new("privacy.examine", "gdpr-39-1", typeof(PrivacyTexts));

    public static IReadOnlyList<AccessPurpose> All { get; } = [Timeline, Question, Copy, Examine];
}
