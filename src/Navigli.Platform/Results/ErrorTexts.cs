using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Navigli.Platform.Api;

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

    /// <summary>The identifier of a kind of failure, for problem+json.</summary>
    public static string TypeOf(Error error) => $"urn:navigli:error:{error.Code}";

    /// <summary>The failures as problem+json (RFC 9457), for downloads; APIs add what they know of the members of their requests.</summary>
    public IResult Problem(IReadOnlyList<Error> errors) => ApiAnswers.Of(errors, this, static _ => null).ToResult();
}
