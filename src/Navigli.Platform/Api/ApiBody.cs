using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Navigli.Platform.Results;

namespace Navigli.Platform.Api;

/// <summary>A body that was read: what it says, and its bytes.</summary>
/// <typeparam name="T">What it says.</typeparam>
/// <param name="Value">What it says.</param>
/// <param name="Bytes">The bytes as sent.</param>
public sealed record ApiBody<T>(T Value, ReadOnlyMemory<byte> Bytes);

/// <summary>Reads bodies strictly: the media type, UTF-8, no more than a limit, no member that is unknown, twice there, missing or of another type.</summary>
public static class ApiBody
{
    /// <summary>No JSON body that an operation reads is longer, bytes.</summary>
    public const int LargestJson = 16 * 1024;

    private const string Json = "application/json";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether the body says that it is of a media type, with UTF-8 as its only charset.</summary>
    public static bool Is(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var sent)
        && sent.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && (!sent.Charset.HasValue || HeaderUtilities.RemoveQuotes(sent.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads JSON; the problem is the answer where that cannot be.</summary>
    public static async Task<(ApiBody<T>? Body, ApiProblem? Problem)> ReadJsonAsync<T>(HttpContext http, CancellationToken ct)
        where T : class
    {
        var words = http.RequestServices.GetRequiredService<ErrorTexts>();
        if (!Is(http.Request, Json))
            return (null, ApiAnswers.Of(ApiErrors.MediaType.With(Json), StatusCodes.Status415UnsupportedMediaType, words));
        if (await ReadAsync(http, LargestJson, ct).ConfigureAwait(false) is not { } bytes)
            return (null, ApiAnswers.Of(ApiErrors.TooLarge.With(LargestJson), StatusCodes.Status413PayloadTooLarge, words));
        try
        {
            // The reader takes bytes in strings as they come; what is not UTF-8 must not reach a record.
            _ = Strict.GetCharCount(bytes.Span);
            var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            if (JsonSerializer.Deserialize<T>(bytes.Span, json) is { } value)
                return (new ApiBody<T>(value, bytes), null);
            return (null, Malformed("$", words));
        }
        catch (JsonException e)
        {
            return (null, Malformed(e.Path ?? "$", words));
        }
        catch (DecoderFallbackException)
        {
            return (null, Malformed("$", words));
        }
    }

    /// <summary>Reads a body whole.</summary>
    /// <param name="http">The request.</param>
    /// <param name="most">The limit in bytes.</param>
    /// <param name="ct">Cancels the reading.</param>
    /// <returns>The bytes; null where there are more.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext http, int most, CancellationToken ct)
    {
        if (http.Request.ContentLength > most)
            return null;
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(ct).ConfigureAwait(false);
            if (read.Buffer.Length > most)
                return null;
            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static ApiProblem Malformed(string path, ErrorTexts words) => ApiAnswers.Of(ApiErrors.Malformed.With(path), StatusCodes.Status400BadRequest, words);
}
