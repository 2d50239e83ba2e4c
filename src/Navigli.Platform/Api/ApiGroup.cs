using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Platform.Modi;
using Navigli.Platform.Results;
using Navigli.Platform.Web;

namespace Navigli.Platform.Api;

/// <summary>Marks the endpoints that programs call: whatever happens, they answer problem+json and never a page or a redirect.</summary>
public sealed class ApiMetadata
{
    /// <summary>Whether an endpoint is one of them.</summary>
    public static bool IsOn(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<ApiMetadata>() is not null;
}

/// <summary>What all APIs of the city have in common.</summary>
public static class ApiGroup
{
    private const int LargestSignedBody = 8 * 1024 * 1024;

    /// <summary>Registers what APIs need: strict JSON, refusals and faults as problems.</summary>
    public static IServiceCollection AddCityApis(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(o =>
        {
            var json = o.SerializerOptions;
            json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.RespectNullableAnnotations = true;
            json.AllowDuplicateProperties = false;
            json.NumberHandling = JsonNumberHandling.Strict;
            json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.PropertyNameCaseInsensitive = false;
            json.MaxDepth = 16;
            json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        });
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ApiRefusals>();
        services.AddSingleton<IAuthorizationHandler, ApiAdmission>();
        services.AddScoped<ApiUse>();
        services.AddExceptionHandler<ApiFaults>();
        return services;
    }

    /// <summary>Begins the endpoints of an API version, all of them for one role; each may be opened to API clients besides (<see cref="ClientAccessSetup"/>).</summary>
    /// <param name="endpoints">Where it is mapped.</param>
    /// <param name="prefix">Path with the version ("/api/v1").</param>
    /// <param name="role">One of <see cref="Access.Role"/>.</param>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints, string prefix, string role)
    {
        var group = endpoints.MapGroup(prefix).RequireAuthorization(ApiRequirement.PolicyOf(role)).WithMetadata(new ApiMetadata());
        group.AddEndpointFilter(AnswerAsApiAsync);
        return group;
    }

    private static async ValueTask<object?> AnswerAsApiAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        ApiAnswers.SpeakAsAsked(http);
        http.Response.Headers.CacheControl = "no-store";
        ApiLimits.Tell(http);
        if (await RefusalAsync(http).ConfigureAwait(false) is { } refusal)
            return refusal.ToResult();
        if (http.Features.Get<SignedRequest>() is { } signed && await BodyFaultAsync(http, signed).ConfigureAwait(false) is { } changed)
            return changed.ToResult();
        return await next(invocation).ConfigureAwait(false);
    }

    /// <summary>Reads the body before the operation does, where its digest was signed (INTEGRITY_REST_01, rule 13).</summary>
    private static async Task<ApiProblem?> BodyFaultAsync(HttpContext http, SignedRequest signed)
    {
        var words = http.RequestServices.GetRequiredService<ErrorTexts>();
        if (await ApiBody.ReadAsync(http, LargestSignedBody, http.RequestAborted).ConfigureAwait(false) is not { } body)
            return ApiAnswers.Of(ApiErrors.TooLarge.With(LargestSignedBody), StatusCodes.Status413PayloadTooLarge, words);
        if (!BodyDigest.Matches(signed.Digest, body.Span))
            return ApiAnswers.Of(ApiErrors.DigestWrong, StatusCodes.Status401Unauthorized, words);
        http.Request.Body = new MemoryStream(body.ToArray(), writable: false);
        return null;
    }

    private static async Task<ApiProblem?> RefusalAsync(HttpContext http)
    {
        var words = http.RequestServices.GetRequiredService<ErrorTexts>();
        if (ApiClientLimits.IsClient(http.User))
        {
            if (await http.RequestServices.GetRequiredService<ApiUse>().CountAsync(http.User, http.RequestAborted).ConfigureAwait(false) is not { } wait)
                return null;
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ApiAnswers.Of(ApiErrors.DayUsedUp, StatusCodes.Status429TooManyRequests, words);
        }

        // The session's cookie comes with whatever the browser sends: a write must be the city's own page's, or no browser's at all.
        return HttpMethods.IsGet(http.Request.Method) || IsOwn(http.Request) ? null : ApiAnswers.Of([ApiErrors.CrossSite], words, static _ => null);
    }

    /// <summary>Whether a request that a browser sent comes from this origin. Bodies must moreover be of types that no form can post.</summary>
    private static bool IsOwn(HttpRequest request)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        return site is "" or "same-origin" or "none" && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}");
    }
}

/// <summary>Says how many requests are left, as the interoperability guidelines ask (RAC_ROBUSTEZZA_001).</summary>
internal static class ApiLimits
{
    private static readonly string Window = RateLimits.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    public static void Tell(HttpContext http)
    {
        var limit = ApiClientLimits.IsClient(http.User)
            ? ApiClientLimits.PerMinute(http.User)
            : http.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value.PagesPerMinute;
        var left = http.RequestServices.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter?.GetStatistics(http)?.CurrentAvailablePermits ?? limit;
        http.Response.Headers["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-RateLimit-Remaining"] = left.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-RateLimit-Reset"] = Window;
    }
}

/// <summary>Faults and outages of an API as problems; the host has chosen the status, and those of pages stay its own.</summary>
internal sealed class ApiFaults(ErrorTexts words) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!ApiMetadata.IsOn(httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint))
            return false;
        var status = httpContext.Response.StatusCode;
        if (status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = ApiProblem.RetryAfterSeconds;
        var error = status switch
        {
            StatusCodes.Status503ServiceUnavailable => ApiErrors.Down,
            StatusCodes.Status413PayloadTooLarge => ApiErrors.TooLarge,
            >= 400 and < 500 => ApiErrors.Malformed.With("/"),
            _ => ApiErrors.Fault,
        };
        await ApiAnswers.WriteAsync(httpContext, error, status, words).ConfigureAwait(false);
        return true;
    }
}
