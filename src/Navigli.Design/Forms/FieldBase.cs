using Microsoft.AspNetCore.Components;

namespace Navigli.Design;

/// <summary>What every field of a form has. Fields are plain inputs: the page binds what is posted by <see cref="Name"/>.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>The name under which the value is posted; the id of the input follows from it.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>What is asked.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>What was typed or is known: shown again as it was, right or wrong.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>How to answer, or why it is asked.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>What is wrong and how to mend it; null when nothing is.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>Whether an answer is needed; fields that need none say so.</summary>
    [Parameter] public bool Required { get; set; } = true;

    /// <summary>The id of the input, to which the error summary links.</summary>
    internal string Id => FieldIds.Of(Name);

    /// <summary>The id of the hint.</summary>
    internal string HintId => Id + "-hint";

    /// <summary>The id of the error.</summary>
    internal string ErrorId => Id + "-error";

    /// <summary>What <c>aria-describedby</c> of the input says.</summary>
    internal string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (null, _) => ErrorId,
        (_, null) => HintId,
        _ => $"{HintId} {ErrorId}",
    };

    /// <summary>What <c>aria-invalid</c> of the input says.</summary>
    internal string? Invalid => Error is null ? null : "true";

    /// <summary>The classes of the input.</summary>
    internal string InputCss => Error is null ? "form-control" : "form-control is-invalid";

    /// <summary>What <c>aria-required</c> of the input says. The native attribute would let the browser speak before the page does, in its own language.</summary>
    internal string? AriaRequired => Required ? "true" : null;
}

/// <summary>The ids of inputs.</summary>
public static class FieldIds
{
    /// <summary>The id of the input that is posted under a name: "Request.Uses[0]" is "request-uses-0".</summary>
    /// <param name="name">The name of a field.</param>
    public static string Of(string name) =>
        string.Join('-', name.Split(['.', '[', ']', '_'], StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
