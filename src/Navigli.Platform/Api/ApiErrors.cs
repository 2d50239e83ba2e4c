using Navigli.Platform.Results;

namespace Navigli.Platform.Api;

/// <summary>Expected failures that every API shares.</summary>
public sealed class ApiErrors : ErrorCatalogue<PlatformTexts>
{
    /// <summary>The caller is not signed in, or not in the role that the API serves, and showed no token of an API client (401).</summary>
    public static Error NotSignedIn { get; } = Forbidden("platform.api-not-signed-in");

    /// <summary>The token of an API client, or what must come with it, is not accepted (401).</summary>
    public static Error TokenRefused { get; } = Forbidden("platform.api-token-refused");

    /// <summary>The API client has none of the scopes that the operation needs (403); the argument names them.</summary>
    public static Error ScopeMissing { get; } = Forbidden("platform.api-scope-missing");

    /// <summary>The API client does not say for which operator it calls (403).</summary>
    public static Error OperatorMissing { get; } = Forbidden("platform.api-operator-missing");

    /// <summary>The API client has used up its calls of the day (429).</summary>
    public static Error DayUsedUp { get; } = Unavailable("platform.api-day-used-up");

    /// <summary>The body is not the one that its signed digest tells (401).</summary>
    public static Error DigestWrong { get; } = Forbidden("platform.api-digest-wrong");

    /// <summary>A page of another site made the browser send this (403).</summary>
    public static Error CrossSite { get; } = Forbidden("platform.api-cross-site");

    /// <summary>The body is in a format that the operation does not read (415).</summary>
    public static Error MediaType { get; } = Invalid("platform.api-media-type");

    /// <summary>The body is not the JSON that the operation reads (400); the argument tells where.</summary>
    public static Error Malformed { get; } = Invalid("platform.api-malformed");

    /// <summary>The body is longer than the operation reads (413); the argument is the limit in bytes.</summary>
    public static Error TooLarge { get; } = Invalid("platform.api-too-large");

    /// <summary>No operation has this address and method (404).</summary>
    public static Error NoOperation { get; } = NotFound("platform.api-no-operation");

    /// <summary>More requests in a minute than are let through (429).</summary>
    public static Error TooMany { get; } = Unavailable("platform.api-too-many");

    /// <summary>The service, or something that it needs, is down (503).</summary>
    public static Error Down { get; } = Unavailable("platform.api-down");

    /// <summary>A fault of the service (500).</summary>
    public static Error Fault { get; } = Unavailable("platform.api-fault");

    /// <summary>The idempotency key is missing, too long, or made of other signs than printable ASCII (400).</summary>
    public static Error KeyMalformed { get; } = Invalid("platform.api-key-malformed");
}
