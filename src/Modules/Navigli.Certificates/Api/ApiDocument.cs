using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Navigli.Platform.Api;

namespace Navigli.Certificates.Api;

/// <summary>The OpenAPI description of the API, as the interoperability guidelines (AgID det. 547/2021) and their checker want it. The verified copy is docs/contracts/certificates-v1.json.</summary>
internal static class ApiDocument
{
    public const string Version = "1.1.0";

    private static readonly Dictionary<string, (string Summary, string Description)> Operations = new(StringComparer.Ordinal)
    {
        ["issueCertificate"] = ("Issue a certificate at the counter", "Issues a certificate on behalf of whoever asks, under the rules of the officer's counter: it reads the person's record for the reason stated, and the person sees that. 202 where ANPR certifies and has not answered yet. The same key with the same body gives the same certificate; with another body it is refused with 422. A request that a rule refused may be repeated with its key for half an hour. The certificate is open to the caller for half an hour."),
        ["searchCertificates"] = ("Find a certificate in the register", "Finds a certificate by protocol or verification code and opens it to the caller for half an hour, for the reason stated."),
        ["verifyCertificate"] = ("Verify a certificate", "Tells what the register says of a certificate, by its code, by what its QR code holds, or by its PDF. The same as the public verification page."),
        ["readCertificate"] = ("Read a certificate", "Reads a certificate that the caller has open: issued or found in the last half hour."),
        ["readDocument"] = ("Read the sealed document", "The sealed PDF of a certificate that the caller has open. 503 while the sealing service is down: the certificate is issued all the same."),
        ["voidCertificate"] = ("Void a certificate", "Voids for good a certificate that the caller has open."),
        ["listCertificateTypes"] = ("List what can be asked for", "Certificate types, destinations of use and editions."),
        ["readStatus"] = ("Read whether the service works", "A problem that says that there is none, or 503."),
    };

