using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Pages;

namespace Navigli.Sandbox.Spid;

/// <summary>The identity provider's addresses.</summary>
internal static class SpidEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/spid/metadata", (IdentityProviderDescription self) => Results.Content(self.Metadata(), "application/samlmetadata+xml", Encoding.UTF8));
        app.MapGet("/spid/sso", ReceiveRedirect);
        app.MapPost("/spid/sso", ReceivePost).DisableAntiforgery();
        app.MapGet("/spid/sign-in/{key}", ChoosePage);
        app.MapPost("/spid/sign-in/{key}", Answer).DisableAntiforgery();
        app.MapMethods("/spid/slo", ["GET", "POST"], () => Message("Spid_NoSession", StatusCodes.Status200OK));
    }

    private static Task<IResult> ReceiveRedirect(HttpContext context, SpidDesk desk) => desk.ReceiveAsync(
        new SpidMessage { SamlRequest = context.Request.Query["SAMLRequest"], RelayState = context.Request.Query["RelayState"], Query = context.Request.QueryString.Value },
        context.RequestAborted);

    private static async Task<IResult> ReceivePost(HttpContext context, SpidDesk desk)
    {
        if (!context.Request.HasFormContentType)
            return Message("Spid_Anomaly_4", StatusCodes.Status403Forbidden);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return await desk.ReceiveAsync(new SpidMessage { SamlRequest = form["SAMLRequest"], RelayState = form["RelayState"], Query = null }, context.RequestAborted);
    }

    private static IResult ChoosePage(string key, string? q, int? level, SpidWaitingRoom waiting) =>
        waiting.Find(key) is { } request
            ? new RazorComponentResult<ChoosePersonaPage>(new
            {
                request.Key,
                request.RequesterName,
                request.Level,
                Chosen = Math.Clamp(level ?? request.Level, request.Level, 3),
                Query = q ?? "",
            })
            : Message("Spid_Gone", StatusCodes.Status404NotFound);

    private static IResult Answer(HttpContext context, string key, [FromForm] string? persona, [FromForm] int? level, [FromForm] int? anomaly, SpidDesk desk)
    {
        if (desk.Answer(key, persona, level, anomaly) is not { } answer)
            return Message("Spid_Gone", StatusCodes.Status404NotFound);
        var origin = new Uri(answer.Action).GetLeftPart(UriPartial.Authority);
        context.Response.Headers.ContentSecurityPolicy = SandboxHost.Policy.Replace("form-action 'self'", "form-action " + origin, StringComparison.Ordinal);
        return new RazorComponentResult<HandOverPage>(new { answer.Action, answer.SamlResponse, answer.RelayState });
    }

    internal static IResult Message(string text, int status) => new RazorComponentResult<MessagePage>(new { Text = text }) { StatusCode = status };
}

/// <summary>What the browser carries back to the requester.</summary>
internal sealed record SpidHandOver(string Action, string SamlResponse, string RelayState);

/// <summary>Takes requests in and gives answers out, as the fault panel lets it.</summary>
internal sealed class SpidDesk(SpidRequestReader reader, SpidAnswer answers, SpidWaitingRoom waiting, FaultPanel faults, SandboxOptions options)
{
    public async Task<IResult> ReceiveAsync(SpidMessage message, CancellationToken cancellation)
    {
        if (faults[FaultPanel.Spid].Fault is Fault.Down)
            return SpidEndpoints.Message("Spid_Down", StatusCodes.Status503ServiceUnavailable);
        await faults.DelayAsync(FaultPanel.Spid, cancellation);
        SpidReading reading;
        try
        {
            reading = await reader.ReadAsync(message, cancellation);
        }
        catch (HttpRequestException)
        {
            return SpidEndpoints.Message("Spid_NoPortal", StatusCodes.Status502BadGateway);
        }

        if (reading.Request is not { } request)
            return SpidEndpoints.Message("Spid_Anomaly_" + reading.Anomaly.ToString(CultureInfo.InvariantCulture), StatusCodes.Status403Forbidden);
        waiting.Enter(request);
        return Results.Redirect($"/spid/sign-in/{request.Key}");
    }

    /// <summary>The answer to a waiting request: an anomaly of the request itself, the one asked for, or the persona at the level chosen. Null when nothing waits.</summary>
    public SpidHandOver? Answer(string key, string? personaKey, int? level, int? anomaly)
    {
        if (waiting.Find(key) is not { } request)
            return null;
        var persona = options.Personas.FirstOrDefault(p => p.Key == personaKey);
        var wanted = level is >= 1 and <= 3 ? level.Value : request.Level;
        int? failure = this switch
        {
            _ when request.Anomaly is { } ofTheRequest => ofTheRequest,
            _ when anomaly is { } chosen && SpidAnswer.KnownAnomalies.Contains(chosen) => chosen,
            _ when persona is null => 25,
            _ when persona.MaxLevel < wanted => 20,
            _ => null,
        };
        var xml = failure is { } number ? answers.Failure(request, number) : answers.Success(request, persona!, wanted);
        return new SpidHandOver(request.ConsumerService, Convert.ToBase64String(Encoding.UTF8.GetBytes(xml)), request.RelayState ?? "");
    }
}
