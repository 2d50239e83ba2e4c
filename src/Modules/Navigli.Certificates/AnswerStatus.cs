using Microsoft.AspNetCore.Http;
using Navigli.Platform.Results;

namespace Navigli.Certificates;

internal static class AnswerStatus
{
    /// <summary>Gives the page's answer the status of a failure.</summary>
    public static void Fail(this HttpContext http, ErrorKind kind)
    {
        var status = ErrorTexts.Status(kind);
        if (http.Response.HasStarted)
            return;
        if (status != StatusCodes.Status404NotFound)
        {
            http.Response.StatusCode = status;
            return;
        }

        // A component's answer that is 404 before it is written is dropped for the host's page of that status; this one has its own words.
        http.Response.OnStarting(() =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }
}
