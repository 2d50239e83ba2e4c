namespace Navigli.Platform.City;

/// <summary>The notice of GDPR artt. 13-14 in all its versions: which one was given to whom must be answerable for years.</summary>
public sealed record PrivacyNotice
{
    /// <summary>Where the words come from, and who has to confirm them.</summary>
    public required string Source { get; init; }

    /// <summary>The versions, the oldest first.</summary>
    public required IReadOnlyList<NoticeVersion> Versions { get; init; }

    /// <summary>The version in force on a day; null before the first.</summary>
    public NoticeVersion? On(DateOnly day) => Versions.LastOrDefault(v => v.InForceFrom <= day);
}

/// <summary>A version of the notice.</summary>
public sealed record NoticeVersion
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly InForceFrom { get; init; }

    /// <summary>What is new in it; null for the first.</summary>
    public LocalizedText? Changes { get; init; }

    /// <summary>Its sections, after those on controller and officer, which the settings of the installation fill in.</summary>
    public required IReadOnlyList<NoticeSection> Sections { get; init; }
}

/// <summary>A section of the notice.</summary>
public sealed record NoticeSection
{
    /// <summary>Fragment of its address.</summary>
    public required string Id { get; init; }

    /// <summary>Heading.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Its paragraphs.</summary>
    public required IReadOnlyList<LocalizedText> Paragraphs { get; init; }

    /// <summary>What the portal puts under them.</summary>
    public NoticeAddition Adds { get; init; }
}

/// <summary>What a section of the notice takes from elsewhere.</summary>
public enum NoticeAddition
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Who processes data for the city: a setting.</summary>
    Processors,

    /// <summary>Transfers outside the European Union: a setting.</summary>
    Transfers,

    /// <summary>The terms of <see cref="RetentionSchedule"/>.</summary>
    Terms,
}
