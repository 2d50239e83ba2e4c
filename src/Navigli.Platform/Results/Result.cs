namespace Navigli.Platform.Results;

/// <summary>The outcome of a use case: a value, or the expected failures that prevented it. Bugs are exceptions instead.</summary>
/// <typeparam name="T">What success gives.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, IReadOnlyList<Error>? errors)
    {
        this.value = value;
        Errors = errors ?? [];
    }

    /// <summary>The failures, empty on success; more than one only for a form with several wrong fields.</summary>
    public IReadOnlyList<Error> Errors { get; }

    /// <summary>Whether there is a value.</summary>
    public bool Succeeded => Errors.Count == 0;

    /// <summary>The first failure; only to be asked when <see cref="Succeeded"/> is false.</summary>
    public Error Error => Errors[0];

    /// <summary>The value; asking for it after a failure is a bug.</summary>
    public T Value => Succeeded ? value! : throw new InvalidOperationException($"No value: {Error.Code}");

    /// <summary>Success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>One failure.</summary>
    public static implicit operator Result<T>(Error error) => new(default, [error]);

    /// <summary>Several failures, at least one.</summary>
    public static implicit operator Result<T>(List<Error> errors) =>
        errors.Count > 0 ? new(default, errors) : throw new ArgumentException("A failure has at least one error", nameof(errors));
}

/// <summary>The value of a use case that gives nothing back.</summary>
public readonly record struct Done;
