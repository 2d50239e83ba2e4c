using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace Navigli.Platform.Api;

/// <summary>An answer in problem+json (RFC 9457): what happened and what to do, in the language of the request.</summary>
public sealed record ApiProblem
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>Seconds after which what was refused for now may be asked again.</summary>
    public const string RetryAfterSeconds = "60";

    /// <summary>Stable identifier of the kind of failure; "about:blank" where there is none.</summary>
    [Description("Stable identifier of the kind of failure: a URN of Navigli, or about:blank.")]
    [MaxLength(200)]
    public required string Type { get; init; }

    /// <summary>What happened, and which rule.</summary>
    [Description("What happened, and which rule stands in the way, for people.")]
    [MaxLength(1000)]
    public required string Title { get; init; }

    /// <summary>HTTP status.</summary>
    [Description("The HTTP status of the answer.")]
    [Range(100, 599)]
    public required int Status { get; init; }

    /// <summary>What to do next.</summary>
    [Description("What to do next, for people.")]
    [MaxLength(1000)]
    public required string Detail { get; init; }

    /// <summary>Every failure, where there are several or they concern members of the request.</summary>
    [Description("Every failure, where there are several or they concern members of the request; else absent.")]
    [MaxLength(50)]
    public IReadOnlyList<ApiFailure>? Errors { get; init; }

    /// <summary>As an answer.</summary>
    public IResult ToResult() => Microsoft.AspNetCore.Http.Results.Json(this, contentType: MediaType, statusCode: Status);
}

/// <summary>One failure of several.</summary>
public sealed record ApiFailure
{
    /// <summary>Stable code.</summary>
    [Description("Stable code of the failure.")]
    [MaxLength(100)]
    public required string Code { get; init; }

    /// <summary>The member of the request, as a JSON pointer (RFC 6901).</summary>
    [Description("The member of the request, as a JSON pointer (RFC 6901); absent where it is the whole request.")]
    [MaxLength(100)]
    public string? Member { get; init; }

    /// <summary>What happened.</summary>
    [Description("What happened, for people.")]
    [MaxLength(1000)]
    public required string Title { get; init; }

    /// <summary>What to do next.</summary>
    [Description("What to do next, for people.")]
    [MaxLength(1000)]
    public required string Detail { get; init; }
}
