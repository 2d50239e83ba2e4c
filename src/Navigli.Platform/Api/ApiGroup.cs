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
using Navigli.Platform.Results;
using Navigli.Platform.Web;

namespace Navigli.Platform.Api;

/// <summary>Marks the endpoints that programs call: whatever happens, they answer problem+json and never a page or a redirect.</summary>
public sealed class ApiMetadata
{
    internal static bool IsOn(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<ApiMetadata>() is not null;
}

/// <summary>What all APIs of the city have in common.</summary>
public static class ApiGroup
{
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
        services.AddExceptionHandler<ApiFaults>();
        return services;
    }

    /// <summary>Begins the endpoints of an API version, all of them for one role.</summary>
    /// <param name="endpoints">Where it is mapped.</param>
    /// <param name="prefix">Path with the version ("/api/v1").</param>
    /// <param name="role">One of <see cref="Access.Role"/>.</param>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints, string prefix, string role)
    {
        var group = endpoints.MapGroup(prefix).RequireAuthorization(role).WithMetadata(new ApiMetadata());
        group.AddEndpointFilter(AnswerAsApiAsync);
        return group;
    }

    private static async ValueTask<object?> AnswerAsApiAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        ApiAnswers.SpeakAsAsked(http);
        http.Response.Headers.CacheControl = "no-store";
        ApiLimits.Tell(http);
        // The session's cookie comes with whatever the browser sends: a write must be the city's own page's, or no browser's at all.
        return HttpMethods.IsGet(http.Request.Method) || IsOwn(http.Request)
            ? await next(invocation).ConfigureAwait(false)
            : ApiAnswers.Of([ApiErrors.CrossSite], http.RequestServices.GetRequiredService<ErrorTexts>(), static _ => null).ToResult();
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
        var limit = http.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value.PagesPerMinute;
        var left = http.RequestServices.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter?.GetStatistics(http)?.CurrentAvailablePermits ?? limit;
        http.Response.Headers["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-RateLimit-Remaining"] = left.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-RateLimit-Reset"] = Window;
    }
}

/// <summary>Who may not call an API is told so with 401, whether signed in or not; pages go on as they were.</summary>
internal sealed class ApiRefusals(ErrorTexts words) : IAuthorizationMiddlewareResultHandler
{
    private readonly Microsoft.AspNetCore.Authorization.Policy.AuthorizationMiddlewareResultHandler pages = new();

    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, Microsoft.AspNetCore.Authorization.Policy.PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || !ApiMetadata.IsOn(context.GetEndpoint()))
            return pages.HandleAsync(next, context, policy, authorizeResult);
        ApiLimits.Tell(context);
        context.Response.Headers.WWWAuthenticate = "Cookie realm=\"navigli\"";
        return ApiAnswers.WriteAsync(context, ApiErrors.NotSignedIn, StatusCodes.Status401Unauthorized, words);
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
