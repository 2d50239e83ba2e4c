using System.Net.Http.Headers;
using System.Net.Mime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Navigli.Platform.City;
using Navigli.Platform.Time;

namespace Navigli.Certificates.Certifiers.Anpr;

/// <summary>Asks service 6001 once. What goes wrong on the way is an answer too: lost.</summary>
internal sealed class AnprClient(IHttpClientFactory http, AnprSecurity security, AnprReader reader, CityPack city, IOptions<AnprOptions> options, TimeProvider clock)
{
    public const string Name = "anpr";

    /// <summary>Opens connections with the workstation's certificate; redirects are nobody's business here.</summary>
    public static HttpMessageHandler Handler(IServiceProvider services)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) };
        if (services.GetRequiredService<IOptions<AnprOptions>>().Value.Endpoint?.Scheme == Uri.UriSchemeHttps)
            handler.SslOptions.ClientCertificates = [services.GetRequiredService<AnprSecurity>().Certificate];
        return handler;
    }

    public async Task<AnprAnswer> AskAsync(AnprRequest request, string operationId, CancellationToken ct)
    {
        if (options.Value.Endpoint is not { } endpoint)
            return new AnprLost("not connected");
        var now = clock.UtcInstant();
        var envelope = security.Sign(AnprMessage.Envelope(request, new AnprAddress(city.Identity.IstatCode, options.Value, now), operationId), now);
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new ByteArrayContent(envelope) { Headers = { ContentType = new MediaTypeHeaderValue(MediaTypeNames.Text.Xml, "utf-8") } },
        };
        message.Headers.Add("SOAPAction", "\"\"");
        using var client = http.CreateClient(Name);
        try
        {
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseContentRead, ct);
            await using var content = await response.Content.ReadAsStreamAsync(ct);
            return await reader.ReadAsync(content, request, operationId, ct);
        }
        catch (HttpRequestException e)
        {
            return new AnprLost(e.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new AnprLost("no answer in time");
        }
    }
}
