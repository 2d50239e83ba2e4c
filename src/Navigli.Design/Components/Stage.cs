namespace Navigli.Design;

/// <summary>A stage that a request goes through.</summary>
/// <param name="Text">What happens in it, as "Presa in carico".</param>
/// <param name="State">Whether it has been, is, or is to come.</param>
public sealed record Stage(string Text, StageState State)
{
    /// <summary>When it was or is promised, as people say it.</summary>
    public string? When { get; init; }
}

/// <summary>Where a stage stands in time.</summary>
public enum StageState
{
    /// <summary>It has been.</summary>
    Done,

    /// <summary>It is now.</summary>
    Current,

    /// <summary>It is to come.</summary>
    Next,
}
