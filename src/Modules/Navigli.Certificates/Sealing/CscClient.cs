using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Navigli.Documents.Sealing;

namespace Navigli.Certificates.Sealing;

/// <summary>Speaks with a remote sealing service (CSC API 2.0): access token, methods, and its errors as ours.</summary>
internal sealed class CscClient(IHttpClientFactory clients, RemoteSealOptions options, TimeProvider clock) : IDisposable
{
    /// <summary>A token is renewed before its end, so that none ends on its way.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim renewing = new(1, 1);
    private volatile Token? token;

    /// <summary>Calls a method. A token that the service does not take, though it should still be good, is renewed once.</summary>
    public async Task<TAnswer> CallAsync<TRequest, TAnswer>(string method, TRequest body, CancellationToken ct)
        where TAnswer : class
    {
        var used = await TokenAsync(refused: null, ct);
        var answer = await TryAsync<TRequest, TAnswer>(method, body, used, ct);
        return answer
            ?? await TryAsync<TRequest, TAnswer>(method, body, await TokenAsync(used, ct), ct)
            ?? throw new SealingException(SealingFailure.Refused, $"The sealing service takes no token of ours for {method}");
    }

    public void Dispose() => renewing.Dispose();

    /// <summary>Null when the token is not taken.</summary>
    private async Task<TAnswer?> TryAsync<TRequest, TAnswer>(string method, TRequest body, Token used, CancellationToken ct)
        where TAnswer : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{options.Service!.AbsoluteUri.TrimEnd('/')}/{method}") { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", used.Value);
        return await SendAsync<TAnswer>(request, method, ct);
    }

    private async Task<Token> TokenAsync(Token? refused, CancellationToken ct)
    {
        if (Usable(refused) is { } known)
            return known;
        await renewing.WaitAsync(ct);
        try
        {
            return Usable(refused) ?? (token = await AskForTokenAsync(ct));
        }
        finally
        {
            renewing.Release();
        }
    }

    private Token? Usable(Token? refused) =>
        token is { } known && !ReferenceEquals(known, refused) && clock.GetElapsedTime(known.GivenAt) < known.Lifetime ? known : null;

    private async Task<Token> AskForTokenAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Tokens)
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"), new("scope", "service"),
                new("client_id", options.ClientId), new("client_secret", options.ClientSecret),
            ]),
        };
        var given = await SendAsync<CscToken>(request, "oauth2/token", ct)
            ?? throw new SealingException(SealingFailure.Refused, "The sealing service does not know our client");
        return new Token(given.AccessToken, clock.GetTimestamp(), TimeSpan.FromSeconds(given.ExpiresIn) - Margin);
    }

    private async Task<TAnswer?> SendAsync<TAnswer>(HttpRequestMessage request, string method, CancellationToken ct)
        where TAnswer : class
    {
        using var client = clients.CreateClient(PatientCall.HttpClientName);
        using var response = await client.SendAsync(request, ct);
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                return await ReadAsync<TAnswer>(response, ct) ?? throw new SealingException(SealingFailure.Unavailable, $"The sealing service answers {method} with something else");
            case HttpStatusCode.Unauthorized:
                return null;
            case HttpStatusCode.Accepted:
                throw new SealingException(SealingFailure.Refused, $"The sealing service wants somebody to confirm {method}");
            default:
                var error = await ReadAsync<CscError>(response, ct);
                // 10.1: 429 and 50x are of the whole service and pass; 501 does not.
                var passing = (int)response.StatusCode is 429 or 500 or > 501 || error?.Error is "temporarily_unavailable" or "server_error";
                throw new SealingException(
                    passing ? SealingFailure.Unavailable : SealingFailure.Refused,
                    $"The sealing service answers {method} with {(int)response.StatusCode} {Short(error?.Error)}: {Short(error?.Description)}");
        }
    }

    private static async Task<T?> ReadAsync<T>(HttpResponseMessage response, CancellationToken ct)
        where T : class
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(ct);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Words from outside go to the log: on one line, and not many.</summary>
    private static string Short(string? words) => words is null ? "-" : string.Concat(words.Take(200).Select(c => char.IsControl(c) ? ' ' : c));

    private sealed record Token(string Value, long GivenAt, TimeSpan Lifetime);
}
