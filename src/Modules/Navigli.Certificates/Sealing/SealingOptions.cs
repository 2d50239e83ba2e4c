namespace Navigli.Certificates.Sealing;

/// <summary>Settings <c>Certificates:Seal</c>.</summary>
internal sealed class SealOptions
{
    /// <summary>Whether the seal is a qualified electronic seal, as the trust service provider's contract says. Only then does the paper call it one.</summary>
    public bool Qualified { get; set; }

    /// <summary>The remote sealing service; without it the seal is the file <c>seal.p12</c> of the keys folder.</summary>
    public RemoteSealOptions? Remote { get; set; }
}

/// <summary>Settings <c>Certificates:Seal:Remote</c>: a service of the Cloud Signature Consortium's API, version 2.</summary>
internal sealed class RemoteSealOptions
{
    /// <summary>Base address of the API, such as <c>https://provider.example/csc/v2</c>.</summary>
    public Uri? Service { get; set; }

    /// <summary>Address of its OAuth 2.0 tokens, such as <c>https://provider.example/oauth2/token</c>.</summary>
    public Uri? Tokens { get; set; }

    public string ClientId { get; set; } = "";

    /// <summary>From the environment, never from a settings file.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The credential to seal with; may be left out where the client has only one.</summary>
    public string? CredentialId { get; set; }

    /// <summary>What the credential asks for, by the names that it gives: <c>PIN</c>. From the environment.</summary>
    public Dictionary<string, string> AuthData { get; } = new(StringComparer.Ordinal);

    /// <summary>How long one document waits for its seal, second try included.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>Settings <c>Certificates:Timestamp</c>: an authority of RFC 3161, asked over HTTP.</summary>
internal sealed class TimestampOptions
{
    public Uri? Service { get; set; }

    /// <summary>A PEM file with the root certificates that the authority's own must lead to.</summary>
    public string TrustedCertificates { get; set; } = "";

    /// <summary>The policy to ask for and insist on, as an object identifier; the authority's own when left out.</summary>
    public string? Policy { get; set; }

    /// <summary>Account of HTTP basic authentication, where the authority wants one.</summary>
    public string? UserName { get; set; }

    /// <summary>From the environment.</summary>
    public string? Password { get; set; }

    /// <summary>How long one document waits for its stamp, second try included.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
