namespace Navigli.Platform.City;

/// <summary>What an error of ANPR means for the request that got it.</summary>
public enum AnprOutcome
{
    /// <summary>The certificate is refused for good.</summary>
    Refused,

    /// <summary>Nothing is decided yet: the same operation is to be asked again.</summary>
    Pending,

    /// <summary>It says nothing of the outcome: another error of the same answer does.</summary>
    Note,

    /// <summary>The operation's number was passed by a later one and the operation never took place: it is to be asked under a new number.</summary>
    Renumber,
}

/// <summary>The errors by which ANPR refuses a certificate, in words for people.</summary>
public sealed record AnprErrors
{
    /// <summary>Where the codes and the official texts come from.</summary>
    public required string Source { get; init; }

    /// <summary>The known errors. A code may come more than once, told apart by a part of its text.</summary>
    public required IReadOnlyList<AnprError> Errors { get; init; }

    /// <summary>What is said of a code that is not known.</summary>
    public required AnprErrorWords Unknown { get; init; }

    /// <summary>The error of a code and the text that came with it; null where it is not known, which is a refusal.</summary>
    /// <param name="code">Code.</param>
    /// <param name="text">ANPR's own text.</param>
    /// <returns>The error.</returns>
    public AnprError? Find(string code, string text) => Errors.FirstOrDefault(e =>
        string.Equals(e.Code, code, StringComparison.OrdinalIgnoreCase) && (e.Contains is null || text.Contains(e.Contains, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What to say of a refusal by its code alone.</summary>
    /// <param name="code">Code.</param>
    /// <returns>Cause and next step.</returns>
    public AnprErrorWords WordsOf(string code) =>
        Errors.FirstOrDefault(e => e.Code == code && e.Outcome == AnprOutcome.Refused) is { } known ? new(known.Explanation, known.Remedy) : Unknown;
}

/// <summary>One error of ANPR.</summary>
public sealed record AnprError
{
    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>The official text; <c>@</c> stands for a value.</summary>
    public required string Text { get; init; }

    /// <summary>A part of the text that tells this error from others of the same code; null where the code is enough.</summary>
    public string? Contains { get; init; }

    /// <summary>What it means for the request.</summary>
    public required AnprOutcome Outcome { get; init; }

    /// <summary>The cause in plain words.</summary>
    public required LocalizedText Explanation { get; init; }

    /// <summary>What to do next, and who can clear it.</summary>
    public required LocalizedText Remedy { get; init; }
}

/// <summary>Words for a refusal.</summary>
/// <param name="Explanation">The cause.</param>
/// <param name="Remedy">The next step.</param>
public sealed record AnprErrorWords(LocalizedText Explanation, LocalizedText Remedy);
