using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Platform.Access;
using Navigli.Platform.Api;
using Navigli.Platform.Results;

namespace Navigli.Platform.Web;

/// <summary>Settings <c>RateLimits</c>: requests a minute from one session, or one address where nobody is signed in. API clients have limits of their own.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Any page.</summary>
    [Range(1, 1_000_000)]
    public int PagesPerMinute { get; set; } = 600;

    /// <summary>What could be guessed: verification codes, sign-in.</summary>
    [Range(1, 1_000_000)]
    public int GuessesPerMinute { get; set; } = 30;
}

/// <summary>Limits that keep one visitor from taking the others' place, and codes from being guessed.</summary>
public static class RateLimits
{
    /// <summary>Policy of what could be guessed.</summary>
    public const string Guessable = "guessable";

    /// <summary>The time over which requests are counted.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Registers the limits from the section <c>RateLimits</c>.</summary>
    public static IServiceCollection AddCityRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration("RateLimits").ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>((limiter, options) =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Sliding(Visitor(context), PerMinute(context, options.Value.PagesPerMinute)));
            limiter.OnRejected = RefuseAsync;
            limiter.AddPolicy(Guessable, context => Sliding(Visitor(context), options.Value.GuessesPerMinute));
        });
        return services;
    }

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken ct)
    {
        var http = rejected.HttpContext;
        http.Response.Headers.RetryAfter = ApiProblem.RetryAfterSeconds;
        if (!ApiMetadata.IsOn(http.GetEndpoint()))
            return;
        ApiLimits.Tell(http);
        await ApiAnswers.WriteAsync(http, ApiErrors.TooMany, StatusCodes.Status429TooManyRequests, http.RequestServices.GetRequiredService<ErrorTexts>()).ConfigureAwait(false);
    }

    private static int PerMinute(HttpContext context, int others) => ApiClientLimits.IsClient(context.User) ? ApiClientLimits.PerMinute(context.User) : others;

    private static string Visitor(HttpContext context) =>
        ApiClientLimits.IsClient(context.User)
            // A limit that is changed is a new count.
            ? $"{context.User.FindFirst(CallerClaims.Account)!.Value}:{ApiClientLimits.PerMinute(context.User).ToString(CultureInfo.InvariantCulture)}"
            : context.User.FindFirst(CallerClaims.Session)?.Value ?? context.Connection.RemoteIpAddress?.ToString() ?? "local";

    private static RateLimitPartition<string> Sliding(string visitor, int permits) => RateLimitPartition.GetSlidingWindowLimiter(
        visitor, _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = Window, SegmentsPerWindow = 6 });
}
