using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Navigli.Sandbox.Pages;

namespace Navigli.Sandbox.Spid;

/// <summary>The identity providers' addresses, and those of their registry.</summary>
internal static class SpidEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/spid/metadata", (FederationRegistry registry, CancellationToken cancellation) => registry.AnswerAsync(SandboxScheme.Spid, cancellation));
        foreach (var desk in app.Services.GetServices<SpidDesk>())
            Map(app, desk);
        app.MapGet("/spid/sign-in/{key}", ChoosePage);
        app.MapPost("/spid/sign-in/{key}", Answer).DisableAntiforgery();
    }

    private static void Map(WebApplication app, SpidDesk desk)
    {
        var path = desk.Self.Provider.Path;
        app.MapGet(path + "/metadata", () => Results.Content(desk.Self.Metadata(), "application/samlmetadata+xml", Encoding.UTF8));
        app.MapGet(path + "/sso", (HttpContext context, CancellationToken cancellation) => desk.ReceiveAsync(OfQuery(context), cancellation));
        app.MapPost(path + "/sso", async (HttpContext context, CancellationToken cancellation) =>
            await OfFormAsync(context) is { } message ? await desk.ReceiveAsync(message, cancellation) : Message("Spid_Anomaly_4", StatusCodes.Status403Forbidden)).DisableAntiforgery();
        app.MapGet(path + "/slo", (HttpContext context, CancellationToken cancellation) => LogOutAsync(desk, context, OfQuery(context), cancellation));
        app.MapPost(path + "/slo", async (HttpContext context, CancellationToken cancellation) => await LogOutAsync(desk, context, await OfFormAsync(context), cancellation)).DisableAntiforgery();
    }

    private static SpidMessage OfQuery(HttpContext context) =>
        new() { SamlRequest = context.Request.Query["SAMLRequest"], RelayState = context.Request.Query["RelayState"], Query = context.Request.QueryString.Value };

    private static async Task<SpidMessage?> OfFormAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return null;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return new SpidMessage { SamlRequest = form["SAMLRequest"], RelayState = form["RelayState"], Query = null };
    }

    private static async Task<IResult> LogOutAsync(SpidDesk desk, HttpContext context, SpidMessage? message, CancellationToken cancellation)
    {
        if (message?.SamlRequest is null)
            return Message("Spid_NoSession", StatusCodes.Status200OK);
        if (await desk.Logout.ReceiveAsync(message, cancellation) is not { } answer)
            return Message("Spid_Anomaly_4", StatusCodes.Status403Forbidden);
        // The CIE server takes the request and sends no answer back (CIE manual, "Protocolli di comunicazione").
        return desk.Self.Provider.Scheme is SandboxScheme.Cie ? Message("Spid_Closed", StatusCodes.Status200OK) : HandOver(context, answer);
    }

    private static IResult ChoosePage(string key, string? q, int? level, int? kind, SpidWaitingRoom waiting) =>
        waiting.Find(key) is { } request
            ? new RazorComponentResult<ChoosePersonaPage>(new
            {
                request.Key,
                Chosen = Math.Clamp(level ?? request.Level, request.Level, 3),
                Kind = kind ?? (int)request.Kind,
                Query = q ?? "",
            })
            : Message("Spid_Gone", StatusCodes.Status404NotFound);

    private static IResult Answer(
        HttpContext context, string key, [FromForm] string? persona, [FromForm] int? level, [FromForm] int? kind, [FromForm] string? anomaly, SpidWaitingRoom waiting, IEnumerable<SpidDesk> desks) =>
        waiting.Find(key) is { } request
            ? HandOver(context, desks.First(desk => desk.Self.Provider == request.Provider).Answer(request, new PersonaChoice(persona, level, kind, anomaly)))
            : Message("Spid_Gone", StatusCodes.Status404NotFound);

    private static RazorComponentResult<HandOverPage> HandOver(HttpContext context, SpidHandOver answer)
    {
        var origin = new Uri(answer.Action).GetLeftPart(UriPartial.Authority);
        context.Response.Headers.ContentSecurityPolicy = SandboxHost.Policy.Replace("form-action 'self'", "form-action " + origin, StringComparison.Ordinal);
        return new RazorComponentResult<HandOverPage>(new { answer.Action, answer.SamlResponse, answer.RelayState });
    }

    internal static IResult Message(string text, int status) => new RazorComponentResult<MessagePage>(new { Text = text }) { StatusCode = status };
}
