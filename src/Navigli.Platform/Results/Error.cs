namespace Navigli.Platform.Results;

/// <summary>What an expected failure means to whoever asked; decides the HTTP status and the page shown.</summary>
public enum ErrorKind
{
    /// <summary>What was sent does not satisfy a rule; it can be corrected and sent again (422).</summary>
    Invalid,

    /// <summary>There is no such thing, or the caller may not know whether there is (404).</summary>
    NotFound,

    /// <summary>The caller has no right to it (403).</summary>
    Forbidden,

    /// <summary>The state has changed, or the law forbids it as things stand (409).</summary>
    Conflict,

    /// <summary>Something needed is down or full for now; asking again later may work (503).</summary>
    Unavailable,
}

/// <summary>
/// An expected failure from a module's catalogue. The code is stable and public; the words live in the module's resources under
/// <c>Error.{Code}</c> (what happened, and which rule) and <c>Error.{Code}.Next</c> (what to do).
/// </summary>
/// <param name="Code">Stable code: module, dot, name in kebab case ("certificates.exemption-missing").</param>
/// <param name="Kind">What it means to the caller.</param>
/// <param name="Texts">The marker type of the resources that hold its words.</param>
public sealed record Error(string Code, ErrorKind Kind, Type Texts)
{
    /// <summary>The form field that must be corrected, when there is one.</summary>
    public string? Field { get; init; }

    /// <summary>Values for the placeholders of the words; never secrets.</summary>
    public IReadOnlyList<object> Args { get; init; } = [];

    /// <summary>The same failure said of one form field.</summary>
    public Error For(string field) => this with { Field = field };

    /// <summary>The same failure with values for its words.</summary>
    public Error With(params object[] args) => this with { Args = args };
}

/// <summary>Base of a module's list of expected failures: <c>internal sealed class PaymentsErrors : ErrorCatalogue&lt;PaymentsTexts&gt;</c>.</summary>
/// <typeparam name="TTexts">The marker type of the module's resources.</typeparam>
public abstract class ErrorCatalogue<TTexts>
{
    /// <summary>Makes an <see cref="ErrorKind.Invalid"/> failure.</summary>
    protected static Error Invalid(string code) => new(code, ErrorKind.Invalid, typeof(TTexts));

    /// <summary>Makes a <see cref="ErrorKind.NotFound"/> failure.</summary>
    protected static Error NotFound(string code) => new(code, ErrorKind.NotFound, typeof(TTexts));

    /// <summary>Makes a <see cref="ErrorKind.Forbidden"/> failure.</summary>
    protected static Error Forbidden(string code) => new(code, ErrorKind.Forbidden, typeof(TTexts));

    /// <summary>Makes a <see cref="ErrorKind.Conflict"/> failure.</summary>
    protected static Error Conflict(string code) => new(code, ErrorKind.Conflict, typeof(TTexts));

    /// <summary>Makes an <see cref="ErrorKind.Unavailable"/> failure.</summary>
    protected static Error Unavailable(string code) => new(code, ErrorKind.Unavailable, typeof(TTexts));
}
