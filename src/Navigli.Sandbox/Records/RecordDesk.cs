using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Navigli.Contracts;
using Navigli.Sandbox.Faults;
using Navigli.Sandbox.Pdnd;

namespace Navigli.Sandbox.Records;

/// <summary>The e-services of all sources: who may ask, what fails at the moment, what is on record, and requests for correction.</summary>
internal sealed class RecordDesk(EServiceGuard guard, FaultPanel faults, CorrectionBox corrections, DateFeeds feeds, RecordPeople people)
{
    private const int LongestRequest = 64 * 1024;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly ConcurrentDictionary<string, int> askings = new(StringComparer.Ordinal);

    /// <summary>How often a source was asked about somebody: what a cache saves, and a breaker.</summary>
    public int Askings(string source) => askings.GetValueOrDefault(source);

    /// <summary>Who was behind the last question, as the portal's evidence names them.</summary>
    public string? LastOperator { get; private set; }

    public static void Map(WebApplication app)
    {
        foreach (var source in RecordSource.All)
        {
            app.MapMethods($"{source.Path}/{source.Pattern}", [source.Method], (HttpContext context, RecordDesk desk) => desk.ServeAsync(source, context, desk.AnswerAsync)).DisableAntiforgery();
            app.MapGet($"{source.Path}/status", (HttpContext context, RecordDesk desk) => desk.ServeAsync(source, context, static (_, _, _) => Task.FromResult(Results.Json(new { status = "ok" })))).DisableAntiforgery();
            if (source.TellsDates)
                app.MapPost($"{source.Path}/dates", (HttpContext context, RecordDesk desk) => desk.ServeAsync(source, context, desk.TellDatesAsync)).DisableAntiforgery();
            app.MapPost($"{source.Path}/corrections", (HttpContext context, RecordDesk desk) => desk.ServeAsync(source, context, desk.TakeAsync)).DisableAntiforgery();
            app.MapGet($"{source.Path}/corrections/{{reference}}", (HttpContext context, RecordDesk desk) => desk.ServeAsync(source, context, desk.TellAsync)).DisableAntiforgery();
        }
    }

    private async Task<IResult> ServeAsync(RecordSource source, HttpContext context, Func<RecordSource, HttpRequest, byte[], Task<IResult>> serve)
    {
        var fault = faults[source.Service].Fault;
        if (HttpMethods.IsPost(context.Request.Method) ? context.Request.Path.Value!.EndsWith("/records", StringComparison.Ordinal) : source.Method == HttpMethods.Get && !context.Request.Path.Value!.Contains("/corrections/", StringComparison.Ordinal))
            askings.AddOrUpdate(source.Name, 1, static (_, before) => before + 1);
        if (fault == Fault.Down)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        await faults.DelayAsync(source.Service, context.RequestAborted);
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        if (buffer.Length > LongestRequest)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var call = await guard.ReadAsync(context.Request, buffer.ToArray(), people.Authority + source.Path, source.Trust);
        if (call.Fault is { } wrong)
            return Problem(StatusCodes.Status401Unauthorized, wrong);
        if (call.Operator is null)
            return Problem(StatusCodes.Status401Unauthorized, "evidence");
        LastOperator = call.Operator;
        return fault switch
        {
            Fault.Refusing => Problem(StatusCodes.Status403Forbidden, "Forbidden"),
            Fault.WrongAnswer => Results.Json(new { codiceFiscale = "XXXXXX00A00A000X", surprise = true }),
            _ => await serve(source, context.Request, buffer.ToArray()),
        };
    }

    private Task<IResult> AnswerAsync(RecordSource source, HttpRequest request, byte[] body)
    {
        var code = source.Method == HttpMethods.Get ? (string?)request.RouteValues["codiceFiscale"] : Member(body, "codiceFiscale");
        if (!CodiceFiscale.TryParse(code, out var about))
            return Task.FromResult(Problem(StatusCodes.Status400BadRequest, "codiceFiscale"));
        return Task.FromResult(source.Answer(people.Of(about.Value, people.Today)) is { } answer ? Results.Json(answer, Json) : source.Nothing());
    }

    private Task<IResult> TellDatesAsync(RecordSource source, HttpRequest request, byte[] body) =>
        Task.FromResult(feeds.PageOf(source, Member(body, "after")) is { } page ? Results.Json(page, Json) : Problem(StatusCodes.Status400BadRequest, "after"));

    private Task<IResult> TakeAsync(RecordSource source, HttpRequest request, byte[] body)
    {
        if (request.Headers["Idempotency-Key"].ToString() is not { Length: > 0 } key || Member(body, "number") is not { } number || Member(body, "text") is null)
            return Task.FromResult(Problem(StatusCodes.Status400BadRequest, "Bad request"));
        return Task.FromResult(Results.Json(new { reference = corrections.Take(source.Name, key, number).Reference }, statusCode: StatusCodes.Status202Accepted));
    }

    private Task<IResult> TellAsync(RecordSource source, HttpRequest request, byte[] body) =>
        Task.FromResult(corrections.Find(source.Name, Uri.UnescapeDataString(Convert.ToString(request.RouteValues["reference"], CultureInfo.InvariantCulture) ?? "")) is not { } found
            ? Problem(StatusCodes.Status404NotFound, "Not found")
            : corrections.IsAnswered(found)
                ? Results.Json(new { outcome = "confirmed", answer = "Abbiamo controllato: nei nostri atti il dato è come lo vedi. Se hai un documento che dice altro, portalo al nostro ufficio." })
                : Results.Json(new { outcome = "open" }));

    private static string? Member(byte[] body, string name)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject read && read[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Problem(int status, string title) => Results.Json(new { type = "about:blank", status, title }, contentType: "application/problem+json", statusCode: status);
}
