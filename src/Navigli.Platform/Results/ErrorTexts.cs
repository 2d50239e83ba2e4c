using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Navigli.Platform.Results;

/// <summary>The one mapping from expected failures to words and to HTTP: pages and problem+json both come through here.</summary>
public sealed class ErrorTexts(IStringLocalizerFactory localizers)
{
    /// <summary>What happened, in the language of the request.</summary>
    public string What(Error error) => localizers.Create(error.Texts)[$"Error.{error.Code}", [.. error.Args]];

    /// <summary>What to do next, in the language of the request.</summary>
    public string Next(Error error) => localizers.Create(error.Texts)[$"Error.{error.Code}.Next", [.. error.Args]];

    /// <summary>The HTTP status of a kind of failure.</summary>
    public static int Status(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>The failures as problem+json (RFC 9457), for APIs and downloads.</summary>
    public IResult Problem(IReadOnlyList<Error> errors)
    {
        var first = errors[0];
        return TypedResults.Problem(
            detail: Next(first),
            statusCode: Status(first.Kind),
            title: What(first),
            type: $"urn:navigli:error:{first.Code}",
            extensions: errors.Where(e => e.Field is not null)
                .GroupBy(e => e.Field!)
                .ToDictionary(g => g.Key, object? (g) => g.Select(What).ToArray()) is { Count: > 0 } fields
                ? new Dictionary<string, object?> { ["errors"] = fields }
                : null);
    }
}
