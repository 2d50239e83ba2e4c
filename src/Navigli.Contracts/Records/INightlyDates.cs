namespace Navigli.Contracts.Records;

/// <summary>The last days that the city's own offices tell of everybody. Offered by Records, for its nightly job, a command and the demonstration.</summary>
public interface INightlyDates
{
    /// <summary>Asks each office that has not told all of today's changes yet, and takes them; the rest goes on where one is down. Safe to repeat after a crash: it goes on where it was.</summary>
    /// <returns>How each office that was asked stands now; none where all of today's is done.</returns>
    Task<IReadOnlyList<DatesTaken>> RunAsync(CancellationToken ct);
}

/// <summary>What an office told in today's run so far.</summary>
public sealed record DatesTaken
{
    /// <summary>Name of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it has told everything.</summary>
    public required bool IsDone { get; init; }

    /// <summary>Why it has not, as a word for operations ("Down"); null where nothing went wrong.</summary>
    public required string? Fault { get; init; }

    /// <summary>Messages taken, those that changed nothing included.</summary>
    public required long Taken { get; init; }

    /// <summary>Messages about people whom the registry does not know: dropped.</summary>
    public required long Unknown { get; init; }

    /// <summary>Messages with values that cannot be: dropped.</summary>
    public required long Refused { get; init; }
}
