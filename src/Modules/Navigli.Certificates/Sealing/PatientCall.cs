using Navigli.Documents.Sealing;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Navigli.Certificates.Sealing;

/// <summary>
/// A call of a trust service: bounded in time, tried again once when it fails in passing, and failing always as a <see cref="SealingException"/>.
/// There is no cache and no queue behind it: who waits is who asked for the document, and they can ask again.
/// </summary>
internal sealed class PatientCall
{
    /// <summary>The HTTP client of all trust services: no redirects, answers of at most <see cref="LargestAnswer"/> bytes, time kept by this class.</summary>
    public const string HttpClientName = "trust-services";
    public const int LargestAnswer = 1024 * 1024;

    private readonly string service;
    private readonly ResiliencePipeline pipeline;

    public PatientCall(string service, TimeSpan timeout, TimeProvider clock)
    {
        this.service = service;
        pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddTimeout(timeout)
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 1,
                Delay = TimeSpan.FromMilliseconds(200),
                UseJitter = true,
                ShouldHandle = new PredicateBuilder()
                    .Handle<HttpRequestException>().Handle<IOException>().Handle<TimeoutRejectedException>()
                    .Handle<SealingException>(e => e.Failure is SealingFailure.Unavailable),
            })
            .AddTimeout(timeout / 2)
            .Build();
    }

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken ct)
    {
        try
        {
            return await pipeline.ExecuteAsync(async inner => await attempt(inner), ct);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutRejectedException)
        {
            throw new SealingException(SealingFailure.Unavailable, $"{service} does not answer", e);
        }
    }
}
