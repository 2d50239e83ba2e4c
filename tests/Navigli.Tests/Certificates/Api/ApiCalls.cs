using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Navigli.Testing;
using Navigli.Tests.Certificates.Counter;

namespace Navigli.Tests.Certificates.Api;

/// <summary>Calls of the API with an officer's session, as a program makes them.</summary>
internal static class ApiCalls
{
    public const string Base = "/api/v1/certificates";

    public static string NewKey() => Guid.CreateVersion7(TestClock.Start).ToString();

    /// <summary>A request for a residence certificate to a third party, for a use that is exempt.</summary>
    public static JsonObject Request(string persona, string type = CertificatesCity.Residence) => new()
    {
        ["taxCode"] = OfficerSteps.CodeOf(persona),
        ["reason"] = "Richiesta di un terzo allo sportello",
        ["caseReference"] = "2026-4711",
        ["type"] = type,
        ["use"] = CertificatesCity.SportsClub,
        ["requester"] = new JsonObject
        {
            ["kind"] = "thirdParty", ["familyName"] = "Bianchi", ["givenName"] = "Teresa", ["documentKind"] = "passport", ["documentNumber"] = "YA 1234567",
        },
    };

    public static Task<Answer> IssueAsync(Visitor visitor, JsonNode body, string? key) => PostAsync(visitor, Base, body.ToJsonString(), key);

    public static Task<Answer> PostAsync(Visitor visitor, string path, string body, string? key = null, string type = "application/json", params IReadOnlyList<(string Name, string Value)> headers) =>
        PostAsync(visitor, path, Encoding.UTF8.GetBytes(body), key, type, headers);

    public static async Task<Answer> PostAsync(Visitor visitor, string path, byte[] body, string? key = null, string type = "application/json", params IReadOnlyList<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(visitor.Portal, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await visitor.SendOnceAsync(request);
    }

    public static async Task<Answer> GetAsync(Visitor visitor, string path, string language = "it")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(visitor.Portal, path));
        request.Headers.AcceptLanguage.ParseAdd(language);
        return await visitor.SendOnceAsync(request);
    }

    public static JsonElement Json(this Answer answer) => JsonDocument.Parse(answer.Body).RootElement;

    public static string Word(this Answer answer, string member) => answer.Json().GetProperty(member).GetString()!;

    /// <summary>The code at the end of a problem's type.</summary>
    public static string Problem(this Answer answer) =>
        answer.ContentHeaders.ContentType?.MediaType == "application/problem+json"
            ? answer.Word("type").Split(':')[^1]
            : throw new InvalidOperationException($"Not a problem: {answer.Status} {answer.ContentHeaders.ContentType} {answer.Text}");

    /// <summary>The members that a problem names, in order, with spaces between.</summary>
    public static string Members(this Answer answer) =>
        string.Join(' ', answer.Json().GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("member").GetString()!).Order(StringComparer.Ordinal));
}
