using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Navigli.Platform.Access;
using Navigli.Platform.Results;

namespace Navigli.Platform.Api;

/// <summary>
/// Who may not call an API is told so: 401 to who is nobody to it, signed in or not, and 403 to a client that it knows (RFC 6750, 3.1). Pages go on as
/// they were.
/// </summary>
internal sealed class ApiRefusals(ErrorTexts words) : IAuthorizationMiddlewareResultHandler
{
    private const string Realm = "realm=\"navigli\"";

    private readonly AuthorizationMiddlewareResultHandler pages = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || !ApiMetadata.IsOn(context.GetEndpoint()))
            return pages.HandleAsync(next, context, policy, authorizeResult);
        ApiLimits.Tell(context);
        return context.User.HasClaim(CallerClaims.Role, Role.ApiClient) ? ForbidAsync(context) : ChallengeAsync(context);
    }

    private async Task ChallengeAsync(HttpContext context)
    {
        // What the request showed was read once already; this asks for what came of it.
        var failure = (await context.AuthenticateAsync().ConfigureAwait(false)).Failure;
        context.Response.Headers.WWWAuthenticate = failure is null ? $"Bearer {Realm}" : $"Bearer {Realm}, error=\"invalid_token\"";
        await ApiAnswers.WriteAsync(context, failure is null ? ApiErrors.NotSignedIn : ApiErrors.TokenRefused, StatusCodes.Status401Unauthorized, words).ConfigureAwait(false);
    }

    private Task ForbidAsync(HttpContext context)
    {
        var needed = context.GetEndpoint()?.Metadata.GetMetadata<ClientAccess>()?.AnyOf.Select(s => s.Code).ToList() ?? [];
        if (needed.Any(scope => context.User.HasClaim(CallerClaims.Scope, scope)))
            return ApiAnswers.WriteAsync(context, ApiErrors.OperatorMissing, StatusCodes.Status403Forbidden, words);
        var scopes = needed.Count == 0 ? "" : $", scope=\"{string.Join(' ', needed)}\"";
        context.Response.Headers.WWWAuthenticate = $"Bearer {Realm}, error=\"insufficient_scope\"{scopes}";
        return ApiAnswers.WriteAsync(context, ApiErrors.ScopeMissing.With(needed.Count == 0 ? "–" : string.Join(", ", needed)), StatusCodes.Status403Forbidden, words);
    }
}