    private static readonly Dictionary<string, string> Statuses = new(StringComparer.Ordinal)
    {
        ["200"] = "Done.",
        ["201"] = "Issued.",
        ["202"] = "Asked of ANPR, which has not answered yet, or has refused: the state tells.",
        ["400"] = "Not the request described here.",
        ["401"] = "The caller is neither a signed-in registry officer nor a registered client, or what it shows is not accepted.",
        ["403"] = "The client has not the scope, or does not name its operator; or a page of another site made the browser send this.",
        ["404"] = "No such thing, or not open to the caller.",
        ["409"] = "A rule or the present state forbids it.",
        ["413"] = "The body is too long.",
        ["415"] = "The body is in another format.",
        ["422"] = "Something in the request does not satisfy a rule.",
        ["429"] = "Too many requests.",
        ["500"] = "A fault of the service.",
        ["503"] = "The service, or something that it needs, is down.",
    };

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => $"/{description.RelativePath}".StartsWith($"{ApiEndpoints.Prefix}/", StringComparison.Ordinal);
        options.AddSchemaTransformer((schema, _, _) =>
        {
            // What is not described is refused, and not given.
            if (schema.Properties is { Count: > 0 })
                schema.AdditionalPropertiesAllowed = false;
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation);
            ApiSecurity.Describe(operation, context.Document!, context.Description.ActionDescriptor.EndpointMetadata.OfType<ClientAccess>().Single());
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            Frame(document);
            return Task.CompletedTask;
        });
    });

    private static void Describe(OpenApiOperation operation)
    {
        (operation.Summary, operation.Description) = Operations[operation.OperationId!];
        operation.Tags = new HashSet<OpenApiTagReference> { new(operation.OperationId == "readStatus" ? "status" : "certificates") };
        operation.RequestBody?.Content?.Remove(ApiEndpoints.AnyBody);
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "Accept-Language",
            In = ParameterLocation.Header,
            Description = "Language of the words for people: it or en, by preference. Italian where neither is wanted.",
            Schema = Text(100),
            Example = "it, en;q=0.5",
        });
        foreach (var (status, response) in operation.Responses!)
        {
            ((OpenApiResponse)response).Description = Statuses[status];
            ((OpenApiResponse)response).Headers = Headers(status, operation.OperationId!);
        }
    }

    private static Dictionary<string, IOpenApiHeader> Headers(string status, string operation)
    {
        Dictionary<string, IOpenApiHeader> headers = new(StringComparer.Ordinal)
        {
            ["Cache-Control"] = new OpenApiHeader { Description = "Always no-store: what is answered may be somebody's data.", Schema = Text(20) },
        };
        if (status is not ("500" or "503"))
        {
            headers["X-RateLimit-Limit"] = Number("Requests that are let through in a window, from one session or one client.");
            headers["X-RateLimit-Remaining"] = Number("Requests left in the window.");
            headers["X-RateLimit-Reset"] = Number("Seconds after which all of them are there again.");
        }

        if (status is "429" or "503")
            headers["Retry-After"] = Number("Seconds after which to try again.");
        if (status == "401")
            headers["WWW-Authenticate"] = new OpenApiHeader { Description = "What to show: a client's token. Officers sign in to the portal.", Schema = Text(100) };
        if (status is "201" or "202" && operation == "issueCertificate")
            headers["Location"] = new OpenApiHeader { Description = "Address of the certificate.", Schema = Text(2000) };
        return headers;
    }

    private static void Frame(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Navigli: certificates",
            Summary = "Registry certificates of an Italian municipality, at the counter.",
            Version = Version,
            Description = "Issues, finds, verifies and voids certificates of the population registry under the rules of the officer's counter, with the same access ledger. "
                + "It answers a registry officer who is signed in to the portal, by the session's cookie; writes are refused when they come from another site, and take bodies that no form can post. "
                + "It also answers the registered software of another office or organisation within its scopes: by an access token of the portal (RFC 9068, asked for with a client assertion, "
                + "RFC 7523; bound to a key by DPoP, RFC 9449, where the client is registered so), by a voucher of PDND, or by a token of its own by direct trust (ModI ID_AUTH_REST_02). "
                + "Every operation that needs a scope needs the header Agid-JWT-TrackingEvidence too (ModI AUDIT_REST_01 or 02): signed by the client, used once, with the operator's reference, which the access ledger keeps. "
                + "Agid-JWT-Signature with Digest (ModI INTEGRITY_REST_01) is checked where it is there, and asked for where the client is registered so. "
                + "Every failure is problem+json (RFC 9457).",
            TermsOfService = new Uri("https://portale.comune.example/note-legali"),
            Contact = new OpenApiContact { Name = "The municipality's digital services", Url = new Uri("https://portale.comune.example/uffici") },
            License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
            Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal)
            {
                ["x-api-id"] = new JsonNodeExtension("urn:navigli:api:certificates"),
                ["x-summary"] = new JsonNodeExtension("Registry certificates of an Italian municipality, at the counter."),
            },
        };
        document.Servers =
        [
            new OpenApiServer
            {
                Url = $"https://{{portal}}{ApiEndpoints.Prefix}",
                Description = "The portal of the municipality.",
                Variables = new Dictionary<string, OpenApiServerVariable>(StringComparer.Ordinal)
                {
                    ["portal"] = new() { Default = "portale.comune.example", Description = "Host of the portal." },
                },
            },
        ];
        document.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "certificates", Description = "Certificates and their register." },
            new() { Name = "status", Description = "The service itself." },
        };
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths.OrderBy(p => p.Key, StringComparer.Ordinal))
            paths.Add(path[ApiEndpoints.Prefix.Length..], item);
        document.Paths = paths;
        document.Components ??= new OpenApiComponents();
        ApiSecurity.Frame(document);
    }

    internal static OpenApiSchema Text(int longest) => new() { Type = JsonSchemaType.String, MaxLength = longest };

    private static OpenApiHeader Number(string description) => new()
    {
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "0", Maximum = "1000000" },
    };
}
