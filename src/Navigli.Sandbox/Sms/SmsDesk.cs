using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Navigli.Sandbox.Faults;

namespace Navigli.Sandbox.Sms;

/// <summary>An SMS as it was taken.</summary>
internal sealed record ReceivedSms(DateTimeOffset At, string To, string Sender, string Text);

/// <summary>Everybody's text messages, newest first. Only the latest are kept.</summary>
internal sealed class SmsInbox
{
    private const int Capacity = 500;
    private readonly ConcurrentQueue<ReceivedSms> _messages = new();

    public IReadOnlyList<ReceivedSms> Messages => [.. _messages.Reverse()];

    public void Add(ReceivedSms message)
    {
        _messages.Enqueue(message);
        while (_messages.Count > Capacity)
            _messages.TryDequeue(out _);
    }

    public void Clear() => _messages.Clear();
}

/// <summary>A provider of SMS: OMA RESTful Network API for Short Messaging 1.0, outbound requests. A correlator that comes again is refused, as the standard has it; a slow one has taken the message before it is slow.</summary>
internal sealed partial class SmsDesk(SmsInbox inbox, FaultPanel faults, TimeProvider clock)
{
    public const string Root = "/sms/";
    public const string User = "comune";
    public const string Password = "demonstration";
    private const int LongestRequest = 16 * 1024;

    private readonly ConcurrentDictionary<string, byte> _correlators = new(StringComparer.Ordinal);

    public static void Map(WebApplication app) =>
        app.MapPost($"{Root}smsmessaging/v1/outbound/{{sender}}/requests", (string sender, HttpContext context, SmsDesk desk) => desk.TakeAsync(sender, context)).DisableAntiforgery();

    private async Task<IResult> TakeAsync(string sender, HttpContext context)
    {
        if (faults[FaultPanel.Sms].Fault == Fault.Down)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (context.Request.Headers.Authorization != $"Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{User}:{Password}"))}")
            return Refusal(StatusCodes.Status401Unauthorized, "policyException", "POL0001", "Authentication failed");
        if (context.Request.ContentLength is null or > LongestRequest || await ReadAsync(context) is not { } order)
            return Refusal(StatusCodes.Status400BadRequest, "serviceException", "SVC0002", "Invalid input value for message part");
        if (Text(order["senderAddress"]) != Uri.UnescapeDataString(sender) || Text(order["outboundSMSTextMessage"]?["message"]) is not { Length: > 0 } text)
            return Refusal(StatusCodes.Status400BadRequest, "serviceException", "SVC0002", "Invalid input value for message part");
        if (faults[FaultPanel.Sms].Fault == Fault.Refusing || order["address"] is not JsonArray { Count: 1 } addresses || Text(addresses[0]) is not { } to || !Number().IsMatch(to))
            return Refusal(StatusCodes.Status400BadRequest, "serviceException", "SVC0004", "No valid addresses provided in message part");
        if (Text(order["clientCorrelator"]) is { } correlator && !_correlators.TryAdd(correlator, 0))
            return Refusal(StatusCodes.Status400BadRequest, "serviceException", "SVC0005", "Correlator specified in message part is a duplicate");
        inbox.Add(new ReceivedSms(clock.GetUtcNow(), to["tel:".Length..], Text(order["senderName"]) is { Length: > 0 } name ? name : sender, text));
        await faults.DelayAsync(FaultPanel.Sms, context.RequestAborted);
        return Results.Json(new { resourceReference = new { resourceURL = $"{context.Request.Path}/{Guid.CreateVersion7():N}" } }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<JsonNode?> ReadAsync(HttpContext context)
    {
        try
        {
            return (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))?["outboundSMSMessageRequest"];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static IResult Refusal(int status, string kind, string code, string text) =>
        Results.Json(new { requestError = new Dictionary<string, object> { [kind] = new { messageId = code, text } } }, statusCode: status);

    [GeneratedRegex(@"\Atel:\+[1-9][0-9]{6,14}\z", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
