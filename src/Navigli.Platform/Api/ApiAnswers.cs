using System.Globalization;
using Microsoft.AspNetCore.Http;
using Navigli.Platform.Results;

namespace Navigli.Platform.Api;

/// <summary>Makes problems of failures, by the one mapping of <see cref="ErrorTexts"/>.</summary>
public static class ApiAnswers
{
    private static readonly CultureInfo Italian = CultureInfo.GetCultureInfo("it-IT");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Speaks the language that the caller prefers, Italian where that is neither Italian nor English.</summary>
    public static void SpeakAsAsked(HttpContext http)
    {
        var preferred = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString());
        var culture = preferred.Select(Known).FirstOrDefault(c => c is not null) ?? Italian;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        http.Response.Headers.ContentLanguage = culture.TwoLetterISOLanguageName;
        http.Response.Headers.Vary = "Accept-Language";
    }

    /// <summary>The failures with the status of the first.</summary>
    /// <param name="errors">At least one.</param>
    /// <param name="words">The mapping.</param>
    /// <param name="memberOf">The JSON pointer of a field that a failure names; null for none.</param>
    public static ApiProblem Of(IReadOnlyList<Error> errors, ErrorTexts words, Func<string, string?> memberOf) => new()
    {
        Type = ErrorTexts.TypeOf(errors[0]),
        Title = words.What(errors[0]),
        Status = ErrorTexts.Status(errors[0].Kind),
        Detail = words.Next(errors[0]),
        Errors = errors.Count == 1 && errors[0].Field is null ? null : [.. errors.Select(e => new ApiFailure
        {
            Code = e.Code,
            Member = e.Field is null ? null : memberOf(e.Field),
            Title = words.What(e),
            Detail = words.Next(e),
        })],
    };

    /// <summary>A failure under a status that its kind does not say.</summary>
    public static ApiProblem Of(Error error, int status, ErrorTexts words) => Of([error], words, static _ => null) with { Status = status };

    /// <summary>Writes a problem where no result can be returned.</summary>
    internal static Task WriteAsync(HttpContext http, Error error, int status, ErrorTexts words)
    {
        SpeakAsAsked(http);
        http.Response.Headers.CacheControl = "no-store";
        return Of(error, status, words).ToResult().ExecuteAsync(http);
    }

    private static CultureInfo? Known(string language) => language.Split('-')[0].ToLowerInvariant() switch
    {
        "it" => Italian,
        "en" => English,
        _ => null,
    };
}
