using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Options;
using Navigli.Documents.Sealing;

namespace Navigli.Certificates.Sealing;

/// <summary>The configured timestamp authority, asked over HTTP (RFC 3161, 3.4).</summary>
internal sealed class HttpTimestampAuthority : ITimestampAuthority
{
    private readonly IHttpClientFactory clients;
    private readonly TimestampOptions options;
    private readonly TimeProvider clock;
    private readonly PatientCall call;
    private readonly Lazy<X509Certificate2Collection> trusted;

    public HttpTimestampAuthority(IHttpClientFactory clients, IOptions<CertificatesOptions> options, TimeProvider clock)
    {
        this.clients = clients;
        this.options = options.Value.Timestamp ?? throw new InvalidOperationException("No timestamp authority is configured");
        this.clock = clock;
        call = new PatientCall("The timestamp authority", this.options.Timeout, clock);
        trusted = new Lazy<X509Certificate2Collection>(() =>
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(this.options.TrustedCertificates);
            return roots;
        });
    }

    public async ValueTask<byte[]> StampAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken) =>
        await call.RunAsync(ct => AskAsync(new TimestampQuery(digest, options.Policy), ct), cancellationToken);

    private async Task<byte[]> AskAsync(TimestampQuery query, CancellationToken ct)
    {
        using var client = clients.CreateClient(PatientCall.HttpClientName);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Service) { Content = new ByteArrayContent(query.Encode()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        if (options.UserName is { } user)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}")));
        using var response = await client.SendAsync(request, ct);
        if (!response.IsSuccessStatusCode)
        {
            throw new SealingException(
                (int)response.StatusCode is >= 500 or 429 ? SealingFailure.Unavailable : SealingFailure.Refused,
                $"The timestamp authority answers {(int)response.StatusCode}");
        }

        return query.Accept(await response.Content.ReadAsByteArrayAsync(ct), trusted.Value, clock.GetUtcNow());
    }
}
