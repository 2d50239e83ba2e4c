using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Navigli.Platform.Modi;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Navigli.Records.Asking;

/// <summary>
/// The calls of this node to one source: bounded in time, tried again where the connection failed before anything was said, and none at all for a while after
/// failures. Reads are safe to repeat, and a correction carries its key.
/// </summary>
internal sealed class SourceConnection(Source source, TimeSpan timeout, RecordsOptions options, IHttpClientFactory clients, TimeProvider clock, ILogger log)
{
    private const int LargestAnswer = 128 * 1024;

    private readonly ResiliencePipeline<SourceReply> pipeline = new ResiliencePipelineBuilder<SourceReply> { TimeProvider = clock }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<SourceReply>
        {
            MinimumThroughput = options.Failures,
            FailureRatio = 0.5,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDuration = options.Pause,
            ShouldHandle = new PredicateBuilder<SourceReply>().Handle<TimeoutRejectedException>().Handle<HttpRequestException>().Handle<IOException>().HandleResult(r => r.Outcome == SourceOutcome.Down),
        })
        .AddTimeout(timeout)
        .AddRetry(new RetryStrategyOptions<SourceReply>
        {
            MaxRetryAttempts = 1,
            Delay = TimeSpan.FromMilliseconds(50),
            ShouldHandle = new PredicateBuilder<SourceReply>().Handle<HttpRequestException>(e => e.StatusCode is null),
        })
        .Build();

    /// <summary>Sends a request, made anew for each try, with the signed evidence of who is behind it.</summary>
    public async Task<SourceReply> SendAsync(Func<HttpRequestMessage> make, TrackingEvidence evidence, CancellationToken ct)
    {
        try
        {
            return await pipeline.ExecuteAsync(async token => await TryAsync(make, evidence, token), ct);
        }
        catch (BrokenCircuitException e)
        {
            return new SourceReply(SourceOutcome.Down, [], e.RetryAfter is { } wait ? clock.GetUtcNow().UtcDateTime + wait : null);
        }
        catch (HttpRequestException e) when (e.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            // PDND gave no voucher: the purpose or the agreement is not in order.
            log.LogWarning("No voucher for the source {Source}: {Status}", source.Name, e.StatusCode);
            return SourceReply.Of(SourceOutcome.Refused);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutRejectedException or JsonException or KeyNotFoundException)
        {
            // The last two: what PDND gave is no voucher.
            log.LogWarning("The source {Source} does not answer: {Failure}", source.Name, e.GetType().Name);
            return SourceReply.Of(SourceOutcome.Down);
        }
    }

    private async Task<SourceReply> TryAsync(Func<HttpRequestMessage> make, TrackingEvidence evidence, CancellationToken ct)
    {
        using var http = clients.CreateClient(ModiSetup.ClientName(source.Name));
        using var request = make();
        request.Options.Set(TrackingEvidence.Key, evidence);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (source.SaysNothing(response))
            return SourceReply.Of(SourceOutcome.Nothing);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            return SourceReply.Of(SourceOutcome.Refused);
        if ((int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout)
            return SourceReply.Of(SourceOutcome.Down);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "application/json" || await ReadAsync(response.Content, ct) is not { } body)
        {
            log.LogWarning("The source {Source} answered what it should not: {Status}", source.Name, response.StatusCode);
            return SourceReply.Of(SourceOutcome.Unreadable);
        }

        return new SourceReply(SourceOutcome.Answered, body, null);
    }

    /// <summary>The body; null where it is longer than any answer is.</summary>
    private static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, ct) is var read and > 0)
        {
            if (body.Length + read > LargestAnswer)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
