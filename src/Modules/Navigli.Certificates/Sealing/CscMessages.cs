using System.Text.Json.Serialization;

namespace Navigli.Certificates.Sealing;

// Messages of the CSC API 2.0, of which only the members that we send or read.

/// <summary>Answer of oauth2/token (8.4.4).</summary>
internal sealed record CscToken
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    /// <summary>Seconds.</summary>
    [JsonPropertyName("expires_in")]
    public int ExpiresIn { get; init; } = 3600;
}

/// <summary>Answer of any method that fails (10.2).</summary>
internal sealed record CscError
{
    [JsonPropertyName("error")]
    public string? Error { get; init; }

    [JsonPropertyName("error_description")]
    public string? Description { get; init; }
}

/// <summary>credentials/list (11.4).</summary>
internal sealed record CscListRequest
{
    [JsonPropertyName("onlyValid")]
    public bool OnlyValid { get; init; } = true;
}

internal sealed record CscList
{
    [JsonPropertyName("credentialIDs")]
    public required IReadOnlyList<string> CredentialIds { get; init; }
}

/// <summary>credentials/info (11.5).</summary>
internal sealed record CscInfoRequest
{
    [JsonPropertyName("credentialID")]
    public required string CredentialId { get; init; }

    [JsonPropertyName("certificates")]
    public string Certificates { get; init; } = "chain";

    [JsonPropertyName("authInfo")]
    public bool AuthInfo { get; init; } = true;
}

internal sealed record CscInfo
{
    [JsonPropertyName("signatureQualifier")]
    public string? SignatureQualifier { get; init; }

    [JsonPropertyName("key")]
    public required CscKey Key { get; init; }

    [JsonPropertyName("cert")]
    public required CscCertificates Cert { get; init; }

    [JsonPropertyName("auth")]
    public required CscAuthorization Auth { get; init; }
}

internal sealed record CscKey
{
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    [JsonPropertyName("algo")]
    public required IReadOnlyList<string> Algorithms { get; init; }
}

internal sealed record CscCertificates
{
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>Base64, the credential's own first.</summary>
    [JsonPropertyName("certificates")]
    public required IReadOnlyList<string> Certificates { get; init; }
}

internal sealed record CscAuthorization
{
    [JsonPropertyName("mode")]
    public required string Mode { get; init; }

    [JsonPropertyName("objects")]
    public IReadOnlyList<CscAuthenticationObject>? Objects { get; init; }
}

internal sealed record CscAuthenticationObject
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }
}

/// <summary>credentials/authorize (11.6).</summary>
internal sealed record CscAuthorizeRequest
{
    [JsonPropertyName("credentialID")]
    public required string CredentialId { get; init; }

    [JsonPropertyName("numSignatures")]
    public int Signatures { get; init; } = 1;

    [JsonPropertyName("hashes")]
    public required IReadOnlyList<string> Hashes { get; init; }

    [JsonPropertyName("hashAlgorithmOID")]
    public required string HashAlgorithm { get; init; }

    [JsonPropertyName("authData")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CscAuthenticationData>? AuthData { get; init; }
}

internal sealed record CscAuthenticationData([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("value")] string Value);

internal sealed record CscActivation
{
    [JsonPropertyName("SAD")]
    public required string Data { get; init; }
}

/// <summary>signatures/signHash (11.10).</summary>
internal sealed record CscSignRequest
{
    [JsonPropertyName("credentialID")]
    public required string CredentialId { get; init; }

    [JsonPropertyName("SAD")]
    public required string Activation { get; init; }

    [JsonPropertyName("hashes")]
    public required IReadOnlyList<string> Hashes { get; init; }

    [JsonPropertyName("hashAlgorithmOID")]
    public required string HashAlgorithm { get; init; }

    [JsonPropertyName("signAlgo")]
    public required string SignatureAlgorithm { get; init; }
}

internal sealed record CscSignatures
{
    [JsonPropertyName("signatures")]
    public required IReadOnlyList<string> Signatures { get; init; }
}
