using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Navigli.Certificates.Counter;
using Navigli.Certificates.Paper;
using Navigli.Certificates.Verify;
using Navigli.Platform.Access;
using Navigli.Platform.Api;
using Navigli.Platform.City;
using Navigli.Platform.Results;
using Navigli.Platform.Web;

namespace Navigli.Certificates.Api;

/// <summary>
/// The counter for programs: for signed-in registry officers, and for API clients within their scopes. No personal data is in an
/// address: what could be is posted.
/// </summary>
internal static class ApiEndpoints
{
    public const string Prefix = "/api/v1";
    public const string AnyBody = "*/*";
    private const string Json = "application/json";
    private const string Pdf = "application/pdf";

    public static void MapCertificatesApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi(Prefix, Role.RegistryOfficer);
        api.MapPost("/certificates", IssueAsync).OpenTo(CertificateScopes.Issue).WithName("issueCertificate").Takes<CertificateRequest>(Json)
            .Produces<CertificateResource>(StatusCodes.Status201Created).Produces<CertificateResource>(StatusCodes.Status202Accepted).Problems(400, 403, 404, 409, 413, 415, 422);
        api.MapPost("/certificates/search", SearchAsync).OpenTo(CertificateScopes.Register).WithName("searchCertificates").Takes<SearchMessage>(Json)
            .Produces<CertificateList>().Problems(400, 403, 413, 415, 422);
        api.MapPost("/certificates/verifications", VerifyAsync).OpenTo(CertificateScopes.Verify).WithName("verifyCertificate").Takes<VerificationMessage>(Json, Pdf)
            .RequireRateLimiting(RateLimits.Guessable).Produces<VerificationResource>().Problems(400, 403, 404, 413, 415, 422);
        api.MapGet("/certificates/{id:guid}", ShowAsync).OpenTo(CertificateScopes.Issue, CertificateScopes.Register).WithName("readCertificate")
            .Produces<CertificateResource>().Problems(403, 404);
        api.MapGet("/certificates/{id:guid}/document", DownloadAsync).OpenTo(CertificateScopes.Issue, CertificateScopes.Register).WithName("readDocument")
            .Produces<byte[]>(StatusCodes.Status200OK, Pdf).Problems(403, 404, 409);
        api.MapPost("/certificates/{id:guid}/void", VoidAsync).OpenTo(CertificateScopes.Void).WithName("voidCertificate").Takes<VoidMessage>(Json)
            .Produces<CertificateResource>().Problems(400, 403, 404, 409, 413, 415, 422);
        api.MapGet("/certificate-types", (ShowTypes types) => TypedResults.Ok(types.Run())).OpenTo().WithName("listCertificateTypes").Problems();
        api.MapGet("/status", StatusAsync).OpenTo().WithName("readStatus").Produces<ApiProblem>(StatusCodes.Status200OK, ApiProblem.MediaType).Problems();
        api.MapOpenApi("/openapi.json").OpenTo().ExcludeFromDescription();
        api.Map("/{**rest}", (ErrorTexts words) => ApiAnswers.Of([ApiErrors.NoOperation], words, static _ => null).ToResult()).OpenTo().ExcludeFromDescription();
    }

    private static async Task<IResult> IssueAsync(
        [FromHeader(Name = "Idempotency-Key"), Required, MinLength(ApiRequest.ShortestKey), MaxLength(ApiRequest.LongestKey), RegularExpression("^[!-~]+$")]
        [Description("A random key of the caller's, such as a UUID, one for each certificate. The same key with the same body is the same request, for 30 days.")]
        string? idempotencyKey,
        IssueByApi issue, CertificateResources resources, HttpContext http, ErrorTexts words, CancellationToken ct)
    {
        if (idempotencyKey is not { Length: >= ApiRequest.ShortestKey and <= ApiRequest.LongestKey } key || !key.All(c => c is > ' ' and <= '~'))
            return ApiAnswers.Of(ApiErrors.KeyMalformed, StatusCodes.Status400BadRequest, words).ToResult();
        var (body, problem) = await ApiBody.ReadJsonAsync<CertificateRequest>(http, ct);
        if (body is null)
            return problem!.ToResult();
        var issued = await issue.RunAsync(key, body.Bytes, body.Value, ct);
        if (!issued.Succeeded)
            return Refuse(http, words, issued.Errors);
        var resource = await resources.FindAsync(issued.Value, ct) ?? throw new InvalidOperationException("An issued certificate has its case");
        http.Response.Headers.Location = resource.Links.Self.ToString();
        return Results.Json(resource, statusCode: resource.Protocol is null ? StatusCodes.Status202Accepted : StatusCodes.Status201Created);
    }

    private static async Task<IResult> SearchAsync(OpenEntries entries, HttpContext http, ErrorTexts words, CancellationToken ct)
    {
        var (body, problem) = await ApiBody.ReadJsonAsync<SearchMessage>(http, ct);
        return body is null ? problem!.ToResult() : Answer(http, words, await entries.SearchAsync(body.Value, ct));
    }

    private static async Task<IResult> VerifyAsync(VerifyCertificate verify, VerifyPaper papers, CityPack city, HttpContext http, ErrorTexts words, CancellationToken ct)
    {
        Result<VerifiedCertificate> verified;
        if (ApiBody.Is(http.Request, Pdf))
        {
            if (await ApiBody.ReadAsync(http, PaperLimits.MaxBytes, ct) is not { } file)
                return ApiAnswers.Of(ApiErrors.TooLarge.With(PaperLimits.MaxBytes), StatusCodes.Status413PayloadTooLarge, words).ToResult();
            verified = await papers.CheckAsync(file, ct);
        }
        else
        {
            var (body, problem) = await ApiBody.ReadJsonAsync<VerificationMessage>(http, ct);
            if (body is null)
                return problem!.ToResult();
            verified = body.Value switch
            {
                { Code: { } code, Proof: null } => await verify.ByCodeAsync(code, ct),
                { Code: null, Proof: { } proof } => await verify.ByProofAsync(proof, ct),
                _ => CertificatesErrors.OneOfTwo,
            };
        }

        return verified.Succeeded ? Results.Json(VerificationResource.Of(verified.Value, city)) : Refuse(http, words, verified.Errors);
    }

    private static async Task<IResult> ShowAsync(Guid id, OpenEntries entries, HttpContext http, ErrorTexts words, CancellationToken ct) =>
        Answer(http, words, await entries.ShowAsync(id, ct));

    private static async Task<IResult> DownloadAsync(Guid id, OpenEntries entries, HttpContext http, ErrorTexts words, CancellationToken ct)
    {
        var file = await entries.DownloadAsync(id, ct);
        return file.Succeeded ? Results.File(file.Value.Content, Pdf, file.Value.FileName) : Refuse(http, words, file.Errors);
    }

    private static async Task<IResult> VoidAsync(Guid id, OpenEntries entries, HttpContext http, ErrorTexts words, CancellationToken ct)
    {
        var (body, problem) = await ApiBody.ReadJsonAsync<VoidMessage>(http, ct);
        return body is null ? problem!.ToResult() : Answer(http, words, await entries.VoidAsync(id, body.Value.Reason, ct));
    }

    /// <summary>RAC_REST_NAME_011: a problem that says that there is none.</summary>
    private static async Task<IResult> StatusAsync(HealthCheckService health, HttpContext http, ErrorTexts words, CancellationToken ct)
    {
        var report = await health.CheckHealthAsync(check => check.Tags.Contains("ready"), ct);
        return report.Status == HealthStatus.Unhealthy
            ? Refuse(http, words, [ApiErrors.Down])
            : new ApiProblem { Type = "about:blank", Title = "OK", Status = StatusCodes.Status200OK, Detail = "OK" }.ToResult();
    }

    private static IResult Answer<T>(HttpContext http, ErrorTexts words, Result<T> result) => result.Succeeded ? Results.Json(result.Value) : Refuse(http, words, result.Errors);

    private static IResult Refuse(HttpContext http, ErrorTexts words, IReadOnlyList<Error> errors)
    {
        if (errors[0].Kind == ErrorKind.Unavailable)
            http.Response.Headers.RetryAfter = ApiProblem.RetryAfterSeconds;
        return ApiAnswers.Of(errors, words, MemberOf).ToResult();
    }

    /// <summary>The member of a request that a failure of the pages' form is about.</summary>
    private static string? MemberOf(string field) => field switch
    {
        nameof(CounterForm.TypeCode) => "/type",
        nameof(CounterForm.Destination) or nameof(CounterForm.Stamp) => "/use",
        nameof(CounterForm.Requester) => "/requester/kind",
        nameof(CounterForm.CodiceFiscale) => "/requester/taxCode",
        nameof(CounterForm.FamilyName) or nameof(CounterForm.GivenName) or nameof(CounterForm.Delegation) => $"/requester/{Camel(field)}",
        nameof(CounterForm.Document) => "/requester/documentKind",
        nameof(CounterForm.DocumentNumber) => "/requester/documentNumber",
        nameof(IssuedCertificate.VoidReason) => "/reason",
        "Verify.Code" => "/code",
        _ when field.Contains('.', StringComparison.Ordinal) => null,
        _ => $"/{Camel(field)}",
    };

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>Describes the body. Routing lets every media type in, so that the refusal is the API's own; the description drops the last.</summary>
    private static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, params string[] mediaTypes)
        where T : notnull => endpoint.Accepts<T>(mediaTypes[0], [.. mediaTypes.Skip(1), AnyBody]);

    private static RouteHandlerBuilder Problems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses.Concat([401, 429, 500, 503]).Order())
            endpoint.Produces<ApiProblem>(status, ApiProblem.MediaType);
        return endpoint;
    }
}
