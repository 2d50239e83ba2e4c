using System.Data.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Navigli.Web.Errors;

/// <summary>How bugs and outages become a page: one address, the status says which words.</summary>
internal static class ErrorPages
{
    public const string Path = "/errore";

    /// <summary>An outage of the database is not a bug: the page says that nothing was lost and to try again.</summary>
    public static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        _ when IsOutage(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>An address that leads nowhere is not found by anybody: without this, deny by default would ask strangers to sign in first.</summary>
    public static void UseNotFound(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.GetEndpoint() is not null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    /// <summary>A page of an error is drawn within the request that failed: as an answer to GET, or a form that failed would be handled, and refused, once more.</summary>
    public static void UseErrorPagesAsGet(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
            context.Request.Method = HttpMethods.Get;
        return next(context);
    });

    /// <summary>A form without its token, or too large to be read, is refused with a page that says so.</summary>
    public static void UseRefusedForms(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (HttpMethods.IsGet(context.Request.Method) || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } refused)
            return next(context);
        context.Response.StatusCode = refused.Error?.InnerException is BadHttpRequestException unread ? unread.StatusCode : StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    private static bool IsOutage(Exception? exception) => exception switch
    {
        null => false,
        TimeoutException or IOException or DbException => true,
        _ => IsOutage(exception.InnerException),
    };
}
