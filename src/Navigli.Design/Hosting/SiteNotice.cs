namespace Navigli.Design;

/// <summary>Something that the city has to tell the person signed in, above every page until it is put away. It blocks nothing.</summary>
public sealed record SiteNotice
{
    /// <summary>What it is, in one sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Where it can be read.</summary>
    public required SiteLink Link { get; init; }

    /// <summary>Path to which its button posts.</summary>
    public required string Action { get; init; }

    /// <summary>What the button says.</summary>
    public required string Button { get; init; }
}
