using Microsoft.OpenApi;
using Navigli.Platform.Api;

namespace Navigli.Certificates.Api;

/// <summary>The part of the description that says who may call what, and what a client shows.</summary>
internal static class ApiSecurity
{
    private const string Session = "session";
    private const string Client = "client";
    private const string Platform = "pdnd";

    private static readonly Dictionary<string, string> Scopes = new(StringComparer.Ordinal)
    {
        [CertificateScopes.Issue.Code] = "Issue certificates, and read those that were issued or found in the last half hour.",
        [CertificateScopes.Register.Code] = "Find certificates in the register, and read them.",
        [CertificateScopes.Verify.Code] = "Verify certificates.",
        [CertificateScopes.Void.Code] = "Void certificates.",
    };

    public static void Frame(OpenApiDocument document) => document.Components!.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
    {
        [Session] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = "navigli.session",
            Description = "The session of a registry officer signed in to the portal with SPID.",
        },
        [Client] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "Access tokens of registered clients, which authenticate with private_key_jwt. The scheme is Bearer, or DPoP for tokens that are bound to a key.",
            Flows = new OpenApiOAuthFlows
            {
                ClientCredentials = new OpenApiOAuthFlow { TokenUrl = new Uri("https://portale.comune.example/oauth/token"), Scopes = Scopes },
            },
        },
        [Platform] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "A voucher of PDND for the purpose approved for the client, or the client's own token by direct trust (ModI ID_AUTH_REST_02). The scopes are those that the client was given here.",
        },
    };

    public static void Describe(OpenApiOperation operation, OpenApiDocument document, ClientAccess access)
    {
        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Session, document)] = [] },
            // One of several scopes is enough: alternatives.
            .. access.AnyOf.Select(s => s.Code).DefaultIfEmpty().Select(scope => new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(Client, document)] = scope is null ? [] : [scope],
            }),
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Platform, document)] = [] },
        ];
        if (access.AnyOf.Count > 0)
            operation.Parameters!.Add(Header("Agid-JWT-TrackingEvidence", "Of clients: the signed reference of the operator who is behind the call (claims userID, userLocation, LoA), used once."));
        if (operation.RequestBody is null)
            return;
        operation.Parameters!.Add(Header("Agid-JWT-Signature", "Of clients: the signature of Digest, Content-Type and Content-Encoding."));
        operation.Parameters.Add(Header("Digest", "Of clients that sign: SHA-256 or SHA-512 of the body (RFC 3230)."));
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = ApiDocument.Text(12288),
    };
}
