namespace Navigli.Design;

/// <summary>What an <see cref="ActionCard"/> shows, for a list of them (<see cref="ActionCards"/>).</summary>
public sealed record ActionItem
{
    /// <inheritdoc cref="ActionCard.Title"/>
    public required string Title { get; init; }

    /// <inheritdoc cref="ActionCard.Tone"/>
    public Tone Tone { get; init; } = Tone.Info;

    /// <inheritdoc cref="ActionCard.Subject"/>
    public string? Subject { get; init; }

    /// <summary>A word that marks it, as "Novità".</summary>
    public string? Mark { get; init; }

    /// <summary>What matters of its line, as when it is due.</summary>
    public required string When { get; init; }

    /// <summary>What else there is to say, after that.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <inheritdoc cref="ActionCard.Action"/>
    public string? Action { get; init; }

    /// <inheritdoc cref="ActionCard.Href"/>
    public string? Href { get; init; }

    /// <inheritdoc cref="ActionCard.Kind"/>
    public ButtonKind Kind { get; init; }

    /// <inheritdoc cref="ActionCard.HeadingLevel"/>
    public int HeadingLevel { get; init; } = 3;
}
