using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Navigli.Contracts.Messaging;

namespace Navigli.Messaging.Texts;

/// <summary>
/// The city's SMS provider: OMA RESTful Network API for Short Messaging 1.0 (GSMA OneAPI), "create outbound SMS request". Receipts of delivery are not asked for. The recipient is in the
/// body alone, so that no log of addresses has a number.
/// </summary>
internal sealed class OneApiSms(HttpClient http, IOptions<MessagingOptions> options)
{
    /// <summary>No address in the request is one (OMA common definitions, service exceptions).</summary>
    public const string NoValidAddress = "SVC0004";

    /// <summary>The correlator was used before: the message was taken, and the answer was lost.</summary>
    public const string DuplicateCorrelator = "SVC0005";

    private const int LongestAnswer = 64 * 1024;

    /// <summary>What every call has: who asks, how long it may take, no redirects.</summary>
    public static void Prepare(HttpClient client, SmsOptions sms)
    {
        client.BaseAddress = sms.Address;
        client.Timeout = sms.TimeLimit;
        client.MaxResponseContentBufferSize = LongestAnswer;
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        client.DefaultRequestHeaders.Authorization = sms.Token is { } token
            ? new AuthenticationHeaderValue("Bearer", token)
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{sms.User}:{sms.Password}")));
    }

    /// <summary>Hands one message over. The same id twice is one message.</summary>
    /// <returns>False where the provider says that there is no such number.</returns>
    /// <exception cref="HttpRequestException">The provider could not be reached, or did not take it for now.</exception>
    /// <exception cref="TimeoutException">It did not answer in time.</exception>
    public async Task<bool> SendAsync(Guid id, TextMessage message, CancellationToken ct)
    {
        var sms = options.Value.Sms ?? throw new InvalidOperationException("No SMS provider is configured");
        var order = new
        {
            outboundSMSMessageRequest = new
            {
                address = new[] { $"tel:{message.To}" },
                clientCorrelator = id.ToString("N"),
                outboundSMSTextMessage = new { message = message.Text },
                senderAddress = sms.SenderAddress,
                senderName = sms.SenderName ?? "",
            },
        };
        try
        {
            // Of known length: not every provider reads a body in pieces.
            using var body = new StringContent(JsonSerializer.Serialize(order), Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri($"smsmessaging/v1/outbound/{Uri.EscapeDataString(sms.SenderAddress)}/requests", UriKind.Relative), body, ct);
            if (answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.Accepted)
                return true;
            return await FaultAsync(answer, ct) switch
            {
                DuplicateCorrelator => true,
                NoValidAddress => false,
                var fault => throw new HttpRequestException($"The SMS provider answered {(int)answer.StatusCode} {fault}", inner: null, answer.StatusCode),
            };
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("The SMS provider did not answer in time", e);
        }
    }

    /// <summary>The code of the provider's exception; null where it gives none that could be one.</summary>
    private static async Task<string?> FaultAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        try
        {
            using var read = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(ct));
            foreach (var kind in new[] { "serviceException", "policyException" })
            {
                if (Member(Member(Member(read.RootElement, "requestError"), kind), "messageId") is { ValueKind: JsonValueKind.String } code && code.GetString() is { Length: <= 10 } text && text.All(char.IsAsciiLetterOrDigit))
                    return text;
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return null;
    }

    private static JsonElement? Member(JsonElement? of, string name) => of is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var member) ? member : null;
}
