namespace Navigli.Design;

/// <summary>One of the answers of a select or of a group of radio buttons.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What is read.</param>
public sealed record Choice(string Value, string Text)
{
    /// <summary>The consequence of choosing it, in small.</summary>
    public string? Description { get; init; }
}
